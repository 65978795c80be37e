// SPDX-License-Identifier: Apache-2.0
#include "core/definition/yamlscalar.h"

#include <QByteArray>
#include <QDate>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

namespace headwater {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

template<size_t size>
bool isOneOf(std::string_view text, const std::string_view (&words)[size])
{
    return std::ranges::find(words, text) != std::end(words);
}

constexpr std::string_view nullWords[] = {"", "~", "null", "Null", "NULL"};
constexpr std::string_view trueWords[]
    = {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::string_view falseWords[]
    = {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};
constexpr std::string_view infinityWords[] = {".nan",  ".NaN",  ".NAN",  ".inf",  ".Inf",  ".INF",
                                              "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"};

/// A whole number as Go's ParseInt and ParseUint read it with base 0: 0x, 0b, 0o or 0 in front say
/// the base. Numbers past 64 bits stay numbers; they come back as a double.
struct Whole
{
    bool isNegative = false;
    std::optional<quint64> magnitude = {}; ///< nullopt: more than 64 bits
};

std::optional<Whole> wholeNumber(std::string_view text)
{
    Whole number;
    if (text.starts_with('+') || text.starts_with('-')) {
        number.isNegative = text.front() == '-';
        text.remove_prefix(1);
    }
    int base = 10;
    if (text.size() > 1 && text[0] == '0') {
        const char mark = text[1];
        base = mark == 'x' || mark == 'X' ? 16 : mark == 'b' || mark == 'B' ? 2 : 8;
        const bool hasLetter = base != 8 || mark == 'o' || mark == 'O';
        text.remove_prefix(hasLetter ? 2 : 1);
    }
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    quint64 magnitude = 0;
    const auto [end, error]
        = std::from_chars(text.data(), text.data() + text.size(), magnitude, base);
    if (end != text.data() + text.size())
        return std::nullopt;
    if (error == std::errc())
        number.magnitude = magnitude;
    return number;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool isFloat(std::string_view text)
{
    const auto skipDigits = [&text] {
        size_t count = 0;
        while (count < text.size() && isDigit(text[count]))
            ++count;
        text.remove_prefix(count);
        return count;
    };
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    const size_t whole = skipDigits();
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (skipDigits() == 0 && whole == 0)
            return false;
    } else if (whole == 0) {
        return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-'))
            text.remove_prefix(1);
        if (skipDigits() == 0)
            return false;
    }
    return text.empty();
}

/// 2001-12-14, alone or with a time behind: what Go's time.Parse may take. Those it takes are
/// strings to us, and so are those it does not, as no number has this form.
bool isDate(std::string_view text)
{
    return text.size() > 4 && text[4] == '-' && std::ranges::all_of(text.substr(0, 4), isDigit);
}

std::string withoutUnderscores(std::string_view text)
{
    std::string plain(text);
    std::erase(plain, '_');
    return plain;
}

ScalarType numberType(std::string_view text)
{
    if (isDate(text))
        return ScalarType::String;
    const std::string plain = withoutUnderscores(text);
    if (wholeNumber(plain))
        return ScalarType::Integer;
    return isFloat(plain) ? ScalarType::Float : ScalarType::String;
}

} // namespace

ScalarType scalarType(std::string_view text)
{
    if (isOneOf(text, nullWords))
        return ScalarType::Null;
    const char first = text.front();
    if (isDigit(first) || first == '+' || first == '-') {
        if (first != '+' && first != '-')
            return numberType(text);
        return isOneOf(text, infinityWords) ? ScalarType::Float : numberType(text);
    }
    if (first == '.')
        return isOneOf(text, infinityWords) || isFloat(text) ? ScalarType::Float
                                                             : ScalarType::String;
    constexpr std::string_view wordStarts = "yYnNtTfFoO";
    if (text.size() > 5 || !wordStarts.contains(first))
        return ScalarType::String;
    const bool isBool = isOneOf(text, trueWords) || isOneOf(text, falseWords);
    return isBool ? ScalarType::Bool : ScalarType::String;
}

QJsonValue scalarValue(std::string_view text)
{
    switch (scalarType(text)) {
    case ScalarType::Null: return QJsonValue::Null;
    case ScalarType::Bool: return isOneOf(text, trueWords);
    case ScalarType::String: return QString::fromUtf8(text.data(), qsizetype(text.size()));
    case ScalarType::Integer: {
        const std::string plain = withoutUnderscores(text);
        const std::optional<Whole> number = wholeNumber(plain);
        constexpr auto most = quint64(std::numeric_limits<qint64>::max());
        if (number && number->magnitude && *number->magnitude <= most) {
            const auto value = qint64(*number->magnitude);
            return number->isNegative ? -value : value;
        }
        return QByteArray::fromStdString(plain).toDouble();
    }
    case ScalarType::Float: {
        if (isOneOf(text, infinityWords))
            return QJsonValue::Null; // JSON has no word for it
        return QByteArray::fromStdString(withoutUnderscores(text)).toDouble();
    }
    }
    Q_UNREACHABLE_RETURN({});
}

bool isTimestamp(std::string_view text)
{
    if (!isDate(text))
        return false;
    size_t at = 0;
    // A number within bounds, followed by one of @p ends; NUL stands for the end of the text.
    const auto number = [&](int low, int high, std::string_view ends) -> std::optional<int> {
        int value = 0;
        const auto [end, error]
            = std::from_chars(text.data() + at, text.data() + text.size(), value);
        const auto next = size_t(end - text.data());
        const size_t digits = next - at;
        if (error != std::errc() || !isDigit(text[at]) || digits > (at == 0 ? 4 : 2) || value < low
            || value > high)
            return std::nullopt;
        if (!ends.contains(next < text.size() ? text[next] : '\0'))
            return std::nullopt;
        at = next + 1;
        return value;
    };
    using namespace std::string_view_literals;
    const std::optional<int> year = number(0, 9999, "-");
    const std::optional<int> month = year ? number(1, 12, "-") : std::nullopt;
    const std::optional<int> day = month ? number(1, 31, "Tt \0"sv) : std::nullopt;
    if (!day || !QDate::isValid(*year == 0 ? 4 : *year, *month, *day))
        return false;
    if (at > text.size())
        return true;
    const bool hasZone = text[at - 1] != ' ';
    if (!number(0, 23, ":") || !number(0, 59, ":")
        || !number(0, 59, hasZone ? ".,Z+-"sv : ".,\0"sv))
        return false;
    const auto skipDigits = [&] {
        while (at < text.size() && isDigit(text[at]))
            ++at;
    };
    if (text[at - 1] == '.' || text[at - 1] == ',') {
        const size_t start = at;
        skipDigits();
        if (at == start)
            return false;
        ++at;
    }
    if (!hasZone)
        return at > text.size();
    if (at > text.size())
        return false;
    if (text[at - 1] == 'Z')
        return at == text.size();
    return (text[at - 1] == '+' || text[at - 1] == '-') && number(0, 24, ":")
        && number(0, 60, "\0"sv);
}

bool looksLikeOtherType(std::string_view text)
{
    if (text == "<<" || text == "=")
        return true;
    if (text.empty() || scalarType(text) != ScalarType::String)
        return true;
    const char first = text.front();
    if (!isDigit(first) && first != '+' && first != '-' && first != '.')
        return false;
    if (std::ranges::count(text, '.') > 1)
        return false; // versions, 1.2.3: no number or time has two dots
    // Dates, times, 12:30:45 (base 60), 1_000: numbers to some parser.
    return std::ranges::all_of(
        text, [](char c) { return isDigit(c) || std::string_view("+-.:_TtZz eE").contains(c); });
}

} // namespace headwater
