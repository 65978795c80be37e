// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentpath.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isNumber(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString escaped(QString text)
{
    return text.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

/// nullopt: "~" stands before something else than 0 or 1.
std::optional<QString> unescaped(QStringView text)
{
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != u'~') {
            result += text[at];
            continue;
        }
        ++at;
        if (at == text.size() || (text[at] != u'0' && text[at] != u'1'))
            return std::nullopt;
        result += text[at] == u'0' ? u'~' : u'/';
    }
    return result;
}

QString stepText(const PathStep &step)
{
    switch (step.kind()) {
    case PathStep::Kind::Item: return QString::number(step.number());
    case PathStep::Kind::Named: return u'=' + escaped(step.text());
    case PathStep::Kind::Key: break;
    }
    const bool isAmbiguous = isNumber(step.text()) || step.text().startsWith(u'=');
    return (isAmbiguous ? u"~2"_s : QString()) + escaped(step.text());
}

std::optional<PathStep> parsedStep(QStringView text)
{
    if (isNumber(text)) {
        bool fits = false;
        const qlonglong number = text.toLongLong(&fits);
        return fits ? std::optional(PathStep(qsizetype(number))) : std::nullopt;
    }
    const bool isNamed = text.startsWith(u'=');
    if (isNamed)
        text = text.sliced(1);
    else if (text.startsWith("~2"_L1))
        text = text.sliced(2);
    const std::optional<QString> plain = unescaped(text);
    if (!plain)
        return std::nullopt;
    return isNamed ? PathStep::named(*plain) : PathStep(*plain);
}

} // namespace

Result<DocumentPath> DocumentPath::parse(const QString &text)
{
    const Error error{.kind = Error::Kind::InvalidInput,
                      .subject = text,
                      .detail = u"not a path such as 0/spec/tags/3/from/name"_s};
    const QList<QStringView> parts = QStringView(text).split(u'/');
    DocumentPath path;
    bool fits = false;
    path.document = parts.first().toInt(&fits);
    if (!fits || !isNumber(parts.first()))
        return error;
    for (const QStringView part : parts.sliced(1)) {
        const std::optional<PathStep> step = parsedStep(part);
        if (!step)
            return error;
        path.steps.append(*step);
    }
    return path;
}

QString DocumentPath::toString() const
{
    QString text = QString::number(document);
    for (const PathStep &step : steps)
        text += u'/' + stepText(step);
    return text;
}

QList<PathStep> fieldSteps(const QString &field)
{
    static const QStringList maps = {u"annotations"_s, u"labels"_s};
    QList<PathStep> steps;
    QStringView rest = field;
    while (!rest.isEmpty()) {
        const qsizetype dot = rest.indexOf(u'.');
        const bool isLast = dot < 0 || (!steps.isEmpty() && maps.contains(steps.last().text()));
        steps.append(PathStep((isLast ? rest : rest.first(dot)).toString()));
        rest = isLast ? QStringView() : rest.sliced(dot + 1);
    }
    return steps;
}

} // namespace headwater
