// SPDX-License-Identifier: Apache-2.0
#include "models/importqueuemodel.h"

#include "core/base/digest.h"

#include <algorithm>

namespace headwater {

QList<int> ImportQueueModel::addBatch(int batch, const StreamKey &key, const QStringList &tags)
{
    QList<ImportRow> run;
    QList<int> ids;
    for (const QString &tag : tags) {
        ImportRow row;
        row.id = m_nextId++;
        row.batch = batch;
        row.key = key;
        row.tag = tag;
        ids.append(row.id);
        run.append(row);
    }
    if (!run.isEmpty())
        insertRun(0, run);
    return ids;
}

void ImportQueueModel::update(const ImportRow &row)
{
    const auto it = std::ranges::find(rows(), row.id, &ImportRow::id);
    if (it != rows().end() && *it != row)
        replaceRow(static_cast<int>(it - rows().begin()), row);
}

void ImportQueueModel::clearFinished()
{
    QList<ImportRow> left;
    std::ranges::copy_if(rows(), std::back_inserter(left),
                         [](const ImportRow &row) { return !row.isFinished(); });
    setRowsByKey(left, [](const ImportRow &row) { return row.id; });
}

int ImportQueueModel::count(ImportRow::State state) const
{
    return static_cast<int>(std::ranges::count(rows(), state, &ImportRow::state));
}

int ImportQueueModel::unfinished() const
{
    return count(ImportRow::State::Waiting) + count(ImportRow::State::Running);
}

int ImportQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ImportQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportRow &row = rows().at(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role == Qt::ToolTipRole && Column(index.column()) == Column::Detail)
        return row.message.isEmpty() ? row.image : row.message;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Column::Tag: return QString(row.key.name + u':' + row.tag);
    case Column::State: return stateText(row.state);
    case Column::Detail: {
        if (row.state == ImportRow::State::Failed)
            return row.remedy.isEmpty() ? row.message
                                        : QString(row.message + QStringLiteral(" — ") + row.remedy);
        const Result<Digest> digest = Digest::parse(row.image);
        return digest ? digest->shortForm() : QString();
    }
    }
    return {};
}

QString ImportQueueModel::stateText(ImportRow::State state)
{
    switch (state) {
    case ImportRow::State::Waiting: return tr("waiting");
    case ImportRow::State::Running: return tr("importing");
    case ImportRow::State::Moved: return tr("imported");
    case ImportRow::State::Unchanged: return tr("unchanged");
    case ImportRow::State::Failed: return tr("failed");
    case ImportRow::State::Cancelled: return tr("cancelled");
    }
    return {};
}

QVariant ImportQueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::State: return tr("State");
    case Column::Detail: return tr("Result");
    }
    return {};
}

} // namespace headwater
