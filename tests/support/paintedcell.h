// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QAbstractItemDelegate>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>

namespace headwater {

/// A cell as a delegate paints it, in the middle of a larger image, so that it can be seen whether
/// it keeps within its bounds.
class PaintedCell
{
public:
    PaintedCell(const QAbstractItemDelegate &delegate, const QModelIndex &index, const QSize &size,
                const Theme &theme = lightTheme(), QStyle::State state = QStyle::State_Enabled)
        : PaintedCell(size, theme)
    {
        QStyleOptionViewItem option;
        option.rect = m_cell;
        option.state = state;
        option.palette = theme.palette();
        option.font = QApplication::font();
        option.fontMetrics = QFontMetrics(option.font);
        QPainter painter(&m_image);
        delegate.paint(&painter, option, index);
    }
    /// For what is painted without a delegate: @p paint gets the painter and the cell's rectangle.
    template<typename Paint>
    PaintedCell(const QSize &size, const Theme &theme, Paint paint)
        : PaintedCell(size, theme)
    {
        QPainter painter(&m_image);
        painter.setFont(QApplication::font());
        paint(painter, m_cell);
    }

    /// Nothing but the background (and, at the bottom, the rule between rows).
    bool isBlank() const { return ink(m_cell.adjusted(0, 0, 0, -1)) == 0; }
    bool staysInside() const { return ink(m_image.rect()) == ink(m_cell); }
    bool has(const QColor &color) const { return count(m_cell, color.rgb()) > 0; }
    /// Pixels of the cell that are not background.
    int ink() const { return ink(m_cell); }
    const QImage &image() const { return m_image; }

private:
    static constexpr int around = 60; // pixels

    PaintedCell(const QSize &size, const Theme &theme)
        : m_cell(QPoint(around, around), size)
        , m_image(size + QSize(2 * around, 2 * around), QImage::Format_RGB32)
        , m_background(theme.window.rgb())
    {
        m_image.fill(theme.window);
    }
    int count(const QRect &rect, QRgb color) const
    {
        int found = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x)
                found += m_image.pixel(x, y) == color ? 1 : 0;
        }
        return found;
    }
    int ink(const QRect &rect) const
    {
        return rect.width() * rect.height() - count(rect, m_background);
    }

    QRect m_cell;
    QImage m_image;
    QRgb m_background;
};

/// How high @p delegate wants a row of @p index to be with the font @p font.
inline int rowHeight(const QAbstractItemDelegate &delegate, const QModelIndex &index,
                     const QFont &font)
{
    QStyleOptionViewItem option;
    option.font = font;
    option.fontMetrics = QFontMetrics(font);
    return delegate.sizeHint(option, index).height();
}

} // namespace headwater
