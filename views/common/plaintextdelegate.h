// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace headwater {

/// Base of all delegates: shows tool tips as the plain text they are. Qt would take a tag named
/// "<img src=file:///…>" for rich text and open the file. reliability.md R4, T75.
class PlainTextDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

/// @p text for setToolTip(): escaped, with its line breaks kept.
QString plainToolTip(const QString &text);

} // namespace headwater
