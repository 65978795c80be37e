// SPDX-License-Identifier: Apache-2.0
#include "views/preview/comparisondelegate.h"

#include "models/comparisonmodel.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int margin = 16;

/// An empty place where a release shows no tile.
void paintMissing(QPainter &painter, const QRect &rect, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setPen(theme.muted);
    painter.drawText(rect, Qt::AlignCenter, ComparisonDelegate::tr("Not shown"));
    painter.restore();
}

void paintSide(QPainter &painter, const QRect &rect, const std::optional<PreviewEntry> &entry,
               const TileStyle &style, const Theme &theme)
{
    if (entry)
        paintTile(painter, rect, *entry, style, {}, theme);
    else
        paintMissing(painter, rect, theme);
}

void paintDifferences(QPainter &painter, const QRect &room, const ComparedEntry &entry,
                      const Theme &theme)
{
    painter.setFont(tileTitleFont(painter.font()));
    painter.setPen(theme.text);
    const int head = painter.fontMetrics().lineSpacing() + 4;
    const QString name
        = painter.fontMetrics().elidedText(entry.key.name, Qt::ElideRight, room.width());
    painter.drawText(QRect(room.topLeft(), QSize(room.width(), head)),
                     Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(scaledFont(painter.font(), 1 / 1.06));
    QFont plain = painter.font();
    plain.setWeight(QFont::Normal);
    painter.setFont(plain);
    const int line = painter.fontMetrics().lineSpacing() + 1;
    int left = qMax(0, (room.height() - head) / line);
    int top = room.top() + head;
    if (entry.differences.isEmpty()) {
        painter.setPen(theme.muted);
        painter.drawText(QRect(room.left(), top, room.width(), line), Qt::AlignLeft,
                         ComparisonDelegate::tr("The same in both"));
        return;
    }
    for (const QString &difference : entry.differences) {
        const QStringList lines = clampedText(difference, plain, room.width(), qMin(2, left));
        for (const QString &each : lines) {
            painter.drawText(QRect(room.left(), top, room.width(), line),
                             Qt::AlignLeft | Qt::AlignVCenter, each);
            top += line;
            --left;
        }
    }
}

} // namespace

void ComparisonDelegate::setStyles(const TileStyle &left, const TileStyle &right)
{
    m_left = left;
    m_right = right;
}

int ComparisonDelegate::tileLeft(int number, const QFont &font)
{
    return margin + number * (tileSize({}, font).width() + margin);
}

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto entry = index.data(ComparisonModel::ComparedRole).value<ComparedEntry>();
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent)
        painter->fillRect(option.rect, theme.selection);
    const QSize size = tileSize(m_left, option.font);
    const QPoint corner = option.rect.topLeft() + QPoint(0, margin / 2);
    const auto place = [&](int number) {
        return QRect(corner + QPoint(tileLeft(number, option.font), 0), size);
    };
    paintSide(*painter, place(0), entry.left, m_left, theme);
    paintSide(*painter, place(1), entry.right, m_right, theme);
    const QRect room(place(2).topLeft() + QPoint(4, 4),
                     QPoint(option.rect.right() - margin, place(0).bottom()));
    paintDifferences(*painter, room, entry, theme);
    painter->restore();
}

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    Q_UNUSED(index)
    const QSize tile = tileSize(m_left, option.font);
    return {tileLeft(2, option.font) + tile.width(), tile.height() + margin};
}

} // namespace headwater
