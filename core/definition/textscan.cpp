// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textscan.h"

#include <algorithm>

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

qsizetype TextScan::lineStart(qsizetype at) const
{
    const qsizetype before = at > 0 ? m_text.lastIndexOf('\n', at - 1) : -1;
    if (before >= 0)
        return before + 1;
    return m_text.startsWith("\xef\xbb\xbf") ? 3 : 0;
}

qsizetype TextScan::lineEnd(qsizetype at) const
{
    const qsizetype found = m_text.indexOf('\n', at);
    const qsizetype end = found < 0 ? m_text.size() : found;
    return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
}

QByteArray TextScan::indentation(qsizetype at) const
{
    const qsizetype start = lineStart(at);
    return m_text.sliced(start, skipBlanks(start) - start).toByteArray();
}

bool TextScan::startsWith(qsizetype at, QByteArrayView what) const
{
    return m_text.sliced(std::min(at, m_text.size())).startsWith(what);
}

qsizetype TextScan::skipBlanks(qsizetype at) const
{
    while (at < m_text.size() && isBlank(m_text[at]))
        ++at;
    return at;
}

bool TextScan::isRestEmpty(qsizetype at) const
{
    const qsizetype next = skipBlanks(at);
    return next >= lineEnd(at) || (m_text[next] == '#' && next > at);
}

bool TextScan::isFlow(Index node) const
{
    return startsWith(m_tree.written(node).offset, "{")
        || startsWith(m_tree.written(node).offset, "[");
}

std::optional<qsizetype> TextScan::quotedEnd(qsizetype at) const
{
    const char quote = m_text[at];
    for (++at; at < m_text.size(); ++at) {
        if (quote == '"' && m_text[at] == '\\')
            ++at;
        else if (quote == '\'' && startsWith(at, "''"))
            ++at;
        else if (m_text[at] == quote)
            return at + 1;
    }
    return std::nullopt;
}

std::optional<qsizetype> TextScan::flowEnd(qsizetype at) const
{
    int depth = 0;
    char before = '[';
    while (at < m_text.size()) {
        const char c = m_text[at];
        // Quotes count only where a value may start: it's plain text inside a word.
        const bool startsToken = QByteArrayView(" \t\r\n,[{:").contains(before);
        if ((c == '"' || c == '\'') && startsToken) {
            const std::optional<qsizetype> end = quotedEnd(at);
            if (!end)
                return std::nullopt;
            at = *end;
            before = c;
            continue;
        }
        if (c == '#' && QByteArrayView(" \t\r\n").contains(before)) {
            at = lineEnd(at);
            before = '\n';
            continue;
        }
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        ++at;
        before = c;
        if (depth == 0)
            return at;
    }
    return std::nullopt;
}

qsizetype TextScan::nullWordLength(qsizetype at) const
{
    for (const QByteArrayView word : {"~", "null", "Null", "NULL"}) {
        const qsizetype behind = at + word.size();
        if (startsWith(at, word)
            && (behind >= m_text.size() || QByteArrayView(" \t\r\n,]}").contains(m_text[behind])))
            return word.size();
    }
    return 0;
}

std::optional<qsizetype> TextScan::end(Index index) const
{
    const DocumentNode &node = m_tree.written(index);
    const qsizetype start = node.offset;
    switch (node.kind) {
    case Kind::Null:
        if (const qsizetype length = nullWordLength(start); length > 0)
            return start + length;
        return std::nullopt;
    case Kind::Scalar:
        if (startsWith(start, "\"") || startsWith(start, "'"))
            return quotedEnd(start);
        if (!node.isText
            && startsWith(start, QByteArrayView(node.text.data(), qsizetype(node.text.size()))))
            return start + qsizetype(node.text.size());
        return std::nullopt;
    case Kind::Sequence:
    case Kind::Mapping: return isFlow(index) ? flowEnd(start) : std::nullopt;
    case Kind::Alias: break;
    }
    return std::nullopt;
}

std::optional<qsizetype> TextScan::colonEnd(Index key) const
{
    std::optional<qsizetype> at = end(key);
    if (!at)
        return std::nullopt;
    at = skipBlanks(*at);
    return startsWith(*at, ":") ? std::optional(*at + 1) : std::nullopt;
}

qsizetype TextScan::lastPlace(Index node) const
{
    for (;;) {
        const DocumentNode &written = m_tree.written(node);
        if (const std::optional<qsizetype> known = end(node))
            return *known;
        // What a block holds last; a null that is not written has no place of its own.
        Index last = node;
        for (Index child = node + 1; child < written.end; child = m_tree.written(child).end) {
            if (m_tree.written(child).kind != Kind::Null)
                last = child;
        }
        if (last == node)
            return written.offset;
        node = last;
    }
}

qsizetype TextScan::blockEnd(Index node, qsizetype column) const
{
    qsizetype end = lineEnd(lastPlace(node));
    for (qsizetype at = end; at < m_text.size();) {
        const qsizetype start = m_text.indexOf('\n', at) + 1;
        if (start == 0)
            break;
        at = lineEnd(start);
        const qsizetype content = skipBlanks(start);
        if (content >= at)
            continue;
        if (content - start <= column)
            break;
        end = at;
    }
    return end;
}

} // namespace headwater
