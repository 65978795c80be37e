// SPDX-License-Identifier: Apache-2.0
#include "views/preview/tiledelegate.h"

#include "models/tilemodel.h"

namespace headwater {

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const TileState state{.isHovered = option.state.testFlag(QStyle::State_MouseOver),
                          .isChosen = isSelected,
                          .hasFocus = option.state.testFlag(QStyle::State_HasFocus)};
    painter->save();
    painter->setFont(option.font);
    const QRect tile(option.rect.topLeft(), tileSize(m_style, option.font));
    paintTile(*painter, tile, index.data(TileModel::EntryRole).value<PreviewEntry>(), m_style,
              state, themeOf(option.palette));
    painter->restore();
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return tileSize(m_style, option.font);
}

} // namespace headwater
