// SPDX-License-Identifier: Apache-2.0
#include "models/newappmodel.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString nameOf(const NewAppCandidate &candidate)
{
    const QString name = candidate.key.name + u':' + candidate.tag;
    return candidate.key.ns.isEmpty() ? name : candidate.key.ns + u'/' + name;
}

} // namespace

void NewAppModel::setMatch(const NewAppMatch &match)
{
    m_outcome = match.outcome;
    setRowsByKey(match.candidates, [](const NewAppCandidate &candidate) {
        return QStringList{candidate.key.file, nameOf(candidate),
                           QString::number(int(candidate.way))}
            .join(u'\n');
    });
    if (rowCount() > 0) // what the first one is called depends on the others
        Q_EMIT dataChanged(index(0, int(Column::Match)), index(0, int(Column::Match)));
}

int NewAppModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

bool NewAppModel::isTaken(int row) const
{
    return m_outcome == NewAppMatch::Outcome::Found && row == 0;
}

QString NewAppModel::matchText(int row) const
{
    if (isTaken(row))
        return tr("taken");
    return rows().at(row).isExact() ? tr("exact") : tr("partial");
}

QVariant NewAppModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NewAppCandidate &candidate = rows().at(index.row());
    if (role == RowRole)
        return QVariant::fromValue(candidate);
    if (role == TakenRole)
        return isTaken(index.row());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Column::Tag: return nameOf(candidate);
    case Column::Match: return matchText(index.row());
    case Column::Reason: return candidate.reason;
    }
    return {};
}

QVariant NewAppModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::Match: return tr("Match");
    case Column::Reason: return tr("Because");
    }
    return {};
}

} // namespace headwater
