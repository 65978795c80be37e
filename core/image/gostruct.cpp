// SPDX-License-Identifier: Apache-2.0
#include "core/image/gostruct.h"

#include "core/base/gotext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString valueName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return u"bool"_s;
    case QJsonValue::Double: return u"number"_s;
    case QJsonValue::String: return u"string"_s;
    case QJsonValue::Array: return u"array"_s;
    case QJsonValue::Object: return u"object"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return u"null"_s;
}

/// What stands at the top of well-formed @p json that QJsonDocument takes for no document.
QString topLevelName(QByteArrayView json)
{
    const QByteArrayView text = json.trimmed();
    switch (text.isEmpty() ? '\0' : text.front()) {
    case '"': return u"string"_s;
    case '[': return u"array"_s;
    case 't':
    case 'f': return u"bool"_s;
    default: return u"number"_s;
    }
}

Error invalid(const QString &detail)
{
    return Error{.kind = Error::Kind::InvalidReply, .detail = detail};
}

/// QDateTime rounds a fraction of nanoseconds up into the next second; Go cuts it off.
QString withMilliseconds(const QString &text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0)
        return text;
    qsizetype end = dot + 1;
    while (end < text.size() && text[end].isDigit())
        ++end;
    return text.left(qMin(end, dot + 4)) + text.sliced(end);
}

} // namespace

GoStruct::GoStruct(QJsonObject object, QString goType, QString path, std::shared_ptr<QString> error)
    : m_object(std::move(object))
    , m_goType(std::move(goType))
    , m_path(std::move(path))
    , m_error(std::move(error))
{
}

Result<GoStruct> GoStruct::parse(QByteArrayView json, const QString &goType)
{
    if (const QString syntax = goJsonError(json); !syntax.isEmpty())
        return invalid(syntax);
    const auto fields = [&](const QJsonObject &object) {
        return GoStruct(object, goType, {}, std::make_shared<QString>());
    };
    if (json.trimmed() == "null")
        return fields({});
    // Go replaces what is not UTF-8, Qt refuses it.
    const QByteArray text
        = json.isValidUtf8() ? json.toByteArray() : QString::fromUtf8(json).toUtf8();
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsing);
    if (parsing.error == QJsonParseError::DeepNesting)
        return invalid(u"exceeded max depth"_s);
    if (!document.isObject())
        return invalid(u"json: cannot unmarshal %1 into Go value of type %2"_s.arg(
            topLevelName(json), goType));
    return fields(document.object());
}

QJsonValue GoStruct::find(QStringView key) const
{
    if (const auto exact = m_object.constFind(key); exact != m_object.constEnd())
        return exact.value();
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (it.key().compare(key, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue::Null;
}

void GoStruct::refuse(const QJsonValue &value, QStringView key, const QString &goValueType) const
{
    if (!m_error->isEmpty())
        return;
    // Source: encoding/json, UnmarshalTypeError: the innermost struct and the whole path.
    const QString structName = m_goType.section(u'.', -1);
    *m_error = u"json: cannot unmarshal %1 into Go struct field %2.%3 of type %4"_s.arg(
        valueName(value), structName, pathOf(key), goValueType);
}

bool GoStruct::has(QStringView key) const
{
    return !find(key).isNull();
}

QString GoStruct::string(QStringView key) const
{
    const QJsonValue value = find(key);
    if (!value.isString() && !value.isNull())
        refuse(value, key, u"string"_s);
    return value.toString();
}

qint64 GoStruct::integer(QStringView key) const
{
    constexpr qint64 notThere = std::numeric_limits<qint64>::min();
    const QJsonValue value = find(key);
    const qint64 number = value.toInteger(notThere);
    if (value.isNull())
        return 0;
    if (number == notThere) {
        refuse(value, key, u"int64"_s);
        return 0;
    }
    return number;
}

QDateTime GoStruct::time(QStringView key) const
{
    const QJsonValue value = find(key);
    if (value.isNull())
        return {};
    // Source: apimachinery's metav1.Time, which decodes a string first.
    if (!value.isString()) {
        if (m_error->isEmpty())
            *m_error
                = u"json: cannot unmarshal %1 into Go value of type string"_s.arg(valueName(value));
        return {};
    }
    const QString text = value.toString();
    const QDateTime time = QDateTime::fromString(withMilliseconds(text), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime) {
        if (m_error->isEmpty())
            *m_error = u"parsing time %1 as \"2006-01-02T15:04:05Z07:00\": cannot parse %1 as "
                       "\"2006\""_s.arg(goQuoted(text.toUtf8()));
        return {};
    }
    // Go's zero time means "not said".
    return time.date().year() <= 1 ? QDateTime() : time.toUTC();
}

QStringList GoStruct::strings(QStringView key) const
{
    const QJsonValue value = find(key);
    if (!value.isArray() && !value.isNull())
        refuse(value, key, u"[]string"_s);
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto &entry : array) {
        if (!entry.isString() && !entry.isNull())
            refuse(entry, key, u"string"_s);
        list.append(entry.toString());
    }
    return list;
}

QJsonObject GoStruct::nested(QStringView key, const QString &goValueType) const
{
    const QJsonValue value = find(key);
    if (!value.isObject() && !value.isNull())
        refuse(value, key, goValueType);
    return value.toObject();
}

QMap<QString, QString> GoStruct::stringMap(QStringView key) const
{
    QMap<QString, QString> map;
    const QJsonObject object = nested(key, u"map[string]string"_s);
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QJsonValue value = it.value();
        if (!value.isString() && !value.isNull())
            refuse(value, key, u"string"_s);
        map.insert(it.key(), value.toString());
    }
    return map;
}

QStringList GoStruct::keys(QStringView key) const
{
    return nested(key, u"map[string]struct {}"_s).keys();
}

GoStruct GoStruct::object(QStringView key, const QString &goType) const
{
    return GoStruct(nested(key, goType), goType, pathOf(key) + u'.', m_error);
}

QList<GoStruct> GoStruct::objects(QStringView key, const QString &goType) const
{
    const QJsonValue value = find(key);
    if (!value.isArray() && !value.isNull())
        refuse(value, key, u"[]"_s + goType);
    QList<GoStruct> list;
    const QJsonArray array = value.toArray();
    for (const auto &entry : array) {
        if (!entry.isObject() && !entry.isNull())
            refuse(entry, key, goType);
        list.append(GoStruct(entry.toObject(), goType, pathOf(key) + u'.', m_error));
    }
    return list;
}

} // namespace headwater
