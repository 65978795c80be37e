// SPDX-License-Identifier: Apache-2.0
#include "views/common/linedtreeview.h"

#include "views/common/theme.h"

#include <QPainter>

namespace headwater {

void LinedTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    painter->fillRect(QRect(0, option.rect.bottom(), viewport()->width(), 1),
                      themeOf(palette()).border);
}

void LinedTreeView::drawBranches(QPainter *painter, const QRect &rect,
                                 const QModelIndex &index) const
{
    // The style paints the selection beside the cells in a colour of its own.
    if (selectionModel() && selectionModel()->isSelected(index))
        painter->fillRect(rect, themeOf(palette()).selection);
    QTreeView::drawBranches(painter, rect, index);
}

} // namespace headwater
