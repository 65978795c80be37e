// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"
#include "models/listmodel.h"

#include <QDateTime>
#include <QObject>

namespace headwater {

/// One tag in the import queue and what became of it.
struct ImportRow
{
    Q_GADGET
public:
    enum class State { Waiting, Running, Moved, Unchanged, Failed, Cancelled };
    Q_ENUM(State)

    int id = 0; ///< unique for the life of the program
    int batch = 0; ///< the same for all tags that one command imports
    StreamKey key = {};
    QString tag = {};
    State state = State::Waiting;
    QString image = {}; ///< digest it points to now
    QString message = {}; ///< of a failure: the server's words
    QString remedy = {}; ///< of a failure: what to do, one sentence

    bool isFinished() const { return state != State::Waiting && state != State::Running; }
    friend bool operator==(const ImportRow &, const ImportRow &) = default;
};

/// The queue of the Imports dock, newest batch first.
class ImportQueueModel : public ListModel<ImportRow>
{
    Q_OBJECT
public:
    enum class Column { Tag, State, Detail };
    static constexpr int columns = 3;

    enum Role {
        RowRole = Qt::UserRole + 1, ///< ImportRow
    };

    using ListModel::ListModel;

    /// Puts one batch on top; returns the ids of its rows, in the order of @p tags.
    QList<int> addBatch(int batch, const StreamKey &key, const QStringList &tags);
    /// Replaces the row of the same id; does nothing if it was cleared meanwhile.
    void update(const ImportRow &row);
    void clearFinished();

    int count(ImportRow::State state) const;
    int unfinished() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    static QString stateText(ImportRow::State state);

    int m_nextId = 1;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::ImportRow)
