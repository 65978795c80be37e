// SPDX-License-Identifier: Apache-2.0
#include "models/importpreviewmodel.h"

#include "core/base/digest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Outcome = ImportPreviewRow::Outcome;

/// Of what has no digest, such as the image of an old pull, the text as it is.
QString shortDigest(const QString &text)
{
    const Result<Digest> digest = Digest::parse(text);
    return digest ? digest->shortForm() : text;
}

} // namespace

void ImportPreviewModel::setRows(const QList<ImportPreviewRow> &rows)
{
    setRowsByKey(rows, [](const ImportPreviewRow &row) { return row.tag; });
    m_places.clear();
    for (int row = 0; row < rows.size(); ++row)
        m_places.insert(rows.at(row).tag, row);
}

void ImportPreviewModel::update(const ImportPreviewRow &row)
{
    const int place = m_places.value(row.tag, -1);
    if (place >= 0 && rows().at(place) != row)
        replaceRow(place, row);
}

int ImportPreviewModel::count(Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(rows(), outcome, &ImportPreviewRow::outcome));
}

int ImportPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportPreviewRow &row = rows().at(index.row());
    const auto column = Column(index.column());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role == Qt::ToolTipRole)
        return column == Column::Detail ? toolTip(row) : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Tag: return row.tag;
    case Column::Outcome: return outcomeText(row.outcome);
    case Column::Detail: return detailText(row);
    }
    return {};
}

QString ImportPreviewModel::outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Waiting: return tr("waiting");
    case Outcome::Running: return tr("asking");
    case Outcome::New: return tr("new");
    case Outcome::Moved: return tr("moves");
    case Outcome::Unchanged: return tr("unchanged");
    case Outcome::Failed: return tr("fails");
    case Outcome::NotAsked: return tr("not asked");
    }
    return {};
}

QString ImportPreviewModel::detailText(const ImportPreviewRow &row)
{
    switch (row.outcome) {
    case Outcome::New: return shortDigest(row.to);
    case Outcome::Moved: return tr("from %1 to %2").arg(shortDigest(row.from), shortDigest(row.to));
    case Outcome::Failed: return row.cause;
    case Outcome::Waiting:
    case Outcome::Running:
    case Outcome::Unchanged:
    case Outcome::NotAsked: return shortDigest(row.from);
    }
    return {};
}

QString ImportPreviewModel::toolTip(const ImportPreviewRow &row)
{
    if (row.outcome == Outcome::Failed)
        return u"%1\n%2"_s.arg(row.cause, row.message);
    if (row.outcome == Outcome::Moved)
        return tr("from %1\nto %2").arg(row.from, row.to);
    return row.to.isEmpty() ? row.from : row.to;
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::Outcome: return tr("Outcome");
    case Column::Detail: return tr("Image");
    }
    return {};
}

} // namespace headwater
