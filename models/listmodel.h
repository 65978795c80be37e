// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/rowmerge.h"

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>

namespace headwater {

/// A table over a list of values whose rows are replaced by the smallest change. The concrete
/// models say what a cell shows and what makes a row the same row.
template<typename Row>
class ListModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    const QList<Row> &rows() const { return m_rows; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    template<typename KeyOf>
    void setRowsByKey(const QList<Row> &rows, KeyOf keyOf)
    {
        mergeRows<Row>([this]() -> const QList<Row> & { return m_rows; }, rows, keyOf,
                       {.remove = [this](int row, int count) { removeRun(row, count); },
                        .insert = [this](int row, const QList<Row> &run) { insertRun(row, run); },
                        .replace = [this](int row, const Row &next) { replaceRow(row, next); }});
    }
    void insertRun(int row, const QList<Row> &run)
    {
        beginInsertRows({}, row, row + static_cast<int>(run.size()) - 1);
        m_rows.insert(row, run.size(), Row{}); // in front of many rows, none of them is copied
        std::ranges::copy(run, m_rows.begin() + row);
        endInsertRows();
    }
    void removeRun(int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        m_rows.remove(row, count);
        endRemoveRows();
    }
    void replaceRow(int row, const Row &next)
    {
        m_rows[row] = next;
        Q_EMIT this->dataChanged(this->index(row, 0), this->index(row, this->columnCount() - 1));
    }
    /// Replaces as many rows as @p run has, with one signal.
    void replaceRun(int row, const QList<Row> &run)
    {
        std::ranges::copy(run, m_rows.begin() + row);
        Q_EMIT this->dataChanged(
            this->index(row, 0),
            this->index(row + static_cast<int>(run.size()) - 1, this->columnCount() - 1));
    }

    /// Without telling; the caller does, for several rows at once.
    void setRow(int row, const Row &next) { m_rows[row] = next; }

private:
    QList<Row> m_rows;
};

} // namespace headwater
