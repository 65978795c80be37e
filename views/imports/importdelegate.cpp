// SPDX-License-Identifier: Apache-2.0
#include "views/imports/importdelegate.h"

#include "models/importqueuemodel.h"
#include "views/common/chip.h"

#include <QPainter>

namespace headwater {

namespace {

Tone toneOf(ImportRow::State state)
{
    switch (state) {
    case ImportRow::State::Waiting:
    case ImportRow::State::Unchanged:
    case ImportRow::State::Cancelled: return Tone::Neutral;
    case ImportRow::State::Running: return Tone::Information;
    case ImportRow::State::Moved: return Tone::Success;
    case ImportRow::State::Failed: return Tone::Error;
    }
    return Tone::Neutral;
}

} // namespace

void ImportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto column = ImportQueueModel::Column(index.column());
    const ImportRow row = index.data(ImportQueueModel::RowRole).value<ImportRow>();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    painter->setFont(option.font);
    const QRect room = option.rect.adjusted(12, 0, -10, -1);
    const QString text = index.data().toString();
    if (column == ImportQueueModel::Column::State) {
        paintChip(*painter, room, {text, toneOf(row.state)}, theme);
    } else {
        QFont font = option.font;
        if (column == ImportQueueModel::Column::Tag)
            font.setWeight(QFont::DemiBold);
        else if (row.state != ImportRow::State::Failed)
            font = fixedFont(font);
        painter->setFont(font);
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize ImportDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 15};
}

} // namespace headwater
