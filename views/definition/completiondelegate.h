// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/plaintextdelegate.h"

namespace headwater {

/// Draws a completion: a symbol of its kind, or the mark of an icon class, the text, and the kind
/// in a word at the right.
class CompletionDelegate : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace headwater
