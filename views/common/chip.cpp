// SPDX-License-Identifier: Apache-2.0
#include "views/common/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace headwater {

namespace {

constexpr int padding = 7;
constexpr int gap = 6;

QFont chipFont(QFont font)
{
    font = scaledFont(font, 0.92);
    font.setBold(false);
    return font;
}

} // namespace

QSize chipSize(const Chip &chip, const QFont &font)
{
    const QFontMetrics metrics(chipFont(font));
    // One more than measured: elision compares widths that have fractions.
    return {metrics.horizontalAdvance(chip.text) + 1 + 2 * padding, metrics.height() + 4};
}

QRect paintChip(QPainter &painter, const QRect &room, const Chip &chip, const Theme &theme)
{
    const QSize size = chipSize(chip, painter.font());
    const int width = qMin(size.width(), room.width());
    if (width <= 2 * padding)
        return {room.right() + 1, room.top(), 0, room.height()};
    const QRect box(room.left(), room.top() + (room.height() - size.height()) / 2, width,
                    size.height());
    const Theme::Pair &colors = theme.pair(chip.tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.background);
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setFont(chipFont(painter.font()));
    painter.setPen(colors.text);
    const QString text
        = painter.fontMetrics().elidedText(chip.text, Qt::ElideRight, width - 2 * padding);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return {box.right() + 1 + gap, room.top(), qMax(0, room.right() - box.right() - gap),
            room.height()};
}

} // namespace headwater
