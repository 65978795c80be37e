// SPDX-License-Identifier: Apache-2.0
#include "views/preview/categorydelegate.h"

#include "models/categorymodel.h"
#include "views/common/theme.h"

#include <QPainter>

namespace headwater {

namespace {

constexpr int margin = 14;
constexpr int indentation = 14;

} // namespace

void CategoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto category = index.data(CategoryModel::CategoryRole).value<PreviewCategory>();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(isChosen && option.state.testFlag(QStyle::State_HasFocus)
                            ? QPen(theme.accent)
                            : QPen(Qt::NoPen));
        painter->setBrush(isChosen ? theme.selection : theme.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(6.5, 1.5, -6.5, -1.5), 5, 5);
    }
    QFont font = option.font;
    if (isChosen)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme.text);
    const QRect room
        = option.rect.adjusted(margin + (category.isNested() ? indentation : 0), 0, -margin, 0);
    painter->drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(category.label, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize CategoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto category = index.data(CategoryModel::CategoryRole).value<PreviewCategory>();
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(font).horizontalAdvance(category.label);
    return {text + 2 * margin + (category.isNested() ? indentation : 0),
            option.fontMetrics.height() + 12};
}

} // namespace headwater
