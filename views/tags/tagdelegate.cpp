// SPDX-License-Identifier: Apache-2.0
#include "views/tags/tagdelegate.h"

#include "models/tagtablemodel.h"
#include "views/common/icon.h"
#include "views/common/tagtext.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int margin = 10;

struct Cell
{
    QPainter &painter;
    QRect room;
    const Theme &theme;
    const TagRow &row;
    QString text;
    QFont font;

    void drawText(const QColor &color, const QFont &with, Qt::TextElideMode elide)
    {
        painter.setFont(with);
        painter.setPen(color);
        const QString shown = painter.fontMetrics().elidedText(text, elide, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
        const int used = painter.fontMetrics().horizontalAdvance(shown) + 8;
        room.setLeft(qMin(room.left() + used, room.right() + 1));
        painter.setFont(font);
    }
    void drawChip(const Chip &chip)
    {
        if (!chip.text.isEmpty())
            room = paintChip(painter, room, chip, theme);
    }
};

void paintPointsTo(Cell &cell)
{
    if (cell.row.source == TagRow::Source::Tracking) {
        const QRect arrow(cell.room.left(), cell.room.center().y() - 7, 14, 14);
        icon(u"arrow-right"_s).paint(&cell.painter, arrow);
        cell.room.setLeft(arrow.right() + 7);
        const QString digest = std::exchange(cell.text, cell.row.from);
        cell.drawText(cell.theme.text, cell.font, Qt::ElideRight);
        cell.text = digest;
        cell.drawText(cell.theme.muted, fixedFont(cell.font), Qt::ElideRight);
    } else {
        // A reference tag's pull spec already stands under Source.
        if (cell.row.source == TagRow::Source::Reference)
            cell.drawChip(sourceChip(cell.row.source));
        else if (!cell.text.isEmpty())
            cell.drawText(cell.theme.text, fixedFont(cell.font), Qt::ElideRight);
    }
    cell.drawChip(stateChip(cell.row.state));
}

void paintTagCell(Cell &cell, TagTableModel::Column column)
{
    switch (column) {
    case TagTableModel::Column::Tag: {
        QFont bold = cell.font;
        bold.setWeight(QFont::DemiBold);
        cell.drawText(cell.theme.text, bold, Qt::ElideRight);
        break;
    }
    case TagTableModel::Column::PointsTo: paintPointsTo(cell); break;
    case TagTableModel::Column::Source:
        if (cell.row.source != TagRow::Source::Reference)
            cell.drawChip(sourceChip(cell.row.source));
        if (cell.row.source == TagRow::Source::Tracking)
            cell.drawText(cell.theme.text, cell.font, Qt::ElideRight);
        else
            cell.drawText(cell.theme.text, fixedFont(cell.font), Qt::ElideMiddle);
        break;
    case TagTableModel::Column::Updated:
        cell.drawText(cell.theme.text, cell.font, Qt::ElideRight);
        break;
    case TagTableModel::Column::Policies:
        for (const Chip &chip : policyChips(cell.row))
            cell.drawChip(chip);
        break;
    }
}

void paintItemCell(Cell &cell, const QModelIndex &index)
{
    const auto column = TagTableModel::Column(index.column());
    const bool isCode
        = column == TagTableModel::Column::PointsTo || column == TagTableModel::Column::Source;
    if (column == TagTableModel::Column::Tag) {
        cell.room.setLeft(cell.room.left() + 4);
        cell.text = index.data(TagTableModel::PlaceRole).toString();
    }
    cell.drawText(cell.theme.muted, isCode ? fixedFont(cell.font) : cell.font, Qt::ElideMiddle);
}

} // namespace

void TagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto column = TagTableModel::Column(index.column());
    const TagRow row = index.data(TagTableModel::TagRole).value<TagRow>();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.hover);
    painter->setFont(option.font);
    Cell cell{.painter = *painter,
              .room = option.rect.adjusted(column == TagTableModel::Column::Tag ? 2 : margin, 0,
                                           -margin, -1),
              .theme = theme,
              .row = row,
              .text = index.data().toString(),
              .font = option.font};
    if (index.data(TagTableModel::ItemRole).toInt() < 0)
        paintTagCell(cell, column);
    else
        paintItemCell(cell, index);
    painter->restore();
}

QSize TagDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isItem = index.data(TagTableModel::ItemRole).toInt() >= 0;
    return {100, option.fontMetrics.height() + (isItem ? 11 : 17)};
}

} // namespace headwater
