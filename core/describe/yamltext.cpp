// SPDX-License-Identifier: Apache-2.0
#include "core/describe/yamltext.h"

#include "core/definition/yamlscalar.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

// What libyaml's emitter, ported to Go, does with values that come from JSON. Its decisions are
// rebuilt from the characters of a text; its queue of events is not needed, as all is known here.

namespace headwater {

namespace {

constexpr qsizetype bestIndentation = 2;
constexpr qsizetype bestWidth = 80;
constexpr qsizetype longestSimpleKey = 128; ///< bytes

enum class Style { Plain, SingleQuoted, DoubleQuoted, Literal };

bool isBreak(char32_t c)
{
    return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Go's port leaves out tabs and everything past the first plane.
bool isPrintable(char32_t c)
{
    return c == '\n' || (c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
}

bool isBlankOrEnd(const std::u32string &text, size_t at)
{
    return at >= text.size() || text[at] == ' ' || text[at] == '\t' || isBreak(text[at]);
}

/// 12:30:45 was a number to base 60 once. [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?
bool isBase60(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos || !isDigit(text.front()))
        return false;
    if (!std::ranges::all_of(text.substr(0, colon), [&](char c) { return isDigit(c) || c == '_'; }))
        return false;
    text.remove_prefix(colon);
    while (text.starts_with(':')) {
        text.remove_prefix(1);
        const size_t end = std::min(text.find_first_of(":."), text.size());
        const std::string_view part = text.substr(0, end);
        if (part.empty() || part.size() > 2 || !std::ranges::all_of(part, isDigit)
            || (part.size() == 2 && part.front() > '5'))
            return false;
        text.remove_prefix(end);
    }
    if (text.starts_with('.'))
        text.remove_prefix(1);
    return std::ranges::all_of(text, [&](char c) { return isDigit(c) || c == '_'; });
}

bool readsAsString(const QByteArray &text)
{
    const std::string_view view(text.data(), size_t(text.size()));
    return scalarType(view) == ScalarType::String && view != "<<" && !isTimestamp(view)
        && !isBase60(view);
}

/// Which styles can hold a text. Source: emitterc.go, yaml_emitter_analyze_scalar.
struct Analysis
{
    bool isMultiline = false;
    bool canBePlain = true; ///< outside flow collections
    bool canBeSingleQuoted = true;
    bool canBeBlock = true;
};

/// Whether a character of a plain text would be taken for YAML's own.
bool isIndicator(const std::u32string &text, size_t at)
{
    const char32_t c = text[at];
    if (at == 0) {
        constexpr std::u32string_view always = U"#,[]{}&*!|>'\"%@`";
        constexpr std::u32string_view beforeBlank = U"?:-";
        return always.contains(c) || (beforeBlank.contains(c) && isBlankOrEnd(text, 1));
    }
    return (c == ':' && isBlankOrEnd(text, at + 1)) || (c == '#' && isBlankOrEnd(text, at - 1));
}

Analysis analyze(const std::u32string &text)
{
    Analysis analysis;
    if (text.empty()) {
        analysis.canBeBlock = false;
        return analysis;
    }
    analysis.canBePlain = !text.starts_with(U"---") && !text.starts_with(U"...");
    for (size_t at = 0; at < text.size(); ++at) {
        const char32_t c = text[at];
        const char32_t before = at > 0 ? text[at - 1] : U'x';
        const bool isAtEdge = at == 0 || at + 1 == text.size();
        if (isIndicator(text, at))
            analysis.canBePlain = false;
        if (!isPrintable(c) || c == 0x2028 || c == 0x2029 || (isBreak(c) && before == ' '))
            analysis.canBePlain = analysis.canBeSingleQuoted = analysis.canBeBlock = false;
        if (isBreak(c)) {
            analysis.isMultiline = true;
            analysis.canBePlain = false;
        }
        if (c == ' ') {
            if (isAtEdge)
                analysis.canBePlain = false;
            if (at + 1 == text.size())
                analysis.canBeBlock = false;
            if (isBreak(before))
                analysis.canBePlain = analysis.canBeSingleQuoted = false;
        }
    }
    return analysis;
}

/// Source: encode.go, stringv, and emitterc.go, yaml_emitter_select_scalar_style.
Style styleFor(const std::u32string &text, const QByteArray &utf8, bool isKey)
{
    const Analysis analysis = analyze(text);
    if (text.contains(U'\n')) {
        return analysis.canBeBlock && !isKey ? Style::Literal : Style::DoubleQuoted;
    }
    if (!readsAsString(utf8))
        return Style::DoubleQuoted;
    if (analysis.canBePlain)
        return Style::Plain;
    return analysis.canBeSingleQuoted ? Style::SingleQuoted : Style::DoubleQuoted;
}

/// The order of go-yaml's keyList: letters after all else, runs of digits by their value.
bool keyComesBefore(const QString &left, const QString &right)
{
    const QList<uint> a = left.toUcs4();
    const QList<uint> b = right.toUcs4();
    const auto numberAt = [](const QList<uint> &text, qsizetype &at, qint64 start) {
        quint64 number = quint64(start);
        for (; at < text.size() && QChar::isDigit(text[at]); ++at)
            number = number * 10 + (text[at] - '0');
        return qint64(number);
    };
    qsizetype at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at])
        ++at;
    if (at == a.size() || at == b.size())
        return a.size() < b.size();
    const bool isLetterA = QChar::isLetter(a[at]);
    const bool isLetterB = QChar::isLetter(b[at]);
    if (isLetterA && isLetterB)
        return a[at] < b[at];
    if (isLetterA || isLetterB)
        return isLetterB;
    qint64 start = 0;
    if (a[at] == '0' || b[at] == '0') {
        for (qsizetype j = at - 1; j >= 0 && QChar::isDigit(a[j]); --j) {
            if (a[j] != '0') {
                start = 1;
                break;
            }
        }
    }
    qsizetype endA = at;
    qsizetype endB = at;
    const qint64 numberA = numberAt(a, endA, start);
    const qint64 numberB = numberAt(b, endB, start);
    if (numberA != numberB)
        return numberA < numberB;
    return endA != endB ? endA < endB : a[at] < b[at];
}

/// strconv.FormatFloat(value, 'g', -1, 64)
QByteArray floatText(double value)
{
    char buffer[64];
    const auto write = [&](std::chars_format format) {
        const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, format);
        Q_ASSERT(error == std::errc());
        return QByteArray(buffer, end - buffer);
    };
    const QByteArray scientific = write(std::chars_format::scientific);
    const int exponent = scientific.sliced(scientific.indexOf('e') + 1).toInt();
    return exponent < -4 || exponent >= 21 ? scientific : write(std::chars_format::fixed);
}

