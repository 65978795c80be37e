// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>
#include <QRect>
#include <QSize>
#include <QString>

class QPainter;

namespace headwater {

/// Where the picture for an icon class comes from, best first.
enum class MarkLayer {
    UserFolder, ///< a file of the user's own
    Brand, ///< a mark that comes with the program, see resources/icons/marks/NOTICE
    Symbol, ///< a class that stands for no brand: a symbol of ours
    Monogram, ///< letters on a tile
};

/// The folder of the user's own marks; empty: none. What has been drawn so far is forgotten, so
/// setting the same folder again reads its files anew. Files are CLASS.svg or CLASS.png, with or
/// without "icon-", or have the names of the console's own logos.
void setMarkFolder(const QString &folder);
QString markFolder();

/// The layer that draws @p iconClass.
MarkLayer markLayer(const QString &iconClass);

/// The mark as it is, as large as fits into @p size (logical pixels) on a screen of @p ratio
/// device pixels for one; a monogram fills it. @p name stands in where there is no class.
QPixmap markPixmap(const QString &iconClass, const QString &name, const QSize &size, qreal ratio);

/// Draws the mark on the white rounded tile that logos need in a dark theme too; a symbol or
/// monogram is a tile by itself.
void paintMark(QPainter &painter, const QRect &rect, const QString &iconClass, const QString &name);

/// Draws the mark in the middle of @p rect without any tile around it.
void paintBareMark(QPainter &painter, const QRect &rect, const QString &iconClass,
                   const QString &name);

} // namespace headwater
