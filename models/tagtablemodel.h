// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagrow.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>

namespace headwater {

/// The tags of one image stream; each tag opens to its history items, newest first. Facts only:
/// words for states, colours and chips belong to the delegate, which asks for TagRole.
class TagTableModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { Tag, PointsTo, Source, Updated, Policies };
    static constexpr int columns = 5;

    enum Role {
        TagRole = Qt::UserRole + 1, ///< TagRow of the tag, also for its history items
        ItemRole, ///< int: index of the history item; -1 for the tag itself
        PlaceRole, ///< QString: "current" or "previous" for the two newest history items
        SortRole, ///< comparable within one column
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Replaces the content with the smallest set of changes. Names must be unique.
    void setRows(const QList<TagRow> &rows);
    const QList<TagRow> &rows() const { return m_rows; }
    QModelIndex indexOf(const QString &tag) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    int rowOfId(quintptr id) const;
    void insertTags(int row, const QList<TagRow> &incoming);
    void removeTags(int row, int count);
    void replaceTag(int row, const TagRow &incoming);
    QVariant tagData(const TagRow &row, Column column, int role) const;
    QVariant itemData(const TagRow &row, int item, Column column, int role) const;

    QList<TagRow> m_rows;
    // Children carry the id of their tag, which outlives insertions above it; a row number would
    // make persistent indexes of open branches point to the wrong tag.
    QList<quintptr> m_ids;
    quintptr m_nextId = 1;
};

} // namespace headwater
