// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"

namespace headwater {

/// Draws the categories beside the tiles, those within another one indented.
class CategoryDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace headwater
