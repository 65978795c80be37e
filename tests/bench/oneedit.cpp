// SPDX-License-Identifier: Apache-2.0
#include "core/base/textedit.h"
#include "core/definition/definitiondocument.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr int edits = 25;

/// One form edit, and all that has to happen before the next: the edit is planned and checked, the
/// document is brought up to date, and the object that was touched is read again. Milliseconds, or
/// less than zero: it went wrong.
double edited(DefinitionDocument &document, const DocumentPath &tag, int number)
{
    QElapsedTimer timer;
    timer.start();
    const auto change
        = DocumentChange::set(tag / u"annotations"_s / u"version"_s, u"%1.0"_s.arg(number));
    const auto planned = document.edits({change});
    if (!planned || planned->isEmpty())
        return -1;
    document = document.edited(*planned);
    const auto object = document.objectAt(planned->first().from);
    if (!object || readDefinition(document, *object).streams.size() != 1)
        return -1;
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QFile file(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    DefinitionDocument document = DefinitionDocument::read(file.readAll(), file.fileName());
    const QList<DocumentObject> objects = document.objects();
    std::vector<double> times;
    for (int i = 0; i < edits; ++i) {
        const DocumentObject &object = objects.at(i * (objects.size() / edits));
        times.push_back(
            edited(document, object.path / u"spec"_s / u"tags"_s / qsizetype(i % 3), 100 + i));
    }
    std::ranges::sort(times);
    if (times.empty() || times.front() < 0)
        return 1;
    std::printf("median of %d edits: %.3f ms, longest %.3f ms\n", edits, times[times.size() / 2],
                times.back());
    return 0;
}
