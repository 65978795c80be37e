// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documentpath.h"

#include <QJsonValue>

namespace headwater {

/// A wish to change one value of a document. What it means for the text is found out by
/// DefinitionDocument::edits().
struct DocumentChange
{
    enum class Kind : quint8 {
        Set, ///< the value at the path; what of the path is missing is added
        InsertItem, ///< the last step is the number the new item will have
        InsertKey, ///< a new entry of a mapping, before another
        Remove, ///< the entry or item; it must be there
        Rename, ///< the last step is a key
        MoveItem, ///< the last step is an item; it will have another number
    };

    Kind kind = Kind::Set;
    DocumentPath path = {};
    QJsonValue value = {}; ///< Set, InsertItem, InsertKey
    QString key = {}; ///< Rename: the new key; InsertKey: the one it goes before, empty: the end
    qsizetype to = 0; ///< MoveItem: its number afterwards

    static DocumentChange set(DocumentPath path, QJsonValue value)
    {
        return {.kind = Kind::Set, .path = std::move(path), .value = std::move(value)};
    }
    /// @p path leads to the place of the new item: that item and those behind it move on. The
    /// number of items appends; so does -1.
    static DocumentChange insertItem(DocumentPath path, QJsonValue value)
    {
        return {.kind = Kind::InsertItem, .path = std::move(path), .value = std::move(value)};
    }
    static DocumentChange insertKey(DocumentPath path, QJsonValue value, QString before = {})
    {
        return {.kind = Kind::InsertKey,
                .path = std::move(path),
                .value = std::move(value),
                .key = std::move(before)};
    }
    static DocumentChange remove(DocumentPath path)
    {
        return {.kind = Kind::Remove, .path = std::move(path)};
    }
    static DocumentChange rename(DocumentPath path, QString newKey)
    {
        return {.kind = Kind::Rename, .path = std::move(path), .key = std::move(newKey)};
    }
    static DocumentChange moveItem(DocumentPath path, qsizetype to)
    {
        return {.kind = Kind::MoveItem, .path = std::move(path), .to = to};
    }
};

/// Makes @p change in @p documents, an array of all documents as JSON. Its path has no named steps.
/// What it asks for must be possible, as DefinitionDocument::edits() has made sure.
void applyChange(QJsonValue &documents, const DocumentChange &change);

} // namespace headwater
