// SPDX-License-Identifier: Apache-2.0
#include "models/notshownmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const NotShown &item)
{
    return QStringList{item.key.file, item.key.ns, item.key.name, item.tag}.join(u'\n');
}

QString nameOf(const NotShown &item)
{
    return item.tag.isEmpty() ? item.key.name : item.key.name + u':' + item.tag;
}

bool matches(const NotShown &item, const QString &text)
{
    return nameOf(item).contains(text, Qt::CaseInsensitive)
        || std::ranges::any_of(item.reasons, [&](const QString &reason) {
               return reason.contains(text, Qt::CaseInsensitive);
           });
}

} // namespace

void NotShownModel::setItems(const QList<NotShown> &items)
{
    m_items = items;
    apply();
}

void NotShownModel::setFilter(Which which, const QString &text)
{
    m_which = which;
    m_text = text.trimmed();
    apply();
}

int NotShownModel::streamCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_items, [](const NotShown &item) { return item.tag.isEmpty(); }));
}

void NotShownModel::apply()
{
    QList<NotShown> shown;
    for (const NotShown &item : std::as_const(m_items)) {
        const bool isWanted
            = m_which == Which::Both || (m_which == Which::Streams) == item.tag.isEmpty();
        if (isWanted && matches(item, m_text))
            shown.append(item);
    }
    setRowsByKey(shown, keyOf);
}

int NotShownModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant NotShownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NotShown &item = rows().at(index.row());
    if (role == RowRole)
        return QVariant::fromValue(item);
    if (role == Qt::ToolTipRole)
        return item.reasons.join(u'\n');
    if (role != Qt::DisplayRole)
        return {};
    return Column(index.column()) == Column::Name ? nameOf(item) : item.reasons.join(u' ');
}

QVariant NotShownModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return Column(section) == Column::Name ? tr("Stream or tag") : tr("Not shown because");
}

} // namespace headwater
