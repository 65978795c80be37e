// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"

namespace headwater {

/// Draws the time line: the event as a chip, digests in monospace.
class HistoryDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace headwater
