// SPDX-License-Identifier: Apache-2.0
#include "core/describe/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>

#include <charconv>
#include <cmath>
#include <string_view>

namespace headwater {

namespace {

void appendEscape(QByteArray &text, char16_t unit)
{
    text += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

void appendString(QByteArray &text, const QString &value)
{
    text += '"';
    qsizetype done = 0; // everything before it is in the text
    for (qsizetype at = 0; at < value.size(); ++at) {
        const char16_t unit = value[at].unicode();
        constexpr std::u16string_view escaped = u"\"\\<>&\u2028\u2029";
        if (unit >= 0x20 && !escaped.contains(unit))
            continue;
        text += QStringView(value).sliced(done, at - done).toUtf8();
        done = at + 1;
        switch (unit) {
        case '"': text += "\\\""; break;
        case '\\': text += "\\\\"; break;
        case '\n': text += "\\n"; break;
        case '\r': text += "\\r"; break;
        case '\t': text += "\\t"; break;
        default: appendEscape(text, unit); break;
        }
    }
    text += QStringView(value).sliced(done).toUtf8() + '"';
}

void appendValue(QByteArray &text, const QJsonValue &value, qsizetype depth);

/// "[", the items each on a line of its own, "]"; @p appendItem writes one of @p count.
template<typename AppendItem>
void appendItems(QByteArray &text, std::string_view brackets, qsizetype depth, qsizetype count,
                 AppendItem appendItem)
{
    constexpr qsizetype indentation = 4;
    text += brackets.front();
    for (qsizetype item = 0; item < count; ++item) {
        text += item > 0 ? ",\n" : "\n";
        text += QByteArray((depth + 1) * indentation, ' ');
        appendItem();
    }
    if (count > 0)
        text += '\n' + QByteArray(depth * indentation, ' ');
    text += brackets.back();
}

void appendValue(QByteArray &text, const QJsonValue &value, qsizetype depth)
{
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        auto field = object.begin(); // QJsonObject keeps its keys sorted
        appendItems(text, "{}", depth, object.size(), [&] {
            appendString(text, field.key());
            text += ": ";
            appendValue(text, field.value(), depth + 1);
            ++field;
        });
        break;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        auto item = array.begin();
        appendItems(text, "[]", depth, array.size(),
                    [&] { appendValue(text, *item++, depth + 1); });
        break;
    }
    case QJsonValue::String: appendString(text, value.toString()); break;
    case QJsonValue::Double: text += jsonNumber(value); break;
    case QJsonValue::Bool: text += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Null:
    case QJsonValue::Undefined: text += "null"; break;
    }
}

} // namespace

QByteArray jsonNumber(const QJsonValue &number)
{
    if (number.toVariant().typeId() == QMetaType::LongLong)
        return QByteArray::number(number.toInteger());
    const double value = number.toDouble();
    const double size = std::abs(value);
    // Go writes what is very small or large in the scientific form, as JavaScript does.
    const bool isPlain = size == 0 || (size >= 1e-6 && size < 1e21);
    char buffer[64];
    const auto [end, error]
        = std::to_chars(buffer, buffer + sizeof buffer, value,
                        isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    Q_ASSERT(error == std::errc());
    return QByteArray(buffer, end - buffer).replace("e-0", "e-").replace("e+0", "e+");
}

QByteArray jsonText(const QJsonValue &value)
{
    QByteArray text;
    appendValue(text, value, 0);
    return text += '\n';
}

} // namespace headwater
