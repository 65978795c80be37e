// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/listmodel.h"
#include "models/tilesearch.h"

#include <functional>

namespace headwater {

/// The tiles of the console's catalog that a search finds, in its order.
class TileModel : public ListModel<PreviewEntry>
{
    Q_OBJECT
public:
    enum Role {
        EntryRole = Qt::UserRole + 1, ///< PreviewEntry
    };

    using ListModel::ListModel;

    void setEntries(const QList<PreviewEntry> &entries);
    const QList<PreviewEntry> &entries() const { return m_entries; }
    void setQuery(const TileQuery &query);
    const TileQuery &query() const { return m_query; }
    /// Invalid: the search has not found it.
    QModelIndex indexOf(const StreamKey &key) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void apply();

    QList<PreviewEntry> m_entries;
    TileQuery m_query;
};

} // namespace headwater
