// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPainter>
#include <QRect>
#include <QString>

namespace headwater {

/// The letters of the tile for an icon class, "icon-nodejs" -> "No", "icon-mysql-database" -> "My";
/// without a class those of the stream's name.
QString monogramText(const QString &iconClass, const QString &name);

/// A colour that stays the same for the same class, dark enough for white letters (contrast at
/// least 4.5 : 1).
QColor monogramColor(const QString &iconClass, const QString &name);

/// Draws the tile into @p rect.
void paintMonogram(QPainter &painter, const QRect &rect, const QString &iconClass,
                   const QString &name);

} // namespace headwater
