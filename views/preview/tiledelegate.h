// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"
#include "views/preview/consolepaint.h"

namespace headwater {

/// Draws the entries of a TileModel as the console's tiles.
class TileDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void setStyle(const TileStyle &style) { m_style = style; }
    const TileStyle &style() const { return m_style; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    TileStyle m_style;
};

} // namespace headwater
