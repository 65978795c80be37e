// SPDX-License-Identifier: Apache-2.0
#include "models/tagtablemodel.h"

#include "core/base/digest.h"
#include "models/relativetime.h"
#include "models/rowmerge.h"

namespace headwater {

namespace {

QString shortImage(const TagEvent &event)
{
    const Result<Digest> digest = Digest::parse(event.image);
    return digest ? digest->shortForm() : event.dockerImageReference;
}

} // namespace

void TagTableModel::setRows(const QList<TagRow> &rows)
{
    mergeRows<TagRow>([this]() -> const QList<TagRow> & { return m_rows; }, rows,
                      [](const TagRow &row) { return row.name; },
                      {.remove = [this](int row, int count) { removeTags(row, count); },
                       .insert = [this](int row, const auto &next) { insertTags(row, next); },
                       .replace = [this](int row, const TagRow &next) { replaceTag(row, next); }});
}

void TagTableModel::insertTags(int row, const QList<TagRow> &incoming)
{
    const int count = static_cast<int>(incoming.size());
    beginInsertRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i) {
        m_rows.insert(row + i, incoming.at(i));
        m_ids.insert(row + i, m_nextId++);
    }
    endInsertRows();
}

void TagTableModel::removeTags(int row, int count)
{
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    m_ids.remove(row, count);
    endRemoveRows();
}

void TagTableModel::replaceTag(int row, const TagRow &incoming)
{
    const QModelIndex tag = index(row, 0);
    const int before = static_cast<int>(m_rows.at(row).items.size());
    const int after = static_cast<int>(incoming.items.size());
    if (after > before) {
        beginInsertRows(tag, 0, after - before - 1); // history grows at the top
        m_rows[row] = incoming;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows(tag, 0, before - after - 1);
        m_rows[row] = incoming;
        endRemoveRows();
    } else {
        m_rows[row] = incoming;
    }
    Q_EMIT dataChanged(tag, index(row, columns - 1));
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0, tag), index(after - 1, columns - 1, tag));
}

QModelIndex TagTableModel::indexOf(const QString &tag) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).name == tag)
            return index(row, 0);
    }
    return {};
}

int TagTableModel::rowOfId(quintptr id) const
{
    return static_cast<int>(m_ids.indexOf(id));
}

QModelIndex TagTableModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_ids.at(parent.row()) : quintptr(0));
}

QModelIndex TagTableModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(rowOfId(child.internalId()), 0, quintptr(0));
}

int TagTableModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_rows.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_rows.at(parent.row()).items.size());
}

int TagTableModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QVariant TagTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isItem = index.internalId() != 0;
    const TagRow &row = m_rows.at(isItem ? rowOfId(index.internalId()) : index.row());
    if (role == TagRole)
        return QVariant::fromValue(row);
    if (role == ItemRole)
        return isItem ? index.row() : -1;
    return isItem ? itemData(row, index.row(), Column(index.column()), role)
                  : tagData(row, Column(index.column()), role);
}

QVariant TagTableModel::tagData(const TagRow &row, Column column, int role) const
{
    const TagEvent *current = row.currentItem();
    if (role == SortRole)
        return column == Column::Updated ? QVariant(current ? current->created : QDateTime())
                                         : tagData(row, column, Qt::DisplayRole);
    if (role == Qt::ToolTipRole && column == Column::PointsTo && current)
        return current->image.isEmpty() ? current->dockerImageReference : current->image;
    if (role == Qt::ToolTipRole && column == Column::Updated && current)
        return exactTime(current->created);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Tag: return row.name;
    case Column::PointsTo: return current ? shortImage(*current) : QString();
    case Column::Source: return row.from;
    case Column::Updated:
        return current ? relativeTime(current->created, QDateTime::currentDateTimeUtc())
                       : QString();
    case Column::Policies: return {};
    }
    return {};
}

QVariant TagTableModel::itemData(const TagRow &row, int item, Column column, int role) const
{
    const TagEvent &event = row.items.at(item);
    if (role == SortRole)
        return item;
    // Not what the cell displays: an import would change it together with the row's number, and
    // views may rely on it that rows only move when others come above them.
    if (role == PlaceRole || (role == Qt::AccessibleTextRole && column == Column::Tag))
        return item == 0 ? tr("current") : item == 1 ? tr("previous") : QString();
    if (role == Qt::ToolTipRole && column == Column::PointsTo)
        return event.image.isEmpty() ? event.dockerImageReference : event.image;
    if (role == Qt::ToolTipRole && column == Column::Updated)
        return exactTime(event.created);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Tag: return {};
    case Column::PointsTo: return shortImage(event);
    case Column::Source: return event.dockerImageReference;
    case Column::Updated: return relativeTime(event.created, QDateTime::currentDateTimeUtc());
    case Column::Policies: return tr("generation %1").arg(event.generation);
    }
    return {};
}

QVariant TagTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::PointsTo: return tr("Points to");
    case Column::Source: return tr("Source", "where a tag's image comes from");
    case Column::Updated: return tr("Updated");
    case Column::Policies: return tr("Policies");
    }
    return {};
}

} // namespace headwater
