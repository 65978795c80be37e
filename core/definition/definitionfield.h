// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documentpath.h"

#include <QJsonObject>
#include <QJsonValue>

namespace headwater {

/// A field of a stream or tag by the name people give it: "from.name", "importPolicy.scheduled",
/// "annotations.iconClass". Always one that definitions have.
class DefinitionField
{
public:
    enum class Owner : quint8 { Stream, Tag };
    enum class Type : quint8 { Text, Bool };

    /// Of a stream, "annotations", "labels", "name" and "namespace" need no "metadata." before
    /// them, and "lookupPolicy.local", "dockerImageRepository" no "spec.". Errors: InvalidInput,
    /// @p name as subject.
    static Result<DefinitionField> parse(Owner owner, const QString &name);

    const QString &name() const { return m_name; }
    Owner owner() const { return m_owner; }
    /// From the stream, or from the tag.
    const QList<PathStep> &steps() const { return m_steps; }
    Type type() const { return m_type; }
    /// What it may say; empty: anything.
    const QStringList &choices() const { return m_choices; }

    /// @p text as the field's value. Errors: InvalidInput: it is not one it may have.
    Result<QJsonValue> valueOf(const QString &text) const;
    /// What the field says in @p object, a stream or tag as JSON; its default if that is nothing.
    QString textIn(const QJsonObject &object) const;

private:
    DefinitionField() = default;

    QString m_name;
    Owner m_owner = Owner::Tag;
    QList<PathStep> m_steps;
    Type m_type = Type::Text;
    QStringList m_choices;
    QString m_default;
};

} // namespace headwater
