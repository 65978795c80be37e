// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recordings.h"

#include "tests/support/fixtures.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Calls @p visit(name, step) for each step of each recorded case.
template<typename Visitor>
void forEachStep(Visitor visit)
{
    const QString root = sharedPath(u"vectors"_s);
    QDirIterator files(root, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray steps
            = QJsonDocument::fromJson(file.readAll()).object().value("steps"_L1).toArray();
        for (const QJsonValue &step : steps) {
            const QString number = QString::number(step["step"_L1].toInt());
            visit(path.sliced(root.size() + 1) + u' ' + number, step.toObject());
        }
    }
}

} // namespace

QList<Recording> recordedOutputs(const QString &format)
{
    QList<Recording> recordings;
    forEachStep([&](const QString &name, const QJsonObject &step) {
        const QJsonObject command = step.value("command"_L1).toObject();
        QStringList arguments = command.value("argv"_L1).toVariant().toStringList();
        const bool isGet = arguments.contains(u"get"_s) && arguments.contains(u"-o"_s);
        const QByteArray output = command.value("stdout"_L1).toString().toUtf8();
        if (isGet && arguments.contains(format) && !output.isEmpty())
            recordings.append({.name = name, .output = output});
    });
    return recordings;
}

QList<std::pair<QString, QJsonObject>> recordedStreams()
{
    QList<std::pair<QString, QJsonObject>> streams;
    forEachStep([&](const QString &name, const QJsonObject &step) {
        const QJsonArray after = step.value("after"_L1).toArray();
        for (const QJsonValue &stream : after)
            streams.append({name, stream.toObject()});
    });
    return streams;
}

} // namespace headwater
