// SPDX-License-Identifier: Apache-2.0
#include "models/catalogtreemodel.h"

#include "models/rowmerge.h"

#include <utility>

namespace headwater {

void CatalogTreeModel::setGroups(const QList<CatalogGroup> &groups)
{
    mergeRows<CatalogGroup>(
        [this]() -> const QList<CatalogGroup> & { return m_groups; }, groups,
        [](const CatalogGroup &group) { return std::pair(int(group.kind), group.ns); },
        {.remove = [this](int row, int count) { removeGroups(row, count); },
         .insert = [this](int row, const auto &next) { insertGroups(row, next); },
         .replace = [this](int row, const CatalogGroup &next) { replaceGroup(row, next); }});
}

void CatalogTreeModel::insertGroups(int row, const QList<CatalogGroup> &groups)
{
    const int count = static_cast<int>(groups.size());
    beginInsertRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i) {
        m_groups.insert(row + i, groups.at(i));
        m_ids.insert(row + i, m_nextId++);
    }
    endInsertRows();
}

void CatalogTreeModel::removeGroups(int row, int count)
{
    beginRemoveRows({}, row, row + count - 1);
    m_groups.remove(row, count);
    m_ids.remove(row, count);
    endRemoveRows();
}

void CatalogTreeModel::replaceGroup(int row, const CatalogGroup &group)
{
    const QModelIndex parent = index(row, 0);
    mergeRows<CatalogRow>(
        [this, row]() -> const QList<CatalogRow> & { return m_groups.at(row).rows; }, group.rows,
        [](const CatalogRow &line) { return line.key; },
        {.remove =
             [&](int at, int count) {
                 beginRemoveRows(parent, at, at + count - 1);
                 m_groups[row].rows.remove(at, count);
                 endRemoveRows();
             },
         .insert =
             [&](int at, const QList<CatalogRow> &next) {
                 const int count = static_cast<int>(next.size());
                 beginInsertRows(parent, at, at + count - 1);
                 QList<CatalogRow> &rows = m_groups[row].rows;
                 rows = rows.mid(0, at) + next + rows.mid(at);
                 endInsertRows();
             },
         .replace =
             [&](int at, const CatalogRow &next) {
                 m_groups[row].rows[at] = next;
                 const QModelIndex changed = index(at, 0, parent);
                 Q_EMIT dataChanged(changed, changed);
             }});
    Q_EMIT dataChanged(parent, parent); // the count beside the namespace
}

QModelIndex CatalogTreeModel::indexOf(const StreamKey &key) const
{
    for (int group = 0; group < m_groups.size(); ++group) {
        const QList<CatalogRow> &rows = m_groups.at(group).rows;
        for (int row = 0; row < rows.size(); ++row) {
            if (rows.at(row).key == key)
                return index(row, 0, index(group, 0));
        }
    }
    return {};
}

int CatalogTreeModel::groupOfId(quintptr id) const
{
    return static_cast<int>(m_ids.indexOf(id));
}

QModelIndex CatalogTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_ids.at(parent.row()) : quintptr(0));
}

QModelIndex CatalogTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(groupOfId(child.internalId()), 0, quintptr(0));
}

int CatalogTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 ? static_cast<int>(m_groups.at(parent.row()).rows.size()) : 0;
}

int CatalogTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CatalogTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return groupData(m_groups.at(index.row()), role);
    const CatalogGroup &group = m_groups.at(groupOfId(index.internalId()));
    const CatalogRow &row = group.rows.at(index.row());
    const bool isStream = row.kind == CatalogRow::Kind::Stream;
    switch (role) {
    case Qt::DisplayRole: return isStream ? row.key.name : row.key.file;
    case Qt::ToolTipRole: return row.markText.isEmpty() ? row.key.file : row.markText;
    case Qt::AccessibleDescriptionRole: return row.markText; // the view shows a symbol
    case RowRole: return QVariant::fromValue(row);
    case KeyRole: return QVariant::fromValue(row.key);
    case GroupKindRole: return int(group.kind);
    case FilterRole: return QString(row.key.name + u'\n' + row.key.file);
    default: return {};
    }
}

QVariant CatalogTreeModel::groupData(const CatalogGroup &group, int role) const
{
    if (role == GroupKindRole)
        return int(group.kind);
    if (role != Qt::DisplayRole)
        return {};
    switch (group.kind) {
    case CatalogGroup::Kind::Namespace: return group.ns.isEmpty() ? tr("No namespace") : group.ns;
    case CatalogGroup::Kind::Waiting: return tr("Reading…");
    case CatalogGroup::Kind::Broken: return tr("Cannot be read");
    }
    return {};
}

Qt::ItemFlags CatalogTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return index.internalId() == 0
        ? Qt::ItemIsEnabled
        : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace headwater
