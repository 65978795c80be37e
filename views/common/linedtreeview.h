// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace headwater {

/// A tree or table whose rows are parted by thin lines over the whole width.
class LinedTreeView : public QTreeView
{
    Q_OBJECT
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
};

} // namespace headwater
