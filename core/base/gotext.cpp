// SPDX-License-Identifier: Apache-2.0
#include "core/base/gotext.h"

#include <QList>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype quotedBytes = 16 * 1024;
constexpr qsizetype maxDepth = 10'000; // encoding/json, maxNestingDepth

QString hexEscape(QStringView prefix, char32_t value, int digits)
{
    return prefix.toString() + QString::number(quint32(value), 16).rightJustified(digits, u'0');
}

/// The escapes with a letter of their own; nullopt: none.
std::optional<QString> namedEscape(char32_t c)
{
    switch (c) {
    case U'\a': return u"\\a"_s;
    case U'\b': return u"\\b"_s;
    case U'\f': return u"\\f"_s;
    case U'\n': return u"\\n"_s;
    case U'\r': return u"\\r"_s;
    case U'\t': return u"\\t"_s;
    case U'\v': return u"\\v"_s;
    case U'\\': return u"\\\\"_s;
    default: return std::nullopt;
    }
}

QString escaped(char32_t c, char32_t quote)
{
    if (c == quote)
        return u"\\"_s + QChar(char16_t(quote));
    if (std::optional<QString> named = namedEscape(c))
        return *std::move(named);
    // Of all kinds of space, Go prints U+0020 alone as itself.
    if (c == U' ' || (QChar::isPrint(c) && !QChar::isSpace(c)))
        return QString::fromUcs4(&c, 1);
    if (c < 0x80)
        return hexEscape(u"\\x", c, 2);
    return c < 0x10000 ? hexEscape(u"\\u", c, 4) : hexEscape(u"\\U", c, 8);
}

/// Length of the UTF-8 sequence that @p bytes begin with; 0 if they begin with none.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto first = static_cast<uchar>(bytes.front());
    const qsizetype length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes.size() < length)
        return 0;
    return bytes.first(length).isValidUtf8() ? length : 0;
}

/// A pushdown automaton with encoding/json's states and words. It keeps its own stack, because the
/// depth of the text is the sender's choice.
class JsonScanner
{
public:
    explicit JsonScanner(QByteArrayView json)
        : m_json(json)
    {
    }

    QString run()
    {
        while (m_error.isEmpty() && (m_wantsValue || !m_open.isEmpty())) {
            if (m_wantsValue)
                value();
            else if (m_open.back() == '{')
                afterMember();
            else
                afterElement();
        }
        skipSpace();
        if (m_error.isEmpty() && m_at < m_json.size())
            fail(u"after top-level value"_s);
        return m_error;
    }

private:
    void skipSpace()
    {
        while (m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_at]))
            ++m_at;
    }

    /// The next byte, or 0 and an error at the end.
    char peek()
    {
        if (m_at < m_json.size())
            return m_json[m_at];
        if (m_error.isEmpty())
            m_error = u"unexpected end of JSON input"_s;
        return 0;
    }

    void fail(const QString &where)
    {
        if (!m_error.isEmpty())
            return;
        const char32_t c = static_cast<uchar>(m_json[m_at]);
        m_error = u"invalid character '%1' %2"_s.arg(escaped(c, U'\''), where);
    }

    bool push(char bracket)
    {
        if (m_open.size() == maxDepth) {
            m_error = u"exceeded max depth"_s;
            return false;
        }
        m_open.append(bracket);
        ++m_at;
        return true;
    }

    void value()
    {
        m_wantsValue = false;
        skipSpace();
        switch (const char c = peek()) {
        case '{': openObject(); return;
        case '[': openArray(); return;
        case '"': string(); return;
        case 't': literal("true"); return;
        case 'f': literal("false"); return;
        case 'n': literal("null"); return;
        default:
            if (c == '-' || isDigit(c))
                number();
            else
                fail(u"looking for beginning of value"_s);
        }
    }

    void openObject()
    {
        if (!push('{'))
            return;
        skipSpace();
        if (peek() == '}')
            close();
        else
            member();
    }

    void openArray()
    {
        if (!push('['))
            return;
        skipSpace();
        if (peek() == ']')
            close();
        else
            m_wantsValue = true;
    }

    void close()
    {
        m_open.chop(1);
        ++m_at;
    }

    void member()
    {
        skipSpace();
        if (peek() != '"')
            return fail(u"looking for beginning of object key string"_s);
        string();
        skipSpace();
        if (peek() != ':')
            return fail(u"after object key"_s);
        ++m_at;
        m_wantsValue = true;
    }

    void afterMember()
    {
        skipSpace();
        const char c = peek();
        if (c == '}')
            return close();
        if (c != ',')
            return fail(u"after object key:value pair"_s);
        ++m_at;
        member();
    }

    void afterElement()
    {
        skipSpace();
        const char c = peek();
        if (c == ']')
            return close();
        if (c != ',')
            return fail(u"after array element"_s);
        ++m_at;
        m_wantsValue = true;
    }

    void string()
    {
        ++m_at;
        while (m_error.isEmpty()) {
            const char c = peek();
            if (c == '"') {
                ++m_at;
                return;
            }
            if (static_cast<uchar>(c) < 0x20)
                return fail(u"in string literal"_s);
            ++m_at;
            if (c == '\\')
                escape();
        }
    }

    void escape()
    {
        const char c = peek();
        if (!QByteArrayView("bfnrtu\\/\"").contains(c))
            return fail(u"in string escape code"_s);
        ++m_at;
        for (int i = 0; c == 'u' && i < 4; ++i) {
            if (!isxdigit(static_cast<uchar>(peek())))
                return fail(u"in \\u hexadecimal character escape"_s);
            ++m_at;
        }
    }

    void literal(QByteArrayView word)
    {
        for (const char expected : word) {
            if (peek() != expected) {
                return fail(u"in literal %1 (expecting '%2')"_s.arg(
                    QLatin1StringView(word), QString(QLatin1Char(expected))));
            }
            ++m_at;
        }
    }

    void number()
    {
        if (m_json[m_at] == '-')
            ++m_at;
        if (peek() == '0')
            ++m_at;
        else
            digits(u"in numeric literal"_s);
        if (next() == '.') {
            ++m_at;
            digits(u"after decimal point in numeric literal"_s);
        }
        if (next() == 'e' || next() == 'E') {
            ++m_at;
            if (next() == '+' || next() == '-')
                ++m_at;
            digits(u"in exponent of numeric literal"_s);
        }
    }

    /// As peek(), but a number may end where the text ends.
    char next() const { return m_error.isEmpty() && m_at < m_json.size() ? m_json[m_at] : '\0'; }

    void digits(const QString &where)
    {
        if (!isDigit(peek()))
            return fail(where);
        while (isDigit(next()))
            ++m_at;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    QByteArrayView m_json;
    qsizetype m_at = 0;
    QByteArray m_open; ///< brackets not yet closed
    bool m_wantsValue = true;
    QString m_error;
};

} // namespace

QString goQuoted(QByteArrayView utf8)
{
    QByteArrayView rest = utf8.first(qMin(utf8.size(), quotedBytes));
    QString out = u"\""_s;
    while (!rest.isEmpty()) {
        const qsizetype length = sequenceLength(rest);
        if (length == 0)
            out += hexEscape(u"\\x", static_cast<uchar>(rest.front()), 2);
        else
            out += escaped(QString::fromUtf8(rest.first(length)).toUcs4().constFirst(), U'"');
        rest = rest.sliced(qMax<qsizetype>(length, 1));
    }
    if (utf8.size() > quotedBytes)
        out += u"..."_s;
    return out + u'"';
}

QString goJsonError(QByteArrayView json)
{
    return JsonScanner(json).run();
}

} // namespace headwater
