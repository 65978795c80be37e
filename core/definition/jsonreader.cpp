// SPDX-License-Identifier: Apache-2.0
#include "core/definition/jsonreader.h"

#include "core/definition/documentbuilder.h"

#include <optional>
#include <string>

using namespace Qt::StringLiterals;

// A scanner of our own: QJsonDocument tells no positions, takes the last of two equal keys in
// silence and accepts tabs in strings; yaml-cpp is no JSON parser (it fails on surrogate pairs and
// accepts trailing commas).

namespace headwater {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
bool isNumber(std::string_view text)
{
    size_t at = 0;
    const auto skipDigits = [&] {
        const size_t start = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at > start;
    };
    if (text.starts_with('-'))
        ++at;
    if (at < text.size() && text[at] == '0')
        ++at;
    else if (!skipDigits())
        return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!skipDigits())
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (!skipDigits())
            return false;
    }
    return at == text.size();
}

void appendUtf8(std::string &text, char32_t code)
{
    const auto add = [&text](char32_t byte) { text += char(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0 | code >> 6);
        add(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        add(0xe0 | code >> 12);
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    } else {
        add(0xf0 | code >> 18);
        add(0x80 | (code >> 12 & 0x3f));
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    }
}

class JsonReader
{
public:
    JsonReader(const DocumentTree &tree, DocumentBuilder &builder, const TextIndex &positions,
               ProblemSink &problems)
        : m_text(tree.text())
        , m_builder(builder)
        , m_positions(positions)
        , m_problems(problems)
    {
        if (m_text.startsWith("\xef\xbb\xbf"))
            m_at = 3;
    }

    bool read()
    {
        skipBlanks();
        m_builder.startDocument(quint32(m_at));
        if (!readValue())
            return false;
        skipBlanks();
        if (m_at < m_text.size())
            return fail(DefinitionText::tr("there is text after the end of the JSON value"));
        m_builder.endDocument();
        return true;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')
            ++m_at;
    }

    bool fail(const QString &why) { return failAt(m_at, why); }

    bool failAt(qsizetype at, const QString &why)
    {
        m_problems.add(
            {.position = m_positions.at(at),
             .message = DefinitionText::tr("This is not valid JSON: %1.").arg(why),
             .remedy = at >= m_text.size()
                 ? DefinitionText::tr("The end of the file seems to be missing.")
                 : DefinitionText::tr("Check the commas, quotes and brackets around this line.")});
        return false;
    }

    // The recursion is as deep as the builder lets collections nest.
    bool readValue()
    {
        skipBlanks();
        const auto offset = quint32(m_at);
        switch (peek()) {
        case '{':
            return m_builder.open(DocumentNode::Kind::Mapping, offset)
                && readItems('}', [this] { return readKey() && readValue(); });
        case '[':
            return m_builder.open(DocumentNode::Kind::Sequence, offset)
                && readItems(']', [this] { return readValue(); });
        case '"': {
            const std::optional<std::string_view> text = readString();
            return text && m_builder.addScalar(offset, *text, true);
        }
        default: return readWord(offset);
        }
    }

    template<typename ReadItem>
    bool readItems(char closing, ReadItem readItem)
    {
        ++m_at;
        skipBlanks();
        if (peek() == closing) {
            ++m_at;
            m_builder.close();
            return true;
        }
        for (;;) {
            if (!readItem())
                return false;
            skipBlanks();
            const char c = peek();
            if (c != ',' && c != closing) {
                return fail(closing == '}'
                                ? DefinitionText::tr("a comma or a closing brace is expected")
                                : DefinitionText::tr("a comma or a closing bracket is expected"));
            }
            ++m_at;
            if (c == closing) {
                m_builder.close();
                return true;
            }
        }
    }

    bool readKey()
    {
        skipBlanks();
        const auto offset = quint32(m_at);
        if (peek() != '"')
            return fail(DefinitionText::tr("a key in double quotes is expected"));
        const std::optional<std::string_view> key = readString();
        if (!key || !m_builder.addScalar(offset, *key, true))
            return false;
        skipBlanks();
        if (peek() != ':')
            return fail(DefinitionText::tr("a colon is expected after the key"));
        ++m_at;
        return true;
    }

    bool readWord(quint32 offset)
    {
        const qsizetype start = m_at;
        const auto isWordCharacter = [](char c) {
            return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
                || c == '-' || c == '.';
        };
        while (isWordCharacter(peek()))
            ++m_at;
        const std::string_view word(m_text.data() + start, size_t(m_at - start));
        if (word == "null")
            return m_builder.addNull(offset);
        if (word == "true" || word == "false" || isNumber(word))
            return m_builder.addScalar(offset, word, false);
        if (word.empty())
            return failAt(start,
                          m_at >= m_text.size()
                              ? DefinitionText::tr("a value is expected, but the text ends")
                              : DefinitionText::tr("a value is expected"));
        return failAt(start,
                      DefinitionText::tr("this is neither a number nor true, false or null"));
    }

    /// From the opening quote to behind the closing one. The view is valid until the next call.
    std::optional<std::string_view> readString()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\'
               && static_cast<unsigned char>(m_text[m_at]) >= 0x20)
            ++m_at;
        if (peek() == '"')
            return std::string_view(m_text.data() + start, size_t(m_at++ - start));
        m_string.assign(m_text.data() + start, size_t(m_at - start));
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return m_string;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                fail(
                    DefinitionText::tr("a line break or control character stands inside a string"));
                return std::nullopt;
            }
            ++m_at;
            if (c != '\\')
                m_string += c;
            else if (!readEscape())
                return std::nullopt;
        }
        failAt(start - 1, DefinitionText::tr("the string that starts here does not end"));
        return std::nullopt;
    }

    bool readEscape()
    {
        const char c = peek();
        ++m_at;
        constexpr std::string_view marks = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        if (const size_t at = marks.find(c); at != std::string_view::npos) {
            m_string += values[at];
            return true;
        }
        if (c != 'u')
            return failAt(m_at - 2, DefinitionText::tr("this escape is not known"));
        std::optional<char32_t> code = readHex();
        if (code && *code >= 0xd800 && *code < 0xdc00
            && m_text.sliced(qMin(m_at, m_text.size())).startsWith("\\u")) {
            const qsizetype before = m_at;
            m_at += 2;
            const std::optional<char32_t> low = readHex();
            if (low && *low >= 0xdc00 && *low < 0xe000)
                code = 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
            else
                m_at = before;
        }
        if (!code)
            return failAt(m_at, DefinitionText::tr("four hexadecimal digits are expected"));
        // A lone surrogate is legal JSON but no character; Go reads it as U+FFFD.
        appendUtf8(m_string, *code >= 0xd800 && *code < 0xe000 ? char32_t(0xfffd) : *code);
        return true;
    }

    std::optional<char32_t> readHex()
    {
        if (m_text.size() - m_at < 4)
            return std::nullopt;
        char32_t code = 0;
        for (const char c : m_text.sliced(m_at, 4)) {
            const int digit = isDigit(c) ? c - '0'
                : c >= 'a' && c <= 'f'   ? c - 'a' + 10
                : c >= 'A' && c <= 'F'   ? c - 'A' + 10
                                         : -1;
            if (digit < 0)
                return std::nullopt;
            code = code << 4 | char32_t(digit);
        }
        m_at += 4;
        return code;
    }

    QByteArrayView m_text;
    DocumentBuilder &m_builder;
    const TextIndex &m_positions;
    ProblemSink &m_problems;
    qsizetype m_at = 0;
    std::string m_string;
};

} // namespace

bool readJson(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems)
{
    DocumentBuilder builder(tree, positions, problems);
    const bool isWhole = JsonReader(tree, builder, positions, problems).read();
    if (builder.isInDocument())
        builder.dropDocument();
    return isWhole;
}

} // namespace headwater
