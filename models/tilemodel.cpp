// SPDX-License-Identifier: Apache-2.0
#include "models/tilemodel.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const PreviewEntry &entry)
{
    return QStringList{entry.key.file, entry.key.ns, entry.key.name}.join(u'\n');
}

} // namespace

void TileModel::setEntries(const QList<PreviewEntry> &entries)
{
    m_entries = entries;
    apply();
}

void TileModel::setQuery(const TileQuery &query)
{
    if (m_query == query)
        return;
    m_query = query;
    apply();
}

void TileModel::apply()
{
    QList<PreviewEntry> found;
    const QList<int> positions = foundTiles(m_entries, m_query);
    found.reserve(positions.size());
    for (const int position : positions)
        found.append(m_entries.at(position));
    setRowsByKey(found, keyOf);
}

QModelIndex TileModel::indexOf(const StreamKey &key) const
{
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).key == key)
            return index(row, 0);
    }
    return {};
}

int TileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant TileModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PreviewEntry &entry = rows().at(index.row());
    switch (role) {
    case EntryRole: return QVariant::fromValue(entry);
    case Qt::DisplayRole: return entry.title;
    case Qt::ToolTipRole: return entry.description;
    case Qt::AccessibleTextRole:
        return entry.provider.isEmpty() ? entry.title
                                        : tr("%1, provided by %2").arg(entry.title, entry.provider);
    case Qt::AccessibleDescriptionRole: return entry.description;
    default: return {};
    }
}

} // namespace headwater
