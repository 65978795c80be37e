// SPDX-License-Identifier: Apache-2.0
#include "core/definition/entrymover.h"

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;
using Edits = std::optional<QList<TextEdit>>;

QList<TextEdit> cutOut(qsizetype from, qsizetype to, const QByteArray &text = {})
{
    return {TextEdit{.from = from, .to = to, .text = text}};
}

} // namespace

qsizetype EntryMover::commentsStart(qsizetype start) const
{
    const qsizetype column = m_scan.column(start);
    const qsizetype first = m_scan.lineStart(0); // behind a byte order mark
    qsizetype line = m_scan.lineStart(start);
    while (line > first) {
        const qsizetype above = m_scan.lineStart(line - 1);
        const qsizetype content = m_scan.skipBlanks(above);
        // A commented-out item is no remark on the one below it.
        const bool isItem = m_scan.startsWith(content, "# - ") || m_scan.startsWith(content, "#- ");
        if (m_scan.charAt(content) != '#' || content - above != column || isItem)
            break;
        line = above;
    }
    return line;
}

qsizetype EntryMover::lastLineEnd(const NodeSpan &span, qsizetype column) const
{
    qsizetype end = m_scan.lineEnd(span.end);
    if (span.endsLine && m_scan.charAt(span.end - 1) == '\n') {
        end = span.end - 1;
        end -= m_scan.charAt(end - 1) == '\r' ? 1 : 0;
    }
    for (qsizetype line = m_scan.nextLine(end); line < m_scan.size();
         line = m_scan.nextLine(line)) {
        const qsizetype content = m_scan.skipBlanks(line);
        if (content >= m_scan.lineEnd(line))
            continue;
        if (m_scan.charAt(content) != '#' || content - line <= column)
            break;
        end = m_scan.lineEnd(line);
    }
    return end;
}

/// The child that comes @p by before or behind @p child; 0: there is none.
DocumentTree::Index EntryMover::sibling(Index collection, Index child, int by) const
{
    const bool isMapping = m_tree.written(collection).kind == Kind::Mapping;
    Index before = 0;
    for (Index at = collection + 1; at < m_tree.written(collection).end;) {
        Index next = m_tree.written(at).end;
        if (isMapping)
            next = m_tree.written(next).end;
        if (at == child)
            return by < 0 ? before : next < m_tree.written(collection).end ? next : 0;
        before = at;
        at = next;
    }
    return 0;
}

Edits EntryMover::remove(Index collection, const EntrySpan &entry) const
{
    const Index child = start(entry);
    const Index next = sibling(collection, child, 1);
    const bool isFirst = child == collection + 1;
    if (entry.isInFlow)
        return removeInFlow(collection, entry);
    if (isFirst && next == 0)
        return removeLast(collection, entry);
    const qsizetype column = m_scan.column(entry.start);
    if (m_scan.isFirstOnLine(entry.start)) {
        const bool isRoot
            = isFirst && m_tree.written(collection).kind == Kind::Mapping && column == 0;
        qsizetype from = isRoot ? m_scan.lineStart(entry.start) : commentsStart(entry.start);
        const qsizetype to = m_scan.nextLine(lastLineEnd(entry.span, column));
        const bool hasNoBreak = to == m_scan.size() && m_scan.charAt(to - 1) != '\n';
        if (hasNoBreak && next == 0) { // nor shall the text have one afterwards
            from -= from > 0 ? 1 : 0;
            from -= from > 0 && m_scan.charAt(from - 1) == '\r' ? 1 : 0;
        }
        return cutOut(from, to);
    }
    // "- a: b": the next entry moves up to the dash, unless comments are between.
    const std::optional<EntrySpan> up = next > 0 ? m_spans.child(collection, next) : std::nullopt;
    if (!isFirst || !up)
        return std::nullopt;
    const qsizetype behind = m_spans.nextLine(entry.span);
    if (!m_scan.hasComment(behind, up->start))
        return cutOut(entry.start, up->start);
    const qsizetype end = m_scan.lineEnd(behind - 1);
    return cutOut(m_scan.skipBlanksBack(entry.start),
                  entry.span.endsLine ? end : m_scan.lineEnd(entry.span.end));
}

/// The only entry of a block: {} or [] stays.
Edits EntryMover::removeLast(Index collection, const EntrySpan &entry) const
{
    const QByteArray empty = m_tree.written(collection).kind == Kind::Mapping ? "{}" : "[]";
    const bool hasBreak = entry.span.endsLine && m_scan.charAt(entry.span.end - 1) == '\n';
    const QByteArray tail = hasBreak ? m_newline : QByteArray();
    const qsizetype before = m_scan.skipBlanksBack(entry.start);
    const bool isOnParentsLine = !m_scan.isFirstOnLine(entry.start);
    if (isOnParentsLine || before == 0)
        return cutOut(entry.start, entry.span.end, empty + tail);
    if (m_tree.written(collection).offset != m_spans.contentStart(collection))
        return std::nullopt; // an anchor or tag, maybe on the line above
    // Behind the key or dash, over empty lines; comments between stay where they are.
    const qsizetype line = m_scan.lineStart(entry.start);
    qsizetype parent = line;
    while (parent > 0 && QByteArrayView(" \t\r\n").contains(m_scan.charAt(parent - 1)))
        --parent;
    const char last = parent > 0 ? m_scan.charAt(parent - 1) : '\0';
    const bool isBehindMarker = m_scan.startsWith(m_scan.lineStart(parent), "---");
    if ((last == ':' || (last == '-' && !isBehindMarker))
        && !m_scan.hasComment(m_scan.lineStart(parent), parent))
        return cutOut(parent, entry.span.end, ' ' + empty + tail);
    return cutOut(entry.start, entry.span.end, empty + tail);
}

