// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"
#include "views/preview/consolepaint.h"

namespace headwater {

/// Draws a stream as two releases show it: two tiles, and what differs at their right.
class ComparisonDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void setStyles(const TileStyle &left, const TileStyle &right);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the tiles of a row begin, from its left edge: for the captions above them.
    static int tileLeft(int number, const QFont &font);

private:
    TileStyle m_left;
    TileStyle m_right;
};

} // namespace headwater
