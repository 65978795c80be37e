// SPDX-License-Identifier: Apache-2.0
#include "views/form/icondelegate.h"

#include "models/formchoicemodel.h"
#include "views/common/marks.h"
#include "views/common/theme.h"

#include <QPainter>

namespace headwater {

namespace {

constexpr int width = 138;
constexpr int markSide = 36;
constexpr int padding = 8;

QFont noteFont(const QFont &font)
{
    return scaledFont(font, 0.86);
}

} // namespace

QSize IconDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = option.fontMetrics.height() + QFontMetrics(noteFont(option.font)).height();
    return {width, padding + markSide + 6 + lines + padding};
}

void IconDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const QRect rect = option.rect.adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || (option.state & QStyle::State_MouseOver)) {
        painter->setBrush(isSelected ? theme.selection : theme.hover);
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, 6, 6);
    }
    if (isSelected && (option.state & QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(theme.accent);
        painter->drawRoundedRect(rect, 6, 6);
    }
    const QString iconClass = index.data().toString();
    const QRect mark(rect.center().x() - markSide / 2, rect.top() + padding, markSide, markSide);
    paintMark(*painter, mark, iconClass, iconClass);
    QRect line(rect.left() + 4, mark.bottom() + 6, rect.width() - 8, option.fontMetrics.height());
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(line, Qt::AlignCenter,
                      option.fontMetrics.elidedText(iconClass, Qt::ElideMiddle, line.width()));
    painter->setFont(noteFont(option.font));
    painter->setPen(theme.muted);
    line.translate(0, line.height());
    painter->drawText(
        line, Qt::AlignCenter,
        painter->fontMetrics().elidedText(index.data(FormChoiceModel::NoteRole).toString(),
                                          Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace headwater
