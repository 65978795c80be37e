// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTimeZone>

/// The few shapes that the JSON columns of the store are made of. A field that holds its default is
/// left out, so that old rows stay readable when a field is added.
namespace headwater::jsonfields {

inline void put(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

inline void put(QJsonObject &object, QLatin1StringView key, qint64 value)
{
    if (value != 0)
        object.insert(key, value);
}

inline void put(QJsonObject &object, QLatin1StringView key, bool value)
{
    if (value)
        object.insert(key, value);
}

inline void put(QJsonObject &object, QLatin1StringView key, const QJsonObject &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

inline void put(QJsonObject &object, QLatin1StringView key, const QDateTime &value)
{
    if (value.isValid())
        object.insert(key, value.toSecsSinceEpoch());
}

inline void put(QJsonObject &object, QLatin1StringView key, const QStringList &value)
{
    if (!value.isEmpty())
        object.insert(key, QJsonArray::fromStringList(value));
}

inline void put(QJsonObject &object, QLatin1StringView key, const QMap<QString, QString> &value)
{
    QJsonObject map;
    for (const auto &[name, text] : value.asKeyValueRange())
        map.insert(name, text);
    put(object, key, map);
}

inline QDateTime time(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? QDateTime::fromSecsSinceEpoch(value.toInteger(), QTimeZone::UTC)
                            : QDateTime();
}

inline QStringList list(const QJsonObject &object, QLatin1StringView key)
{
    QStringList texts;
    for (const QJsonValue &value : object.value(key).toArray())
        texts.append(value.toString());
    return texts;
}

inline QMap<QString, QString> map(const QJsonObject &object, QLatin1StringView key)
{
    QMap<QString, QString> texts;
    const QJsonObject values = object.value(key).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

} // namespace headwater::jsonfields