class YamlWriter
{
public:
    /// Texts are folded behind column @p width.
    explicit YamlWriter(qsizetype width)
        : m_width(width)
    {
    }

    QByteArray document(const QJsonValue &value)
    {
        writeValue(value, -bestIndentation, false);
        if (m_column > 0)
            lineBreak();
        return m_text;
    }

    /// @p isInMapping: behind a key's colon, where sequences are not indented any further.
    void writeValue(const QJsonValue &value, qsizetype indentation, bool isInMapping)
    {
        switch (value.type()) {
        case QJsonValue::Object:
            writeMapping(value.toObject(), indentation + bestIndentation);
            break;
        case QJsonValue::Array:
            writeSequence(value.toArray(),
                          isInMapping ? indentation : indentation + bestIndentation);
            break;
        case QJsonValue::String:
            writeScalar(value.toString(), indentation + bestIndentation, false);
            break;
        case QJsonValue::Double: {
            const bool isWhole = value.toVariant().typeId() == QMetaType::LongLong;
            writeToken(isWhole ? QByteArray::number(value.toInteger())
                               : floatText(value.toDouble()));
            break;
        }
        case QJsonValue::Bool: writeToken(value.toBool() ? "true" : "false"); break;
        case QJsonValue::Null:
        case QJsonValue::Undefined: writeToken("null"); break;
        }
    }

    void writeScalar(const QString &text, qsizetype indentation, bool isKey)
    {
        const std::u32string characters = text.toStdU32String();
        switch (styleFor(characters, text.toUtf8(), isKey)) {
        case Style::Plain:
            separate();
            writeFolded(characters, indentation, isKey);
            break;
        case Style::SingleQuoted: writeSingleQuoted(characters, indentation, isKey); break;
        case Style::DoubleQuoted: writeDoubleQuoted(characters, indentation, isKey); break;
        case Style::Literal: writeLiteral(characters, indentation); break;
        }
    }

    QByteArray takeText() { return std::move(m_text); }

private:
    void put(char32_t c)
    {
        m_text += QString::fromUcs4(&c, 1).toUtf8();
        ++m_column;
        m_isSeparated = c == ' ';
    }
    void putAscii(QByteArrayView text)
    {
        m_text += text;
        m_column += text.size();
        m_isSeparated = text.endsWith(' ');
    }
    void lineBreak()
    {
        m_text += '\n';
        m_column = 0;
        m_isSeparated = true;
    }
    void startLine(qsizetype indentation)
    {
        if (m_column > indentation || (m_column > 0 && !m_isEntryStart))
            lineBreak();
        while (m_column < indentation)
            putAscii(" ");
        m_isEntryStart = false;
    }
    void separate()
    {
        if (!m_isSeparated)
            putAscii(" ");
        m_isEntryStart = false;
    }
    void writeToken(QByteArrayView token)
    {
        separate();
        putAscii(token);
    }

