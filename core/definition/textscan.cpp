// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textscan.h"

#include <algorithm>

namespace headwater {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
constexpr QByteArrayView blanksAndBreaks(" \t\r\n");

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

bool TextScan::startsWith(qsizetype at, QByteArrayView what) const
{
    return m_text.sliced(std::min(at, m_text.size())).startsWith(what);
}

qsizetype TextScan::lineStart(qsizetype at) const
{
    const qsizetype before = at > 0 ? m_text.lastIndexOf('\n', at - 1) : -1;
    if (before >= 0)
        return before + 1;
    return m_text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
}

qsizetype TextScan::lineEnd(qsizetype at) const
{
    const qsizetype found = m_text.indexOf('\n', at);
    const qsizetype end = found < 0 ? m_text.size() : found;
    return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
}

qsizetype TextScan::nextLine(qsizetype at) const
{
    const qsizetype found = m_text.indexOf('\n', at);
    return found < 0 ? m_text.size() : found + 1;
}

QByteArray TextScan::indentation(qsizetype at) const
{
    const qsizetype start = lineStart(at);
    return m_text.sliced(start, skipBlanks(start) - start).toByteArray();
}

qsizetype TextScan::skipBlanks(qsizetype at) const
{
    while (at < m_text.size() && isBlank(m_text[at]))
        ++at;
    return at;
}

qsizetype TextScan::skipBlanksBack(qsizetype at) const
{
    while (at > 0 && isBlank(m_text[at - 1]))
        --at;
    return at;
}

qsizetype TextScan::skipTrivia(qsizetype at) const
{
    while (at < m_text.size()) {
        if (blanksAndBreaks.contains(m_text[at]))
            ++at;
        else if (m_text[at] == '#')
            at = lineEnd(at);
        else
            break;
    }
    return at;
}

bool TextScan::hasComment(qsizetype from, qsizetype to) const
{
    return from < to && m_text.sliced(from, to - from).contains('#');
}

bool TextScan::isRestEmpty(qsizetype at) const
{
    const qsizetype next = skipBlanks(at);
    return next >= lineEnd(at) || (m_text[next] == '#' && next > at);
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

qsizetype TextScan::propertiesEnd(qsizetype at) const
{
    for (;;) {
        const qsizetype next = skipTrivia(at);
        const char c = charAt(next);
        if (c != '&' && c != '!')
            return at;
        at = next;
        const bool isVerbatim = startsWith(at, "!<");
        const QByteArrayView ends
            = isVerbatim ? QByteArrayView(">") : QByteArrayView(" \t\r\n,[]{}");
        while (at < m_text.size() && !ends.contains(m_text[at]))
            ++at;
        at += isVerbatim && at < m_text.size() ? 1 : 0;
    }
}

qsizetype TextScan::aliasEnd(qsizetype at) const
{
    while (at < m_text.size() && !QByteArrayView(" \t\r\n,[]{}").contains(m_text[at]))
        ++at;
    return at;
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

// The value is known, so text and value are walked together; no grammar is needed. One line break
// stands for a blank, more of them for one less.
std::optional<qsizetype> TextScan::plainEnd(qsizetype at, std::string_view value) const
{
    for (size_t done = 0; done < value.size();) {
        qsizetype next = at;
        size_t breaks = 0;
        while (blanksAndBreaks.contains(charAt(next)) && next < m_text.size())
            breaks += m_text[next++] == '\n' ? 1U : 0U;
        if (breaks == 0) {
            if (at >= m_text.size() || m_text[at] != value[done])
                return std::nullopt;
            ++at;
            ++done;
            continue;
        }
        const std::string_view fold = breaks == 1 ? " " : value.substr(done, breaks - 1);
        if (!value.substr(done).starts_with(fold)
            || (breaks > 1 && fold != std::string(breaks - 1, '\n')))
            return std::nullopt;
        done += fold.size();
        at = next;
    }
    return at;
}

bool TextScan::isBreakAt(qsizetype at) const
{
    return at >= m_text.size() || m_text[at] == '\n' || startsWith(at, "\r\n");
}

qsizetype TextScan::blockScalarEnd(qsizetype at, qsizetype parentColumn) const
{
    qsizetype indentation = -1;
    bool isKept = false;
    for (++at; at < m_text.size() && QByteArrayView("+-123456789").contains(m_text[at]); ++at) {
        if (m_text[at] == '+')
            isKept = true;
        else if (m_text[at] != '-')
            indentation = std::max<qsizetype>(parentColumn, 0) + (m_text[at] - '0');
    }
    qsizetype end = nextLine(at);
    for (qsizetype line = end; line < m_text.size();) {
        qsizetype content = line;
        while (charAt(content) == ' ')
            ++content;
        const qsizetype next = nextLine(line);
        if (isBreakAt(content)) {
            // Blanks past the indentation are text, and so is the line.
            if (isKept || (indentation >= 0 && content - line > indentation))
                end = next;
            line = next;
            continue;
        }
        if (indentation < 0 && content - line > parentColumn)
            indentation = content - line;
        const bool isMarker
            = content == line && (startsWith(line, "---") || startsWith(line, "..."));
        if (indentation < 0 || content - line < indentation || isMarker)
            break;
        end = line = next;
    }
    return end;
}

} // namespace headwater
