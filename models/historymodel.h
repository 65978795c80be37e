// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/historystore.h"
#include "models/listmodel.h"

namespace headwater {

/// The time line of one stream, newest first: what was imported, moved, tagged or deleted, and
/// when.
class HistoryModel : public ListModel<JournalEntry>
{
    Q_OBJECT
public:
    enum class Column { When, Tag, Event, From, To };
    static constexpr int columns = 5;

    enum Role {
        EntryRole = Qt::UserRole + 1, ///< JournalEntry
        FilterRole, ///< all text of the row
    };

    using ListModel::ListModel;

    void setEntries(const QList<JournalEntry> &entries);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString displayed(const JournalEntry &entry, Column column) const;
    static QString eventText(JournalEntry::Kind kind);
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::JournalEntry)
