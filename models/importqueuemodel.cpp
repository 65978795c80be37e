// SPDX-License-Identifier: Apache-2.0
#include "models/importqueuemodel.h"

#include "core/base/digest.h"

#include <algorithm>

namespace headwater {

namespace {

/// The order of the rows: the newest batch first, the rows of a batch as they came.
bool isBefore(const ImportRow &row, int batch, int id)
{
    return row.batch != batch ? row.batch > batch : row.id < id;
}

} // namespace

int ImportQueueModel::addBatch(QList<ImportRow> rows)
{
    const int batch = m_nextBatch++;
    insert(0, batch, rows);
    return batch;
}

void ImportQueueModel::extendBatch(int batch, QList<ImportRow> rows)
{
    insert(indexOf(batch, m_nextId), batch, rows);
}

void ImportQueueModel::insert(qsizetype at, int batch, QList<ImportRow> &rows)
{
    if (rows.isEmpty())
        return;
    for (ImportRow &row : rows) {
        row.id = m_nextId++;
        row.batch = batch;
        ++m_counts[size_t(row.state)];
    }
    insertRun(static_cast<int>(at), rows);
}

void ImportQueueModel::update(const QList<ImportRow> &rows)
{
    QList<qsizetype> changed;
    for (const ImportRow &next : rows) {
        const ImportRow *now = row(next.batch, next.id);
        if (!now || *now == next)
            continue;
        --m_counts[size_t(now->state)];
        ++m_counts[size_t(next.state)];
        changed.append(now - this->rows().constData());
        setRow(static_cast<int>(changed.last()), next);
    }
    std::ranges::sort(changed);
    for (qsizetype i = 0; i < changed.size();) {
        qsizetype end = i + 1;
        while (end < changed.size() && changed.at(end) <= changed.at(end - 1) + 1)
            ++end;
        Q_EMIT dataChanged(index(int(changed.at(i)), 0),
                           index(int(changed.at(end - 1)), columns - 1));
        i = end;
    }
}

void ImportQueueModel::clearFinished()
{
    keepOnly([](const ImportRow &row) { return !row.isFinished(); });
}

void ImportQueueModel::clear(int batch, ImportRow::State state)
{
    keepOnly([&](const ImportRow &row) { return row.batch != batch || row.state != state; });
}

void ImportQueueModel::keepOnly(const std::function<bool(const ImportRow &)> &isKept)
{
    QList<ImportRow> left;
    for (const ImportRow &row : rows()) {
        if (isKept(row))
            left.append(row);
        else
            --m_counts[size_t(row.state)];
    }
    setRowsByKey(left, [](const ImportRow &row) { return row.id; });
}

qsizetype ImportQueueModel::indexOf(int batch, int id) const
{
    const auto at = std::ranges::partition_point(
        rows(), [&](const ImportRow &row) { return isBefore(row, batch, id); });
    return at - rows().cbegin();
}

const ImportRow *ImportQueueModel::row(int batch, int id) const
{
    const qsizetype at = indexOf(batch, id);
    if (at == rows().size() || rows().at(at).batch != batch || rows().at(at).id != id)
        return nullptr;
    return &rows().at(at);
}

QList<ImportRow> ImportQueueModel::batch(int batch) const
{
    const qsizetype start = indexOf(batch, 0);
    return rows().mid(start, indexOf(batch, m_nextId) - start);
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
    if (role == Qt::ToolTipRole && Column(index.column()) == Column::Tag)
        return row.source;
    if (role == Qt::ToolTipRole && Column(index.column()) == Column::Detail)
        return row.message.isEmpty() ? row.image : row.message;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Column::Tag: return nameText(row);
    case Column::State: return stateText(row);
    case Column::Detail: return detailText(row);
    }
    return {};
}

QString ImportQueueModel::nameText(const ImportRow &row)
{
    if (row.part == ImportRow::Part::Repository)
        return tr("%1, all of %2").arg(row.key.name, row.source);
    return row.key.name + u':' + row.tag;
}

QString ImportQueueModel::stateText(const ImportRow &row)
{
    switch (row.state) {
    case ImportRow::State::Waiting: return tr("waiting");
    case ImportRow::State::Running: return tr("importing");
    case ImportRow::State::Moved: return tr("imported");
    case ImportRow::State::Unchanged:
        return row.part == ImportRow::Part::Repository ? tr("listed") : tr("unchanged");
    case ImportRow::State::Failed: return tr("failed");
    case ImportRow::State::Cancelled: return tr("cancelled");
    }
    return {};
}

QString ImportQueueModel::detailText(const ImportRow &row)
{
    const Result<Digest> digest = Digest::parse(row.image);
    const bool hasFailed = row.state == ImportRow::State::Failed;
    QStringList parts;
    if (digest && !hasFailed)
        parts << digest->shortForm();
    parts << row.message;
    if (hasFailed)
        parts << row.remedy;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" — "));
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
