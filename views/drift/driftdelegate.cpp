// SPDX-License-Identifier: Apache-2.0
#include "views/drift/driftdelegate.h"

#include "models/driftmodel.h"
#include "views/common/chip.h"

#include <QPainter>

namespace headwater {

namespace {

Tone toneOf(DriftRow::State state)
{
    switch (state) {
    case DriftRow::State::Same:
    case DriftRow::State::NotChecked: return Tone::Neutral;
    case DriftRow::State::Moved:
    case DriftRow::State::NeverImported:
    case DriftRow::State::Pending: return Tone::Warning;
    case DriftRow::State::NewTag: return Tone::Information;
    case DriftRow::State::Gone:
    case DriftRow::State::Unreachable: return Tone::Error;
    }
    return Tone::Neutral;
}

} // namespace

void DriftDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto column = DriftModel::Column(index.column());
    const DriftRow row = index.data(DriftModel::RowRole).value<DriftRow>();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    const QRect room = option.rect.adjusted(12, 0, -10, -1);
    const QString text = index.data().toString();
    if (column == DriftModel::Column::State) {
        painter->setFont(option.font);
        paintChip(*painter, room, {text, toneOf(row.state)}, theme);
    } else {
        QFont font = option.font;
        if (column == DriftModel::Column::Tag)
            font.setWeight(QFont::DemiBold);
        else if (!row.error)
            font = fixedFont(font);
        painter->setFont(font);
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize DriftDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, option.fontMetrics.height() + 15};
}

} // namespace headwater