Edits EntryMover::removeInFlow(Index collection, const EntrySpan &entry) const
{
    const qsizetype opening = m_spans.contentStart(collection);
    if (!QByteArrayView("{[").contains(m_scan.charAt(opening)))
        return std::nullopt; // [a: b], a mapping without braces
    const Index child = start(entry);
    const Index next = sibling(collection, child, 1);
    const Index before = sibling(collection, child, -1);
    const qsizetype end = entry.span.end;
    if (next > 0) {
        const std::optional<EntrySpan> behind = m_spans.child(collection, next);
        if (!behind || m_scan.hasComment(end, behind->start))
            return std::nullopt;
        return cutOut(entry.start, behind->start);
    }
    if (before > 0) {
        const std::optional<EntrySpan> last = m_spans.child(collection, before);
        if (!last || m_scan.hasComment(last->span.end, entry.start))
            return std::nullopt;
        return cutOut(last->span.end, end);
    }
    qsizetype closing = m_scan.skipTrivia(end);
    if (m_scan.charAt(closing) == ',')
        closing = m_scan.skipTrivia(closing + 1);
    if (m_scan.hasComment(opening, entry.start) || m_scan.hasComment(end, closing))
        return std::nullopt;
    return cutOut(opening + 1, closing);
}

Edits EntryMover::moveItem(Index sequence, qsizetype from, qsizetype to) const
{
    if (m_spans.isFlow(sequence))
        return moveInFlow(sequence, from, to);
    std::vector<EntrySpan> items;
    qsizetype number = 0;
    for (Index item = sequence + 1; item < m_tree.written(sequence).end;
         item = m_tree.written(item).end, ++number) {
        if (number != from && number != to)
            continue;
        const std::optional<EntrySpan> span = m_spans.item(sequence, item);
        if (!span || !m_scan.isFirstOnLine(span->start))
            return std::nullopt;
        items.push_back(*span);
    }
    if (items.size() != 2)
        return std::nullopt;
    const bool isUp = to < from;
    const EntrySpan &moved = items[isUp ? 1 : 0];
    const EntrySpan &other = items[isUp ? 0 : 1];
    const qsizetype column = m_scan.column(moved.start);
    const qsizetype start = commentsStart(moved.start);
    const qsizetype end = m_scan.nextLine(lastLineEnd(moved.span, column));
    const qsizetype place
        = isUp ? commentsStart(other.start) : m_scan.nextLine(lastLineEnd(other.span, column));
    const QByteArray lines = m_scan.text().sliced(start, end - start).toByteArray();
    const qsizetype last = isUp ? end : place;
    if (last == m_scan.size() && m_scan.charAt(last - 1) != '\n')
        return swapAtEnd(isUp ? place : start, isUp ? start : end);
    const TextEdit out{.from = start, .to = end, .text = {}};
    const TextEdit in{.from = place, .to = place, .text = lines};
    return isUp ? QList{in, out} : QList{out, in};
}

/// What is behind @p middle comes before what is between @p from and there. The last line of the
/// text has no line break, nor will it have one afterwards.
QList<TextEdit> EntryMover::swapAtEnd(qsizetype from, qsizetype middle) const
{
    const QByteArray first = m_scan.text().sliced(from, middle - from).toByteArray();
    const QByteArray second = m_scan.text().sliced(middle).toByteArray();
    const qsizetype lineBreak = first.endsWith("\r\n") ? 2 : 1;
    return cutOut(from, m_scan.size(), second + m_newline + first.chopped(lineBreak));
}

/// Items in brackets change their texts; what is between them stays.
Edits EntryMover::moveInFlow(Index sequence, qsizetype from, qsizetype to) const
{
    std::vector<NodeSpan> spans;
    qsizetype number = 0;
    for (Index item = sequence + 1; item < m_tree.written(sequence).end;
         item = m_tree.written(item).end, ++number) {
        if (number < qMin(from, to) || number > qMax(from, to))
            continue;
        const std::optional<EntrySpan> span = m_spans.item(sequence, item);
        if (!span || (!spans.empty() && m_scan.hasComment(spans.back().end, span->span.begin)))
            return std::nullopt;
        spans.push_back(span->span);
    }
    if (qsizetype(spans.size()) != qAbs(to - from) + 1)
        return std::nullopt;
    QList<TextEdit> edits;
    for (size_t place = 0; place < spans.size(); ++place) {
        const size_t count = spans.size();
        const size_t source = from < to ? (place + 1) % count : (place + count - 1) % count;
        const NodeSpan &text = spans[source];
        edits.append(
            {.from = spans[place].begin,
             .to = spans[place].end,
             .text = m_scan.text().sliced(text.begin, text.end - text.begin).toByteArray()});
    }
    return edits;
}

} // namespace headwater
