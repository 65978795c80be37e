// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"

namespace headwater {

/// Draws the tags of a repository: a box to tick, the place in the server's order, and why a tag is
/// left out. Below the last tag that a cluster would import is a thicker line.
class RemoteTagDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A click on the box ticks it. Keys are the business of the page.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace headwater
