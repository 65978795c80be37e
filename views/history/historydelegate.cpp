// SPDX-License-Identifier: Apache-2.0
#include "views/history/historydelegate.h"

#include "models/historymodel.h"
#include "views/common/chip.h"

#include <QPainter>

namespace headwater {

namespace {

Tone toneOf(JournalEntry::Kind kind)
{
    switch (kind) {
    case JournalEntry::Kind::Imported: return Tone::Success;
    case JournalEntry::Kind::Moved: return Tone::Information;
    case JournalEntry::Kind::ImportFailed: return Tone::Error;
    case JournalEntry::Kind::Deleted: return Tone::Warning;
    case JournalEntry::Kind::Tagged:
    case JournalEntry::Kind::Reverted: return Tone::Neutral;
    }
    return Tone::Neutral;
}

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto column = HistoryModel::Column(index.column());
    const JournalEntry entry = index.data(HistoryModel::EntryRole).value<JournalEntry>();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    painter->setFont(option.font);
    const QRect room = option.rect.adjusted(10, 0, -10, -1);
    if (column == HistoryModel::Column::Event) {
        paintChip(*painter, room, {index.data().toString(), toneOf(entry.kind)}, theme);
    } else {
        const bool isFailure = entry.kind == JournalEntry::Kind::ImportFailed;
        const bool isCode = column == HistoryModel::Column::From
            || (column == HistoryModel::Column::To && !isFailure);
        if (isCode)
            painter->setFont(fixedFont(option.font));
        painter->setPen(column == HistoryModel::Column::When ? theme.muted : theme.text);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            room.width()));
    }
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 15};
}

} // namespace headwater
