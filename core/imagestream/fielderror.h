// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

/// What the API server has against an object, in its own words: whoever searches the web for a
/// message, or compares it with that of `oc`, must find the same text. Source: apimachinery,
/// util/validation/field and api/errors.
namespace headwater {

/// The way to a field of an object as the server writes it: "spec.tags[latest].from.name".
class FieldPath
{
public:
    struct Step
    {
        QString text = {};
        bool isKey = false; ///< in brackets: the name of a tag, or a number

        friend bool operator==(const Step &, const Step &) = default;
    };

    /// Of the object itself, which the server writes as "[]".
    FieldPath() = default;
    FieldPath(std::initializer_list<QString> names);
    /// "spec.tags[TAG]".
    static FieldPath ofTag(const QString &tag);

    FieldPath operator/(const QString &name) const { return with({.text = name}); }
    FieldPath operator/(const FieldPath &rest) const;
    FieldPath key(const QString &key) const { return with({.text = key, .isKey = true}); }
    FieldPath item(qsizetype number) const { return key(QString::number(number)); }

    const QList<Step> &steps() const { return m_steps; }
    QString toString() const;

    friend bool operator==(const FieldPath &, const FieldPath &) = default;

private:
    FieldPath with(Step step) const;

    QList<Step> m_steps;
};

/// One thing that is wrong with an object: a cause of the status that refuses it.
struct FieldError
{
    enum class Type { Required, Invalid, NotFound, Forbidden, TooLong, Internal };

    Type type = Type::Invalid;
    FieldPath field = {};
    QString value = {}; ///< as Go prints it, quotes included; types that show none ignore it
    QString detail = {}; ///< may be empty
    /// Of an internal error: what went wrong inside, which says where in the object.
    QList<FieldError> inner = {};

    static FieldError required(FieldPath field, QString detail = {});
    static FieldError invalid(FieldPath field, const QString &value, QString detail);
    static FieldError notFound(FieldPath field, const QString &value);

    QString reason() const; ///< "FieldValueInvalid"
    QString body() const; ///< "Invalid value: \"x\": must match ..."
    QString text() const; ///< with the field before it

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/// "KIND "NAME" is invalid: " and the errors: one as it is, several in brackets, those that say the
/// same once. There must be one.
QString invalidText(const QString &kind, const QString &name, const QList<FieldError> &errors);

} // namespace headwater
