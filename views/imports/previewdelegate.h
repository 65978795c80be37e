// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"

namespace headwater {

/// Draws what a dry run found: outcome as a chip, digests in monospace, causes in words.
class PreviewDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace headwater
