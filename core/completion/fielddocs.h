// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace headwater {

/// A value that a field can have.
struct ValueDoc
{
    QString value = {};
    QString text = {}; ///< what it means, one sentence
};

/// What is known of a field of an image stream.
struct FieldDoc
{
    /// What a value of it is taken from, where it is not free text.
    enum class Kind {
        Text,
        Bool,
        Choice, ///< one of values
        Object, ///< has fields
        List, ///< of objects
        IconClass,
        Keywords, ///< separated by commas
        Namespace,
        Source, ///< from.name: what it names depends on from.kind
        Architecture,
    };

    QStringList path = {}; ///< from the object, "-" for an item of a list
    Kind kind = Kind::Text;
    QString text = {}; ///< what it is for, one plain-text sentence
    QList<ValueDoc> values = {};

    const QString &name() const { return path.last(); }
};

/// The fields of the mapping that @p parent leads to, as one would write them down.
/// Source: spec/objects.md section 1; annotations: catalog/catalog-presentation.md section 11.
QList<FieldDoc> fieldsBelow(const QStringList &parent);
/// nullptr-like: an empty path means that nothing is known of it.
FieldDoc fieldAt(const QStringList &path);
/// @p path from the object that it is in: the items of a List are left out.
QStringList withinObject(const QStringList &path);

} // namespace headwater
