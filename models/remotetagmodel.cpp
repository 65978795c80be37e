// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagmodel.h"

#include "core/importing/importrequest.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Presence = RemoteTagRow::Presence;
using Reason = ChosenTag::Reason;

} // namespace

bool RemoteTagRow::isChosen() const
{
    return byHand.value_or(reason == Reason::Chosen && presence == Presence::Absent);
}

bool RemoteTagRow::isFirst() const
{
    return rank < serverRepositoryLimit;
}

/// All rows as @p change leaves them; views hear of the range that is different.
template<typename Change>
void RemoteTagModel::changeRows(Change change)
{
    QList<RemoteTagRow> next = rows();
    int first = -1;
    int last = -1;
    for (int row = 0; row < next.size(); ++row) {
        change(next[row], row);
        if (next.at(row) == rows().at(row))
            continue;
        if (first < 0)
            first = row;
        last = row;
    }
    if (first >= 0)
        replaceRun(first, next.mid(first, last - first + 1));
}

void RemoteTagModel::setRepository(QList<RemoteTagRow> tags, bool keepsHand)
{
    QHash<QString, bool> hand;
    for (const RemoteTagRow &row : rows()) {
        if (keepsHand && row.byHand)
            hand.insert(row.tag, *row.byHand);
    }
    for (RemoteTagRow &row : tags) {
        if (const auto known = hand.constFind(row.tag); known != hand.cend())
            row.byHand = *known;
    }
    setRowsByKey(tags, [](const RemoteTagRow &row) { return row.tag; });
}

void RemoteTagModel::setChoice(const QList<ChosenTag> &choice)
{
    if (!std::ranges::equal(choice, rows(), {}, &ChosenTag::tag, &RemoteTagRow::tag))
        return;
    changeRows([&](RemoteTagRow &row, int number) { row.reason = choice.at(number).reason; });
}

void RemoteTagModel::choose(const QList<int> &rows, bool isChosen)
{
    QList<bool> meant(rowCount(), false);
    for (const int row : rows)
        meant[row] = true;
    changeRows([&](RemoteTagRow &row, int number) {
        if (meant.at(number))
            row.byHand = isChosen;
    });
}

void RemoteTagModel::forgetHand()
{
    changeRows([](RemoteTagRow &row, int) { row.byHand.reset(); });
}

void RemoteTagModel::setNewest(int newest)
{
    if (m_newest == newest)
        return;
    m_newest = newest;
    if (rowCount() > 0) {
        const int column = int(Column::State);
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }
}

QStringList RemoteTagModel::chosenTags() const
{
    QStringList tags;
    for (const RemoteTagRow &row : rows()) {
        if (row.isChosen())
            tags.append(row.tag);
    }
    return tags;
}

int RemoteTagModel::chosenCount() const
{
    return static_cast<int>(std::ranges::count_if(rows(), &RemoteTagRow::isChosen));
}

int RemoteTagModel::byHandCount() const
{
    return static_cast<int>(
        std::ranges::count_if(rows(), [](const RemoteTagRow &row) { return bool(row.byHand); }));
}

int RemoteTagModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

Qt::ItemFlags RemoteTagModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ListModel::flags(index);
    if (!index.isValid())
        return flags;
    return Column(index.column()) == Column::Tag ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant RemoteTagModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RemoteTagRow &row = rows().at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return shownText(row, column);
    case Qt::CheckStateRole:
        return column == Column::Tag ? QVariant(row.isChosen() ? Qt::Checked : Qt::Unchecked)
                                     : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return spokenText(row, column);
    case RowRole: return QVariant::fromValue(row);
    case DetailRole: return column == Column::State ? detailText(row) : QString();
    default: return {};
    }
}

bool RemoteTagModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || Column(index.column()) != Column::Tag)
        return false;
    choose({index.row()}, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

QString RemoteTagModel::shownText(const RemoteTagRow &row, Column column) const
{
    switch (column) {
    case Column::Tag: return row.tag;
    case Column::Order: return QString::number(row.rank + 1);
    case Column::Version: return row.version;
    case Column::State: return row.isChosen() ? tr("chosen") : tr("left out");
    }
    return {};
}

QString RemoteTagModel::detailText(const RemoteTagRow &row) const
{
    if (!row.isChosen())
        return leftOutText(row);
    switch (row.presence) {
    case Presence::Absent: return row.byHand ? tr("by hand") : QString();
    case Presence::Present: return tr("is imported again");
    case Presence::Elsewhere: return tr("also in the stream as %1").arg(row.known);
    case Presence::Replaced:
        return row.known.isEmpty() ? tr("gives the tag a source")
                                   : tr("replaces %1").arg(row.known);
    }
    return {};
}

QString RemoteTagModel::leftOutText(const RemoteTagRow &row) const
{
    if (row.byHand)
        return tr("by hand");
    if (row.reason != Reason::Chosen)
        return reasonText(row.reason);
    switch (row.presence) {
    case Presence::Absent: return {};
    case Presence::Present: return tr("in the stream already");
    case Presence::Elsewhere: return tr("in the stream as %1").arg(row.known);
    case Presence::Replaced:
        return row.known.isEmpty() ? tr("in the stream without a source")
                                   : tr("in the stream with the source %1").arg(row.known);
    }
    return {};
}

QString RemoteTagModel::reasonText(Reason reason) const
{
    switch (reason) {
    case Reason::Chosen: return {};
    case Reason::Text: return tr("does not contain the text");
    case Reason::Pattern: return tr("does not match the expression");
    case Reason::Versions: return tr("not in the version range");
    case Reason::Excluded: return tr("excluded");
    case Reason::NotNewest: return tr("not among the newest %1").arg(m_newest);
    }
    return {};
}

QString RemoteTagModel::spokenText(const RemoteTagRow &row, Column column) const
{
    const QString text = shownText(row, column);
    if (column == Column::Order)
        return row.isFirst() ? tr("%1, a cluster would import it").arg(text)
                             : tr("%1, a cluster would not import it").arg(text);
    const QString detail = column == Column::State ? detailText(row) : QString();
    return detail.isEmpty() ? text : tr("%1: %2").arg(text, detail);
}

QVariant RemoteTagModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole
        && Column(section) == Column::Order)
        return tr("Place in the order in which a cluster picks tags");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Tag: return tr("Tag");
    case Column::Order: return tr("Order");
    case Column::Version: return tr("Version");
    case Column::State: return tr("State");
    }
    return {};
}

} // namespace headwater
