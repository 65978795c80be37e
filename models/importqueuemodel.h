// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/store/streamkey.h"
#include "models/listmodel.h"

#include <QObject>

#include <array>
#include <functional>
#include <optional>

namespace headwater {

/// One tag in the import queue and what became of it.
struct ImportRow
{
    Q_GADGET
public:
    enum class State { Waiting, Running, Moved, Unchanged, Failed, Cancelled };
    Q_ENUM(State)
    static constexpr int stateCount = 6;

    /// What of an order the row stands for.
    enum class Part {
        Tag, ///< a tag of the stream, from where it comes
        Item, ///< a tag from a given source
        Repository, ///< listing the tags of a repository; the row has no tag
        TagOfRepository,
    };
    Q_ENUM(Part)

    int id = 0; ///< unique for the life of the program
    int batch = 0; ///< the same for all tags that one order imports
    StreamKey key = {};
    Part part = Part::Tag;
    QString tag = {};
    QString source = {}; ///< pull spec; empty while not known
    bool insecure = false;
    State state = State::Waiting;
    QString image = {}; ///< digest it points to now
    QString message = {}; ///< of a failure: the server's words
    QString remedy = {}; ///< of a failure: what to do, one sentence
    std::optional<Error> error = {}; ///< of a failure: what the registry said

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

    /// Puts @p rows on top as a batch of their own; returns its number.
    int addBatch(QList<ImportRow> rows);
    /// Puts @p rows behind those of @p batch, which has rows or had them last.
    void extendBatch(int batch, QList<ImportRow> rows);
    /// Replaces the rows of the same batch and id; those that were cleared meanwhile stay away.
    /// @p rows in any order; neighbours are told of together.
    void update(const QList<ImportRow> &rows);
    void clearFinished();
    /// Removes the rows of @p batch that are in @p state.
    void clear(int batch, ImportRow::State state);

    /// nullptr: there is none, or not any more.
    const ImportRow *row(int batch, int id) const;
    QList<ImportRow> batch(int batch) const;
    int count(ImportRow::State state) const { return m_counts[size_t(state)]; }
    int unfinished() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void keepOnly(const std::function<bool(const ImportRow &)> &isKept);
    void insert(qsizetype at, int batch, QList<ImportRow> &rows);
    qsizetype indexOf(int batch, int id) const;
    static QString nameText(const ImportRow &row);
    static QString stateText(const ImportRow &row);
    static QString detailText(const ImportRow &row);

    std::array<int, ImportRow::stateCount> m_counts = {};
    int m_nextId = 1;
    int m_nextBatch = 1;
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::ImportRow)
