// SPDX-License-Identifier: Apache-2.0
#include "core/definition/valuewriter.h"

#include "core/definition/definitionwriter.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

bool isEmptyValue(const QJsonValue &value)
{
    return (value.isObject() && value.toObject().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

QList<TextEdit> oneEdit(qsizetype from, qsizetype to, const QByteArray &text)
{
    return {TextEdit{.from = from, .to = to, .text = text}};
}

} // namespace

bool ValueWriter::isFilled(const QJsonValue &value)
{
    return (value.isObject() || value.isArray()) && !isEmptyValue(value);
}

bool ValueWriter::isEmpty(Index index) const
{
    const DocumentNode &node = m_tree.written(index);
    const bool isCollection = node.kind == Kind::Mapping || node.kind == Kind::Sequence;
    return node.kind == Kind::Null || (isCollection && node.end == index + 1);
}

std::optional<QList<TextEdit>> ValueWriter::replace(const EntrySpan &entry,
                                                    const QJsonValue &value) const
{
    if (m_isJson || entry.isInFlow)
        return replaceInFlow(entry, value);
    return isFilled(value) ? replaceByBlock(entry, value) : replaceByScalar(entry, value);
}

std::optional<QList<TextEdit>> ValueWriter::replaceInFlow(const EntrySpan &entry,
                                                          const QJsonValue &value) const
{
    const bool isOnOwnLine = m_isJson && m_scan.isFirstOnLine(entry.start);
    const QByteArray text = isFilled(value) && isOnOwnLine
        ? prettyJson(value, m_scan.indentation(entry.start), m_style)
        : isFilled(value) ? flowText(value)
                          : scalarText(entry, value);
    if (entry.span.isWritten)
        return oneEdit(entry.span.content, entry.span.end, text);
    const bool hasColon = m_scan.charAt(entry.after - 1) == ':';
    return oneEdit(entry.after, entry.after, (hasColon ? " " : ": ") + text);
}

/// @p value is a scalar, {} or [], in a block.
std::optional<QList<TextEdit>> ValueWriter::replaceByScalar(const EntrySpan &entry,
                                                            const QJsonValue &value) const
{
    const NodeSpan &span = entry.span;
    const QByteArray text = scalarText(entry, value);
    if (!span.isWritten)
        return oneEdit(span.end, span.end, ' ' + text);
    const Kind kind = m_tree.written(entry.value).kind;
    const bool isBlock
        = (kind == Kind::Mapping || kind == Kind::Sequence) && !m_spans.isFlow(entry.value);
    const bool hasBreak = span.endsLine && m_scan.charAt(span.end - 1) == '\n';
    const QByteArray tail = hasBreak ? m_style.newline : QByteArray();
    const qsizetype line = m_scan.lineStart(span.content);
    if (!isBlock || line <= entry.after)
        return oneEdit(span.content, span.end, text + tail);
    if (!m_scan.hasComment(entry.after, span.content))
        return oneEdit(entry.after, span.end, ' ' + text + tail);
    // The comments between the key and what it held stay.
    return QList{TextEdit{.from = entry.after, .to = entry.after, .text = ' ' + text},
                 TextEdit{.from = line, .to = m_spans.nextLine(span), .text = {}}};
}

/// @p value is a collection that holds something, in a block.
std::optional<QList<TextEdit>> ValueWriter::replaceByBlock(const EntrySpan &entry,
                                                           const QJsonValue &value) const
{
    const NodeSpan &span = entry.span;
    const qsizetype parentColumn = m_scan.column(entry.start);
    const Kind kind = m_tree.written(entry.value).kind;
    const bool isCollection = kind == Kind::Mapping || kind == Kind::Sequence;
    const bool isFlow = isCollection && m_spans.isFlow(entry.value);
    const QByteArray tail
        = span.endsLine && m_scan.charAt(span.end - 1) == '\n' ? m_style.newline : QByteArray();
    if (isFlow && !isEmpty(entry.value))
        return oneEdit(span.content, span.end, flowText(value));
    if (isCollection && !isFlow) {
        const qsizetype column = m_spans.column(entry.value);
        if (value.isObject() && entry.key && column <= parentColumn) { // dashes below their key
            const qsizetype inner = parentColumn + m_style.step;
            return oneEdit(m_scan.lineStart(span.content), span.end,
                           QByteArray(inner, ' ') + blockLines(value, inner) + tail);
        }
        return oneEdit(span.content, span.end, blockLines(value, column) + tail);
    }
    if (entry.key)
        return blockBelow(
            entry, parentColumn + (value.isObject() ? m_style.step : m_style.sequenceStep), value);
    const bool isAlone = m_scan.skipBlanks(span.end) >= m_scan.lineEnd(span.end);
    if (span.isWritten && !span.endsLine && !isAlone)
        return oneEdit(span.content, span.end, flowText(value));
    const qsizetype column
        = span.isWritten ? m_scan.column(span.content) : m_scan.column(entry.after) + 1;
    return oneEdit(span.isWritten ? span.content : entry.after, span.end,
                   (span.isWritten ? "" : " ") + blockLines(value, column) + tail);
}

/// Puts @p value on the lines below its key, in the place of a scalar, {} or [], or nothing; a
/// comment behind that stays behind the key.
std::optional<QList<TextEdit>> ValueWriter::blockBelow(const EntrySpan &entry, qsizetype column,
                                                       const QJsonValue &value) const
{
    const NodeSpan &span = entry.span;
    const QByteArray block = m_style.newline + QByteArray(column, ' ') + blockLines(value, column);
    const bool isOnKeyLine = m_scan.lineStart(span.content) <= entry.after;
    if (span.isWritten && !isOnKeyLine && m_scan.hasComment(entry.after, span.content))
        return std::nullopt;
    if (span.endsLine) { // a block scalar
        const qsizetype header = m_scan.lineEnd(span.content);
        const qsizetype comment = m_scan.text().sliced(0, header).lastIndexOf('#');
        const bool hasComment = comment > span.content;
        const bool hasBreak = m_scan.charAt(span.end - 1) == '\n';
        const QByteArray lines = block + (hasBreak ? m_style.newline : QByteArray());
        if (!hasComment)
            return oneEdit(entry.after, span.end, lines);
        return QList{
            TextEdit{.from = entry.after, .to = m_scan.skipBlanksBack(comment), .text = {}},
            TextEdit{.from = header, .to = span.end, .text = lines}};
    }
    const qsizetype behind = span.isWritten ? span.end : entry.after;
    const qsizetype line = m_scan.lineEnd(behind);
    if (!m_scan.isRestEmpty(behind))
        return std::nullopt;
    if (m_scan.skipBlanks(behind) >= line)
        return oneEdit(span.isWritten ? entry.after : line, line, block);
    QList<TextEdit> edits;
    if (span.isWritten)
        edits.append({.from = entry.after, .to = span.end, .text = {}});
    edits.append({.from = line, .to = line, .text = block});
    return edits;
}

/// Lines of block YAML at @p column, the first without its indentation.
QByteArray ValueWriter::blockLines(const QJsonValue &value, qsizetype column) const
{
    const QByteArray lines = value.isObject() ? blockYaml(value.toObject(), column, m_style)
                                              : blockYaml(value.toArray(), column, m_style);
    return lines.sliced(column);
}

QByteArray ValueWriter::flowText(const QJsonValue &value) const
{
    return m_isJson ? compactJson(value, m_style) : flowYaml(value);
}

/// @p value in the quotes of what it replaces, if they can hold it.
QByteArray ValueWriter::scalarText(const EntrySpan &entry, const QJsonValue &value) const
{
    if (m_isJson || !value.isString())
        return flowText(value);
    const QString text = value.toString();
    const NodeSpan &span = entry.span;
    const char quote = span.isWritten ? m_scan.charAt(span.content) : '\0';
    const bool isPrintable = std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
    if (quote == '\'' && isPrintable)
        return '\'' + text.toUtf8().replace("'", "''") + '\'';
    if (quote == '"' || quote == '\'')
        return compactJson(value);
    if (entry.isInFlow)
        return flowYaml(value);
    const qsizetype column = m_scan.column(entry.start);
    WriteStyle style = m_style;
    const bool isAlone = span.endsLine || m_scan.skipBlanks(span.end) >= m_scan.lineEnd(span.end);
    style.hasLiterals = m_style.hasLiterals && isAlone;
    const bool wasBlock = quote == '|' || quote == '>';
    if (wasBlock && style.hasLiterals) { // in the columns of the one before, its comment kept
        const qsizetype header = m_scan.lineEnd(span.content);
        const qsizetype body = m_scan.skipTrivia(header);
        const qsizetype inner = body < span.end ? m_scan.column(body) : column + m_style.step;
        if (auto literal = literalYaml(text, inner, style)) {
            qsizetype rest = span.content + 1;
            while (QByteArrayView("+-0123456789").contains(m_scan.charAt(rest)))
                ++rest;
            const qsizetype firstBreak = literal->indexOf(style.newline);
            return literal->insert(firstBreak,
                                   m_scan.text().sliced(rest, header - rest).toByteArray());
        }
    }
    return scalarYaml(text, column, style);
}

} // namespace headwater
