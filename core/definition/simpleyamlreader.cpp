// SPDX-License-Identifier: Apache-2.0
#include "core/definition/simpleyamlreader.h"

#include "core/definition/documentbuilder.h"

#include <cstring>
#include <optional>
#include <string>

namespace headwater {

namespace {

/// yaml-cpp takes longer keys for something else; nobody writes them.
constexpr size_t longestKey = 1000;

bool isNullWord(std::string_view text)
{
    return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::string_view withoutTrailingBlanks(std::string_view text)
{
    const size_t last = text.find_last_not_of(' ');
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

class SimpleYamlReader
{
public:
    SimpleYamlReader(QByteArrayView text, DocumentBuilder &builder)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_builder(builder)
    {
    }

    bool read()
    {
        if (std::memchr(m_begin, '\r', size_t(m_end - m_begin)))
            return false;
        if (std::string_view(m_begin, size_t(m_end - m_begin)).starts_with("\xef\xbb\xbf"))
            m_at += 3;
        bool isOpen = goToContent();
        while (isOpen) {
            m_builder.startDocument(offsetOf(m_at));
            if (isDocumentMarker()) {
                m_at = m_lineEnd;
                isOpen = goToContent();
            }
            if (!isOpen || isDocumentMarker()) {
                if (!m_builder.addNull(offsetOf(m_at)))
                    return false;
            } else if (!readBlock() || (!isAtEnd() && !isDocumentMarker())) {
                return false;
            }
            m_builder.endDocument();
            isOpen = !isAtEnd();
        }
        return !m_isForeign;
    }

private:
    quint32 offsetOf(const char *place) const { return quint32(place - m_begin); }
    bool isAtEnd() const { return m_at >= m_end; }
    char charAt(const char *place) const { return place < m_lineEnd ? *place : '\n'; }
    std::string_view rest() const { return {m_at, size_t(m_lineEnd - m_at)}; }

    /// From a line end, or the start of the text, to the next line that holds more than a comment.
    /// Sets m_column. False: there is none.
    bool goToContent()
    {
        const char *at = m_at;
        for (;;) {
            if (at < m_end && *at == '\n')
                ++at;
            const char *const line = at;
            while (at < m_end && *at == ' ')
                ++at;
            const void *const found = std::memchr(at, '\n', size_t(m_end - at));
            m_lineEnd = found ? static_cast<const char *>(found) : m_end;
            if (at < m_lineEnd && *at != '#') {
                m_at = at;
                m_column = at - line;
                m_isAtLineStart = true;
                return true;
            }
            at = m_lineEnd;
            if (at >= m_end) {
                m_at = m_end;
                m_column = -1;
                return false;
            }
        }
    }

    /// "---" alone on its line. Other markers and directives are left to yaml-cpp.
    bool isDocumentMarker()
    {
        if (m_column != 0 || !m_isAtLineStart || isAtEnd())
            return false;
        if (rest().starts_with("...") || rest().starts_with('%'))
            m_isForeign = true;
        if (!rest().starts_with("---"))
            return false;
        const std::string_view behind = rest().substr(3);
        if (!isEmptyRest(behind))
            m_isForeign = true;
        return true;
    }

    /// Blanks, and a comment behind them.
    static bool isEmptyRest(std::string_view text)
    {
        const size_t first = text.find_first_not_of(' ');
        return first == std::string_view::npos || (text[first] == '#' && first > 0);
    }

    bool isDash() const
    {
        return charAt(m_at) == '-' && (charAt(m_at + 1) == ' ' || charAt(m_at + 1) == '\n');
    }

    // The recursion is as deep as the builder lets collections nest.
    bool readBlock() { return isDash() ? readSequence(m_column) : readMapping(m_column); }

    bool readSequence(qsizetype column)
    {
        if (!m_builder.open(DocumentNode::Kind::Sequence, offsetOf(m_at)))
            return false;
        do {
            if (!readItem(column))
                return false;
        } while (m_column == column && !isAtEnd() && isDash());
        m_builder.close();
        return m_column <= column;
    }

    bool readItem(qsizetype column)
    {
        const char *const dash = m_at;
        ++m_at;
        while (charAt(m_at) == ' ')
            ++m_at;
        if (m_at == m_lineEnd || *m_at == '#') {
            if (goToContent() && m_column > column)
                return !isDocumentMarker() && readBlock();
            return m_builder.addNull(offsetOf(m_at));
        }
        m_isAtLineStart = false;
        const qsizetype inner = column + (m_at - dash);
        if (isDash()) {
            m_column = inner;
            return readSequence(inner);
        }
        if (isKeyNext()) {
            m_column = inner;
            return readMapping(inner);
        }
        return readValue(column);
    }

    /// Whether a key and its colon come next on the line.
    bool isKeyNext() const
    {
        const char first = charAt(m_at);
        const char *at = m_at;
        if (first == '"' || first == '\'') {
            at = static_cast<const char *>(std::memchr(at + 1, first, size_t(m_lineEnd - at - 1)));
            return at && charAt(at + 1) == ':';
        }
        while ((at = static_cast<const char *>(std::memchr(at, ':', size_t(m_lineEnd - at))))) {
            ++at;
            if (charAt(at) == ' ' || charAt(at) == '\n')
                return true;
        }
        return false;
    }

    bool readMapping(qsizetype column)
    {
        if (!m_builder.open(DocumentNode::Kind::Mapping, offsetOf(m_at)))
            return false;
        do {
            if (!readKey() || !readEntryValue(column))
                return false;
        } while (m_column == column && !isAtEnd() && !isDocumentMarker());
        m_builder.close();
        return m_column <= column;
    }

    /// Up to behind the colon.
    bool readKey()
    {
        const char *const start = m_at;
        const char first = charAt(m_at);
        std::string_view key;
        const bool isQuoted = first == '"' || first == '\'';
        if (isQuoted) {
            const std::optional<std::string_view> text = readQuoted();
            if (!text || charAt(m_at) != ':')
                return false;
            key = *text;
        } else {
            constexpr std::string_view foreign = ",[]{}#&*!|>'\"%@`-?:";
            if (foreign.contains(first))
                return false;
            while (m_at < m_lineEnd
                   && (*m_at != ':' || (charAt(m_at + 1) != ' ' && charAt(m_at + 1) != '\n'))) {
                if (*m_at == '\t' || (*m_at == '#' && m_at[-1] == ' '))
                    return false;
                ++m_at;
            }
            if (m_at == m_lineEnd)
                return false;
            key = withoutTrailingBlanks({start, size_t(m_at - start)});
            if (isNullWord(key))
                return false;
        }
        ++m_at;
        const char behind = charAt(m_at);
        return (behind == ' ' || behind == '\n') && key.size() <= longestKey
            && m_builder.addScalar(offsetOf(start), key, isQuoted);
    }

    bool readEntryValue(qsizetype column)
    {
        while (charAt(m_at) == ' ')
            ++m_at;
        if (m_at < m_lineEnd && *m_at != '#')
            return readValue(column);
        if (goToContent() && !isDocumentMarker()) {
            if (m_column > column)
                return readBlock();
            if (m_column == column && isDash())
                return readSequence(column);
        }
        return m_builder.addNull(offsetOf(m_at));
    }

    /// A value that starts on this line; then goes to the next one with content. @p column is that
    /// of the key or dash it belongs to: what is indented deeper on the next line continues it.
    bool readValue(qsizetype column)
    {
        const auto offset = offsetOf(m_at);
        switch (*m_at) {
        case '"':
        case '\'': {
            const std::optional<std::string_view> text = readQuoted();
            if (!text || !isEmptyRest(rest()) || !m_builder.addScalar(offset, *text, true))
                return false;
            break;
        }
        case '|': return readLiteral(column);
        case '{':
        case '[':
            if (!readEmptyFlow())
                return false;
            break;
        default:
            if (!readPlain())
                return false;
        }
        m_at = m_lineEnd;
        goToContent();
        return m_column <= column;
    }

    bool readPlain()
    {
        constexpr std::string_view foreign = ",]}#&*!>%@`";
        constexpr std::string_view foreignBeforeBlank = "-?:";
        const char first = *m_at;
        const bool isBeforeBlank = charAt(m_at + 1) == ' ' || charAt(m_at + 1) == '\n';
        if (foreign.contains(first) || (foreignBeforeBlank.contains(first) && isBeforeBlank))
            return false;
        const char *const start = m_at;
        for (; m_at < m_lineEnd; ++m_at) {
            const char c = *m_at;
            if (c == '\t')
                return false;
            if (c == ':' && (charAt(m_at + 1) == ' ' || charAt(m_at + 1) == '\n'))
                return false;
            if (c == '#' && m_at[-1] == ' ')
                break;
        }
        const std::string_view text = withoutTrailingBlanks({start, size_t(m_at - start)});
        return isNullWord(text) ? m_builder.addNull(offsetOf(start))
                                : m_builder.addScalar(offsetOf(start), text, false);
    }

    /// From one quote to behind the other. Escapes that change more than one byte are left to
    /// yaml-cpp. The view is valid until the next call.
    std::optional<std::string_view> readQuoted()
    {
        const char quote = *m_at;
        const char *const start = ++m_at;
        while (m_at < m_lineEnd && *m_at != quote && *m_at != '\\')
            ++m_at;
        if (charAt(m_at) == quote && charAt(m_at + 1) != quote)
            return std::string_view(start, size_t(m_at++ - start));
        m_string.assign(start, m_at);
        for (; m_at < m_lineEnd; ++m_at) {
            if (*m_at == quote) {
                if (quote == '"' || charAt(m_at + 1) != quote) {
                    ++m_at;
                    return m_string;
                }
                ++m_at; // two single quotes are one
            } else if (*m_at == '\\' && quote == '"') {
                constexpr std::string_view marks = "\"\\/nt";
                constexpr std::string_view values = "\"\\/\n\t";
                const size_t mark = marks.find(charAt(++m_at));
                if (mark == std::string_view::npos)
                    return std::nullopt;
                m_string += values[mark];
                continue;
            }
            m_string += *m_at;
        }
        return std::nullopt;
    }

    bool readEmptyFlow()
    {
        const bool isMapping = rest().starts_with("{}");
        if (!isMapping && !rest().starts_with("[]"))
            return false;
        if (!m_builder.open(isMapping ? DocumentNode::Kind::Mapping : DocumentNode::Kind::Sequence,
                            offsetOf(m_at)))
            return false;
        m_builder.close();
        m_at += 2;
        return isEmptyRest(rest());
    }

    /// "|" or "|-" and the lines below that are indented deeper than @p column.
    bool readLiteral(qsizetype column)
    {
        const auto offset = offsetOf(m_at);
        ++m_at;
        const bool isStripped = charAt(m_at) == '-';
        if (isStripped)
            ++m_at;
        if (!isEmptyRest(rest()))
            return false;
        m_string.clear();
        qsizetype indentation = -1;
        size_t blankLines = 0;
        const char *at = m_lineEnd;
        const char *lastEnd = m_lineEnd;
        while (at < m_end) {
            const char *const line = ++at;
            while (at < m_end && *at == ' ')
                ++at;
            if (at < m_end && *at == '\n') {
                if (indentation >= 0 && at - line > indentation)
                    return false; // blanks that belong to the text
                ++blankLines;
                continue;
            }
            if (at == m_end && at > line)
                return false; // nor are these blanks easily told from the text
            if (at == m_end || at - line <= column)
                break;
            if (indentation < 0 && (blankLines > 0 || *at == '\t'))
                return false;
            if (indentation < 0)
                indentation = at - line;
            if (at - line < indentation)
                return false;
            const void *const found = std::memchr(at, '\n', size_t(m_end - at));
            if (!found)
                return false; // how it ends depends on the newline that is missing
            at = static_cast<const char *>(found);
            m_string.append(blankLines, '\n');
            blankLines = 0;
            m_string.append(line + indentation, size_t(at + 1 - (line + indentation)));
            lastEnd = at;
        }
        if (indentation < 0)
            return false;
        if (isStripped)
            m_string.pop_back();
        if (!m_builder.addScalar(offset, m_string, true))
            return false;
        m_at = lastEnd;
        goToContent();
        return m_column <= column;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_lineEnd = nullptr; ///< of the line m_at is in
    qsizetype m_column = -1; ///< bytes before the entry at m_at on its line; -1: at the end
    bool m_isAtLineStart = true; ///< nothing but blanks is before m_at on its line
    bool m_isForeign = false; ///< met something that yaml-cpp has to read
    DocumentBuilder &m_builder;
    std::string m_string;
};

} // namespace

bool readSimpleYaml(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems)
{
    DocumentBuilder builder(tree, positions, problems);
    return SimpleYamlReader(tree.text(), builder).read();
}

} // namespace headwater
