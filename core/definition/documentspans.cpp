// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentspans.h"

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

} // namespace

qsizetype DocumentSpans::contentStart(Index index) const
{
    const DocumentNode &node = m_tree.written(index);
    // "&a k: v" is an anchor of the key, not of the mapping: both start there.
    const bool hasChild = node.end > index + 1;
    if (hasChild && m_tree.written(index + 1).offset == node.offset)
        return node.offset;
    const qsizetype end = m_scan.propertiesEnd(node.offset);
    return end == node.offset ? end : m_scan.skipTrivia(end);
}

bool DocumentSpans::isFlow(Index index) const
{
    const char c = m_scan.charAt(contentStart(index));
    return c == '{' || c == '[';
}

DocumentTree::Index DocumentSpans::lastChild(Index index) const
{
    const DocumentNode &node = m_tree.written(index);
    Index last = 0;
    for (Index child = index + 1; child < node.end;) {
        last = child;
        child = m_tree.written(child).end;
        if (node.kind == Kind::Mapping) // its value
            child = m_tree.written(child).end;
    }
    return last;
}

std::optional<NodeSpan> DocumentSpans::root(Index index, qsizetype documentOffset) const
{
    const bool isMarked = m_scan.startsWith(documentOffset, "---");
    return node(index, documentOffset + (isMarked ? 3 : 0), -1);
}

std::optional<NodeSpan> DocumentSpans::node(Index index, qsizetype from,
                                            qsizetype parentColumn) const
{
    const DocumentNode &written = m_tree.written(index);
    switch (written.kind) {
    case Kind::Null: return null(index, from);
    case Kind::Scalar: return scalar(index, parentColumn);
    case Kind::Sequence:
    case Kind::Mapping: return collection(index);
    case Kind::Alias: break;
    }
    return NodeSpan{
        .begin = written.offset, .content = written.offset, .end = m_scan.aliasEnd(written.offset)};
}

/// Readers report a null that is not written where the next thing starts.
std::optional<NodeSpan> DocumentSpans::null(Index index, qsizetype from) const
{
    const qsizetype properties = m_scan.propertiesEnd(from);
    const qsizetype content = m_scan.skipTrivia(properties);
    const bool isNextNode
        = index + 1 < m_tree.size() && qsizetype(m_tree.written(index + 1).offset) == content;
    const qsizetype length = isNextNode ? 0 : m_scan.nullWordLength(content);
    const bool hasProperties = properties != from;
    NodeSpan span{.begin = hasProperties ? m_scan.skipTrivia(from) : from,
                  .content = properties,
                  .end = properties,
                  .isWritten = length > 0};
    if (length > 0) {
        span.content = content;
        span.end = content + length;
        span.begin = hasProperties ? span.begin : content;
    }
    return span;
}

std::optional<NodeSpan> DocumentSpans::scalar(Index index, qsizetype parentColumn) const
{
    const DocumentNode &written = m_tree.written(index);
    NodeSpan span{.begin = written.offset, .content = written.offset, .end = written.offset};
    const qsizetype properties = m_scan.propertiesEnd(written.offset);
    if (properties != span.begin)
        span.content = m_scan.skipTrivia(properties);
    const char first = m_scan.charAt(span.content);
    std::optional<qsizetype> end;
    if (first == '"' || first == '\'') {
        end = m_scan.quotedEnd(span.content);
    } else if (first == '|' || first == '>') {
        end = m_scan.blockScalarEnd(span.content, parentColumn);
        span.endsLine = true;
    } else if (written.text.empty()) { // a tag alone: !!str
        span.content = properties;
        end = properties;
    } else {
        end = m_scan.plainEnd(span.content, written.text);
    }
    if (!end)
        return std::nullopt;
    span.end = *end;
    return span;
}

std::optional<NodeSpan> DocumentSpans::collection(Index index) const
{
    const DocumentNode &written = m_tree.written(index);
    NodeSpan span{.begin = written.offset, .content = contentStart(index)};
    const Index last = lastChild(index);
    const bool isInBrackets = isFlow(index);
    qsizetype end = span.content + (isInBrackets ? 1 : 0);
    if (last > 0) {
        const std::optional<EntrySpan> lastEntry = child(index, last);
        if (!lastEntry)
            return std::nullopt;
        end = lastEntry->span.end;
        span.endsLine = lastEntry->span.endsLine;
    }
    if (isInBrackets) {
        end = m_scan.skipTrivia(end);
        if (m_scan.charAt(end) == ',')
            end = m_scan.skipTrivia(end + 1);
        if (m_scan.charAt(end) != (written.kind == Kind::Mapping ? '}' : ']'))
            return std::nullopt;
        ++end;
    }
    span.end = end;
    return span;
}

