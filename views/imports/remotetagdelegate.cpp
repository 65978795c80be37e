// SPDX-License-Identifier: Apache-2.0
#include "views/imports/remotetagdelegate.h"

#include "core/importing/importrequest.h"
#include "models/remotetagmodel.h"
#include "views/common/chip.h"
#include "views/common/housestyle.h"

#include <QMouseEvent>
#include <QPainter>

namespace headwater {

namespace {

constexpr int margin = 12;
constexpr int boxSize = 16;

QRect boxOf(const QRect &cell)
{
    return {cell.left() + margin, cell.center().y() - boxSize / 2, boxSize, boxSize};
}

void paintText(QPainter &painter, const QRect &room, const QString &text)
{
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

void paintState(QPainter &painter, const QRect &room, const QModelIndex &index,
                const RemoteTagRow &row, const Theme &theme)
{
    const Chip chip{index.data().toString(), row.isChosen() ? Tone::Success : Tone::Neutral};
    const QRect left = paintChip(painter, room, chip, theme);
    painter.setPen(theme.muted);
    paintText(painter, left, index.data(RemoteTagModel::DetailRole).toString());
}

} // namespace

void RemoteTagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    using Column = RemoteTagModel::Column;
    const Theme &theme = themeOf(option.palette);
    const RemoteTagRow row = index.data(RemoteTagModel::RowRole).value<RemoteTagRow>();
    const auto column = Column(index.column());
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    QRect room = option.rect.adjusted(margin, 0, -8, -1);
    QFont font = option.font;
    painter->setPen(row.isChosen() ? theme.text : theme.muted);
    if (column == Column::Tag) {
        paintTickBox(*painter, boxOf(option.rect), {.isTicked = row.isChosen()}, theme);
        room.setLeft(boxOf(option.rect).right() + 10);
        font.setWeight(row.isChosen() ? QFont::DemiBold : QFont::Normal);
    } else if (column != Column::State) {
        font = fixedFont(font);
        painter->setPen(column == Column::Order && row.isFirst() ? theme.text : theme.muted);
    }
    painter->setFont(font);
    if (column == Column::State)
        paintState(*painter, room, index, row, theme);
    else
        paintText(*painter, room, index.data().toString());
    if (row.rank == serverRepositoryLimit - 1)
        painter->fillRect(option.rect.left(), option.rect.bottom() - 2, option.rect.width(), 2,
                          theme.accent);
    painter->restore();
}

QSize RemoteTagDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, qMax(option.fontMetrics.height(), boxSize) + 12};
}

bool RemoteTagDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease
        || RemoteTagModel::Column(index.column()) != RemoteTagModel::Column::Tag)
        return false;
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const QRect target = boxOf(option.rect).adjusted(-margin, -8, 8, 8);
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
        return false;
    const bool isChosen = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, isChosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace headwater
