// SPDX-License-Identifier: Apache-2.0
#include "views/preview/newappdelegate.h"

#include "models/newappmodel.h"
#include "views/common/chip.h"
#include "views/common/theme.h"

#include <QPainter>

namespace headwater {

namespace {

constexpr int margin = 10;

Tone toneOf(const QModelIndex &index)
{
    if (index.data(NewAppModel::TakenRole).toBool())
        return Tone::Success;
    const auto candidate = index.data(NewAppModel::RowRole).value<NewAppCandidate>();
    return candidate.isExact() ? Tone::Information : Tone::Neutral;
}

} // namespace

void NewAppDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, isSelected ? theme.selection : theme.hover);
    painter->setFont(option.font);
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const QString text = index.data().toString();
    if (NewAppModel::Column(index.column()) == NewAppModel::Column::Match) {
        paintChip(*painter, room, {.text = text, .tone = toneOf(index)}, theme);
    } else {
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize NewAppDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, option.fontMetrics.lineSpacing() + 15};
}

} // namespace headwater
