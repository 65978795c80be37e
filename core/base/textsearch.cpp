// SPDX-License-Identifier: Apache-2.0
#include "core/base/textsearch.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QRegularExpression expressionOf(const TextQuery &query)
{
    QString pattern = query.isRegex ? query.pattern : QRegularExpression::escape(query.pattern);
    if (query.isWholeWord)
        pattern = u"\\b(?:%1)\\b"_s.arg(pattern);
    QRegularExpression::PatternOptions options
        = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !query.isCaseSensitive);
    return QRegularExpression(pattern, options);
}

/// @p replacement with the groups of @p match in it.
QString expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString result;
    for (qsizetype at = 0; at < replacement.size(); ++at) {
        const QChar next = at + 1 < replacement.size() ? replacement.at(at + 1) : QChar();
        if (replacement.at(at) == u'\\' && next.isDigit()) {
            result += match.captured(next.digitValue());
            ++at;
        } else if (replacement.at(at) == u'\\' && (next == u'\\' || next == u'n')) {
            result += next == u'n' ? u'\n' : u'\\';
            ++at;
        } else {
            result += replacement.at(at);
        }
    }
    return result;
}

} // namespace

TextMatches findMatches(const QString &text, const TextQuery &query, const QString &replacement,
                        qsizetype most)
{
    TextMatches found;
    if (query.pattern.isEmpty())
        return found;
    const QRegularExpression expression = expressionOf(query);
    if (!expression.isValid()) {
        found.problem = expression.errorString();
        return found;
    }
    QRegularExpressionMatchIterator each = expression.globalMatch(text);
    while (each.hasNext()) {
        const QRegularExpressionMatch match = each.next();
        if (match.capturedLength() == 0)
            continue;
        if (found.matches.size() >= most) {
            found.isCut = true;
            break;
        }
        found.matches.append(
            {.position = match.capturedStart(),
             .length = match.capturedLength(),
             .replacement = query.isRegex ? expanded(replacement, match) : replacement});
    }
    return found;
}

} // namespace headwater
