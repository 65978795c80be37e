// SPDX-License-Identifier: Apache-2.0
#include "views/preview/notshowndelegate.h"

#include "models/notshownmodel.h"
#include "views/common/icon.h"
#include "views/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int margin = 12;
constexpr int symbol = 16;

void paintName(QPainter &painter, QRect room, const NotShown &item, const Theme &theme)
{
    const int line = painter.fontMetrics().lineSpacing();
    const QRect sign(room.left(), room.top() + (line - symbol) / 2, symbol, symbol);
    icon(item.tag.isEmpty() ? u"package"_s : u"tag"_s).paint(&painter, sign);
    room.setLeft(sign.right() + 9);
    room.setHeight(line);
    const QString name = item.tag.isEmpty() ? item.key.name : item.tag;
    QFont font = painter.font();
    if (item.tag.isEmpty())
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.text);
    const QString shown = painter.fontMetrics().elidedText(name, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (item.tag.isEmpty())
        return;
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + 8);
    painter.setPen(theme.muted);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(NotShownDelegate::tr("in %1").arg(item.key.name),
                                         Qt::ElideRight, room.width()));
}

} // namespace

void NotShownDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto item = index.data(NotShownModel::RowRole).value<NotShown>();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, isSelected ? theme.selection : theme.hover);
    painter->setFont(option.font);
    const QRect room = option.rect.adjusted(margin, 7, -margin, -7);
    if (NotShownModel::Column(index.column()) == NotShownModel::Column::Name) {
        paintName(*painter, room, item, theme);
    } else {
        painter->setPen(theme.text);
        const int line = option.fontMetrics.lineSpacing();
        for (qsizetype i = 0; i < item.reasons.size(); ++i) {
            const QRect place(room.left(), room.top() + int(i) * line, room.width(), line);
            painter->drawText(
                place, Qt::AlignLeft | Qt::AlignVCenter,
                option.fontMetrics.elidedText(item.reasons.at(i), Qt::ElideRight, place.width()));
        }
    }
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize NotShownDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto item = index.data(NotShownModel::RowRole).value<NotShown>();
    const int lines = qMax(1, int(item.reasons.size()));
    return {120, lines * option.fontMetrics.lineSpacing() + 15};
}

} // namespace headwater