std::optional<EntrySpan> DocumentSpans::child(Index parent, Index child) const
{
    return m_tree.written(parent).kind == Kind::Mapping ? entry(parent, child)
                                                        : item(parent, child);
}

std::optional<EntrySpan> DocumentSpans::entry(Index mapping, Index key) const
{
    const bool isInFlow = isFlow(mapping);
    const qsizetype inner = isInFlow ? 0 : column(mapping);
    EntrySpan entry{.key = key, .value = m_tree.written(key).end, .isInFlow = isInFlow};
    entry.start = m_tree.written(key).offset;
    const qsizetype before = m_scan.skipBlanksBack(entry.start) - 1;
    entry.isExplicit = before >= 0 && before < entry.start - 1 && m_scan.charAt(before) == '?';
    const std::optional<NodeSpan> keySpan = node(key, entry.start, inner);
    if (!keySpan)
        return std::nullopt;
    entry.keyEnd = keySpan->end;
    if (entry.isExplicit)
        entry.start = before;
    // In flow mappings and behind "?" the colon may be on another line.
    const qsizetype colon = isInFlow || entry.isExplicit ? m_scan.skipTrivia(entry.keyEnd)
                                                         : m_scan.skipBlanks(entry.keyEnd);
    const bool hasColon = m_scan.charAt(colon) == ':';
    if (!hasColon && !isInFlow && !entry.isExplicit)
        return std::nullopt;
    entry.after = hasColon ? colon + 1 : entry.keyEnd;
    const std::optional<NodeSpan> value = node(entry.value, entry.after, inner);
    if (!value)
        return std::nullopt;
    entry.span = *value;
    return entry;
}

std::optional<EntrySpan> DocumentSpans::item(Index sequence, Index index) const
{
    EntrySpan entry{.value = index, .isInFlow = isFlow(sequence)};
    qsizetype inner = 0;
    if (entry.isInFlow) {
        entry.start = entry.after = m_tree.written(index).offset;
    } else {
        const std::optional<qsizetype> found = dash(sequence, index);
        if (!found)
            return std::nullopt;
        entry.start = *found;
        entry.after = *found + 1;
        inner = m_scan.column(*found);
    }
    const std::optional<NodeSpan> value = node(index, entry.after, inner);
    if (!value)
        return std::nullopt;
    entry.span = *value;
    return entry;
}

bool DocumentSpans::hasColon(Index key) const
{
    const std::optional<NodeSpan> span = node(key, m_tree.written(key).offset, 0);
    return span && m_scan.charAt(m_scan.skipTrivia(span->end)) == ':';
}

std::optional<qsizetype> DocumentSpans::dashBefore(Index index) const
{
    const DocumentNode &written = m_tree.written(index);
    if (written.kind == Kind::Null && m_scan.nullWordLength(written.offset) == 0)
        return std::nullopt; // its offset is not its own
    const qsizetype blanks = m_scan.skipBlanksBack(written.offset);
    if (blanks == 0 || blanks == qsizetype(written.offset) || m_scan.charAt(blanks - 1) != '-')
        return std::nullopt;
    return blanks - 1;
}

std::optional<qsizetype> DocumentSpans::dash(Index sequence, Index index) const
{
    if (const std::optional<qsizetype> known = dashBefore(index))
        return known;
    // A dash alone on its line: behind the items before it, from the last that is told by its line.
    qsizetype at = contentStart(sequence);
    Index first = sequence + 1;
    for (Index item = first; item < index; item = m_tree.written(item).end) {
        if (const std::optional<qsizetype> known = dashBefore(item)) {
            first = item;
            at = *known;
        }
    }
    for (Index item = first;; item = m_tree.written(item).end) {
        at = m_scan.skipTrivia(at);
        if (m_scan.charAt(at) != '-')
            return std::nullopt;
        if (item == index)
            return at;
        const std::optional<NodeSpan> span = node(item, at + 1, m_scan.column(at));
        if (!span)
            return std::nullopt;
        at = span->end;
    }
}

} // namespace headwater
