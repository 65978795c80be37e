// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/fielderror.h"

#include "core/base/gotext.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString typeText(FieldError::Type type)
{
    switch (type) {
    case FieldError::Type::Required: return u"Required value"_s;
    case FieldError::Type::Invalid: return u"Invalid value"_s;
    case FieldError::Type::NotFound: return u"Not found"_s;
    case FieldError::Type::Forbidden: return u"Forbidden"_s;
    case FieldError::Type::TooLong: return u"Too long"_s;
    case FieldError::Type::Internal: return u"Internal error"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

FieldPath::FieldPath(std::initializer_list<QString> names)
{
    for (const QString &name : names)
        m_steps.append({.text = name});
}

FieldPath FieldPath::ofTag(const QString &tag)
{
    return FieldPath{u"spec"_s, u"tags"_s}.key(tag);
}

FieldPath FieldPath::with(Step step) const
{
    FieldPath path = *this;
    path.m_steps.append(std::move(step));
    return path;
}

FieldPath FieldPath::operator/(const FieldPath &rest) const
{
    FieldPath path = *this;
    path.m_steps += rest.m_steps;
    return path;
}

QString FieldPath::toString() const
{
    if (m_steps.isEmpty())
        return u"[]"_s;
    QString text;
    for (const Step &step : m_steps) {
        if (step.isKey)
            text += u'[' + step.text + u']';
        else
            text += text.isEmpty() ? step.text : u'.' + step.text;
    }
    return text;
}

FieldError FieldError::required(FieldPath field, QString detail)
{
    return {.type = Type::Required, .field = std::move(field), .detail = std::move(detail)};
}

FieldError FieldError::invalid(FieldPath field, const QString &value, QString detail)
{
    return {
        .field = std::move(field), .value = goQuoted(value.toUtf8()), .detail = std::move(detail)};
}

FieldError FieldError::notFound(FieldPath field, const QString &value)
{
    return {.type = Type::NotFound, .field = std::move(field), .value = goQuoted(value.toUtf8())};
}

QString FieldError::reason() const
{
    switch (type) {
    case Type::Required: return u"FieldValueRequired"_s;
    case Type::Invalid: return u"FieldValueInvalid"_s;
    case Type::NotFound: return u"FieldValueNotFound"_s;
    case Type::Forbidden: return u"FieldValueForbidden"_s;
    case Type::TooLong: return u"FieldValueTooLong"_s;
    case Type::Internal: return u"InternalError"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString FieldError::body() const
{
    QString text = typeText(type);
    if (type == Type::Invalid || type == Type::NotFound)
        text += ": "_L1 + value;
    if (!detail.isEmpty())
        text += ": "_L1 + detail;
    return text;
}

QString FieldError::text() const
{
    return field.toString() + ": "_L1 + body();
}

QString invalidText(const QString &kind, const QString &name, const QList<FieldError> &errors)
{
    QStringList texts;
    for (const FieldError &error : errors)
        texts.append(error.text());
    texts.removeDuplicates();
    const QString all = texts.join(", "_L1);
    return kind + u' ' + goQuoted(name.toUtf8()) + " is invalid: "_L1
        + (texts.size() == 1 ? all : u'[' + all + u']');
}

} // namespace headwater
