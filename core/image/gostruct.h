// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <memory>

namespace headwater {

/// Reads a JSON object as Go's encoding/json fills a struct: keys are found whatever their case,
/// null counts as absent, unknown keys are ignored, and a value of the wrong type is an error in
/// Go's words. The first error sticks; readers return an empty value from then on.
class GoStruct
{
public:
    /// @p goType names the Go struct in messages, for example "dockerpre012.DockerImage".
    /// Errors: InvalidReply.
    static Result<GoStruct> parse(QByteArrayView json, const QString &goType);

    bool has(QStringView key) const;
    QString string(QStringView key) const;
    qint64 integer(QStringView key) const;
    QDateTime time(QStringView key) const; ///< RFC 3339; milliseconds; invalid: absent or zero
    QStringList strings(QStringView key) const;
    QMap<QString, QString> stringMap(QStringView key) const;
    QStringList keys(QStringView key) const; ///< of the object there, sorted
    GoStruct object(QStringView key, const QString &goType) const;
    QList<GoStruct> objects(QStringView key, const QString &goType) const;

    /// In Go's words; empty: none so far, here or in what object() and objects() gave out.
    const QString &error() const { return *m_error; }

private:
    GoStruct(QJsonObject object, QString goType, QString path, std::shared_ptr<QString> error);
    QJsonValue find(QStringView key) const;
    QString pathOf(QStringView key) const { return m_path + key.toString(); }
    void refuse(const QJsonValue &value, QStringView key, const QString &goValueType) const;
    QJsonObject nested(QStringView key, const QString &goValueType) const;

    QJsonObject m_object;
    QString m_goType;
    QString m_path; ///< "config." inside the object of that name
    std::shared_ptr<QString> m_error;
};

} // namespace headwater