    void writeMapping(const QJsonObject &mapping, qsizetype indentation)
    {
        if (mapping.isEmpty()) {
            writeToken("{}");
            return;
        }
        QStringList keys = mapping.keys();
        std::ranges::sort(keys, keyComesBefore);
        for (const QString &key : std::as_const(keys)) {
            startLine(indentation);
            const bool isSimple = key.toUtf8().size() <= longestSimpleKey && !key.contains(u'\n');
            if (isSimple) {
                writeScalar(key, indentation, true);
            } else {
                putAscii("?");
                writeScalar(key, indentation + bestIndentation, false);
                startLine(indentation);
            }
            putAscii(":");
            writeValue(mapping.value(key), indentation, true);
        }
    }

    void writeSequence(const QJsonArray &sequence, qsizetype indentation)
    {
        if (sequence.isEmpty()) {
            writeToken("[]");
            return;
        }
        for (const QJsonValue &item : sequence) {
            startLine(indentation);
            putAscii("-");
            m_isEntryStart = true; // what the item holds may start on this line
            writeValue(item, indentation, false);
            m_isEntryStart = false;
        }
    }

    /// Writes @p text, breaking the line at single blanks behind the best width.
    void writeFolded(const std::u32string &text, qsizetype indentation, bool isKey)
    {
        for (size_t at = 0; at < text.size(); ++at) {
            if (canFold(text, at, isKey)) {
                startLine(indentation);
                continue;
            }
            put(text[at]);
        }
    }

    bool canFold(const std::u32string &text, size_t at, bool isKey) const
    {
        return !isKey && text[at] == ' ' && m_column > m_width && at > 0 && at + 1 < text.size()
            && text[at - 1] != ' ' && text[at + 1] != ' ';
    }

    void writeSingleQuoted(const std::u32string &text, qsizetype indentation, bool isKey)
    {
        writeToken("'");
        m_isSeparated = false;
        for (size_t at = 0; at < text.size(); ++at) {
            if (canFold(text, at, isKey)) {
                startLine(indentation);
                continue;
            }
            if (text[at] == U'\'')
                putAscii("'");
            put(text[at]);
        }
        putAscii("'");
    }

    void writeDoubleQuoted(const std::u32string &text, qsizetype indentation, bool isKey)
    {
        writeToken("\"");
        bool isAfterBlank = false;
        for (size_t at = 0; at < text.size(); ++at) {
            const char32_t c = text[at];
            if (!isPrintable(c) || isBreak(c) || c == '"' || c == '\\') {
                writeEscape(c);
                isAfterBlank = false;
            } else if (c == ' ' && !isKey && !isAfterBlank && m_column > m_width && at > 0
                       && at + 1 < text.size()) {
                startLine(indentation);
                if (text[at + 1] == ' ')
                    putAscii("\\");
                isAfterBlank = true;
            } else {
                put(c);
                isAfterBlank = c == ' ';
            }
        }
        putAscii("\"");
    }

    void writeEscape(char32_t c)
    {
        struct Named
        {
            char32_t character;
            QByteArrayView escape;
        };
        static constexpr Named named[]
            = {{0, "\\0"},     {7, "\\a"},    {8, "\\b"},      {9, "\\t"},     {10, "\\n"},
               {11, "\\v"},    {12, "\\f"},   {13, "\\r"},     {0x1b, "\\e"},  {'"', "\\\""},
               {'\\', "\\\\"}, {0x85, "\\N"}, {0x2028, "\\L"}, {0x2029, "\\P"}};
        const auto known = std::ranges::find(named, c, &Named::character);
        if (known != std::end(named)) {
            putAscii(known->escape);
            return;
        }
        const auto hex = [c](qsizetype digits) {
            return QByteArray::number(uint(c), 16).toUpper().rightJustified(digits, '0');
        };
        putAscii(c <= 0xff ? "\\x" + hex(2) : c <= 0xffff ? "\\u" + hex(4) : "\\U" + hex(8));
    }

    void writeLiteral(const std::u32string &text, qsizetype indentation)
    {
        writeToken("|");
        if (text.front() == ' ' || isBreak(text.front()))
            putAscii(QByteArray::number(bestIndentation));
        if (!isBreak(text.back()))
            putAscii("-");
        else if (text.size() == 1 || isBreak(text[text.size() - 2]))
            putAscii("+");
        lineBreak();
        for (const char32_t c : text) {
            if (isBreak(c)) {
                lineBreak();
                continue;
            }
            if (m_column == 0)
                startLine(indentation);
            put(c);
        }
    }

    QByteArray m_text;
    qsizetype m_width;
    qsizetype m_column = 0;
    bool m_isSeparated = true; ///< a blank or a line start is before the current place
    bool m_isEntryStart = false; ///< just behind the dash of an item
};

} // namespace

QByteArray yamlText(const QJsonValue &value)
{
    return YamlWriter(bestWidth).document(value);
}

QByteArray yamlScalar(const QString &text, qsizetype indentation)
{
    YamlWriter writer(std::numeric_limits<qsizetype>::max());
    writer.writeScalar(text, indentation + bestIndentation, false);
    return writer.takeText();
}

} // namespace headwater
