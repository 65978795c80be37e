// SPDX-License-Identifier: Apache-2.0
#include "views/catalog/catalogdelegate.h"

#include "models/catalogtreemodel.h"
#include "views/common/icon.h"
#include "views/common/marks.h"
#include "views/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int margin = 10;
constexpr int tileSize = 20;

void paintGroup(QPainter &painter, const QRect &rect, const QModelIndex &index, const Theme &theme)
{
    QFont font = scaledFont(painter.font(), 0.88);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    painter.setFont(font);
    painter.setPen(theme.muted);
    const QRect room = rect.adjusted(margin, 4, -margin, 0);
    const QString count
        = CatalogDelegate::tr("%n stream(s)", nullptr, index.model()->rowCount(index));
    const bool isNamespace
        = index.data(CatalogTreeModel::GroupKindRole).toInt() == int(CatalogGroup::Kind::Namespace);
    const QString right = isNamespace
        ? count
        : CatalogDelegate::tr("%n file(s)", nullptr, index.model()->rowCount(index));
    const int rightWidth = painter.fontMetrics().horizontalAdvance(right);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, right);
    const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                          room.width() - rightWidth - margin);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
}

/// Draws what stands at the right end of a row and returns the room left of it.
QRect paintRightEnd(QPainter &painter, QRect room, const CatalogRow &row, const Theme &theme)
{
    if (row.kind == CatalogRow::Kind::Stream) {
        const QString count = QString::number(row.tagCount);
        const int width = qMax(18, painter.fontMetrics().horizontalAdvance(count));
        painter.setPen(theme.muted);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, count);
        room.setRight(room.right() - width - 4);
    }
    if (row.mark != CatalogRow::Mark::None) {
        const bool isError = row.mark == CatalogRow::Mark::Error;
        const QRect box(room.right() - 16, room.center().y() - 8, 16, 16);
        icon(isError ? u"circle-alert"_s : u"triangle-alert"_s,
             isError ? Tone::Error : Tone::Warning)
            .paint(&painter, box);
        room.setRight(box.left() - 6);
    }
    return room;
}

void paintRow(QPainter &painter, const QRect &rect, const CatalogRow &row, const Theme &theme)
{
    QRect room = rect.adjusted(margin + 2, 0, -margin, 0);
    const QRect tile(room.left(), room.center().y() - tileSize / 2, tileSize, tileSize);
    if (row.kind == CatalogRow::Kind::Stream)
        paintMark(painter, tile, row.iconClass, row.key.name);
    else
        icon(row.kind == CatalogRow::Kind::BrokenFile ? u"file-warning"_s : u"file-text"_s)
            .paint(&painter, tile.adjusted(2, 2, -2, -2));
    room.setLeft(tile.right() + 9);
    room = paintRightEnd(painter, room, row, theme);

    const bool isStream = row.kind == CatalogRow::Kind::Stream;
    painter.setPen(isStream ? theme.text : theme.muted);
    const QString name = isStream ? row.key.name : row.key.file;
    const QString shown = painter.fontMetrics().elidedText(
        name, isStream ? Qt::ElideRight : Qt::ElideLeft, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (row.showFile && isStream) {
        const int used = painter.fontMetrics().horizontalAdvance(shown) + 8;
        painter.setPen(theme.muted);
        painter.drawText(
            room.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(row.key.file, Qt::ElideLeft, room.width() - used));
    }
}

} // namespace

void CatalogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    painter->save();
    painter->setFont(option.font);
    const QVariant row = index.data(CatalogTreeModel::RowRole);
    if (!row.isValid()) {
        paintGroup(*painter, option.rect, index, theme);
    } else {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(isSelected && option.state.testFlag(QStyle::State_HasFocus)
                                ? QPen(theme.accent)
                                : QPen(Qt::NoPen));
            painter->setBrush(isSelected ? theme.selection : theme.hover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(5.5, 1.5, -5.5, -1.5), 5, 5);
        }
        paintRow(*painter, option.rect, row.value<CatalogRow>(), theme);
    }
    painter->restore();
}

QSize CatalogDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const bool isGroup = !index.data(CatalogTreeModel::RowRole).isValid();
    return {120, isGroup ? line + 14 : qMax(line, tileSize) + 11};
}

} // namespace headwater
