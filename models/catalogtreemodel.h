// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/catalogrow.h"

#include <QAbstractItemModel>
#include <QList>

namespace headwater {

/// The catalog as a tree of two levels: namespaces (and groups of files), and their rows.
class CatalogTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< CatalogRow; invalid for groups
        KeyRole, ///< StreamKey; invalid for groups
        GroupKindRole, ///< CatalogGroup::Kind as int, for groups and their rows
        FilterRole, ///< text the filter looks at
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setGroups(const QList<CatalogGroup> &groups);
    QModelIndex indexOf(const StreamKey &key) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    int groupOfId(quintptr id) const;
    void insertGroups(int row, const QList<CatalogGroup> &groups);
    void removeGroups(int row, int count);
    void replaceGroup(int row, const CatalogGroup &group);
    QVariant groupData(const CatalogGroup &group, int role) const;

    QList<CatalogGroup> m_groups;
    QList<quintptr> m_ids; // of the groups; children carry their group's id
    quintptr m_nextId = 1;
};

} // namespace headwater
