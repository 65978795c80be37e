// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"
#include "views/common/theme.h"

#include <QFont>
#include <QPainter>
#include <QRect>
#include <QStringList>

namespace headwater {

/// What a class comes to in this console, for tool tips and screen readers; one sentence.
QString iconText(const PreviewIcon &icon);

/// @p text in lines of @p width pixels as a browser breaks it (white space collapsed), at most
/// @p lines; the last one ends in an ellipsis where there is more.
QStringList clampedText(const QString &text, const QFont &font, int width, int lines);

/// Draws the white box that the console keeps for an icon, in both themes, and what comes of the
/// class in it. An unknown class leaves the box empty: we outline it and put a warning there, since
/// that is what an author must not miss. @p name stands in for marks that we do not have.
void paintIconBox(QPainter &painter, const QRect &box, const PreviewIcon &icon, const QString &name,
                  const Theme &theme);

/// How a tile is drawn.
struct TileStyle
{
    Q_GADGET
public:
    enum class Kind {
        Catalog, ///< badge, title, provider, description
        Sample, ///< the same with another badge
        Card, ///< a builder card of the import form: icon and title
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Catalog;
    bool isRounded = true;
    int titleLines = 1; ///< that there is room for

    friend bool operator==(const TileStyle &, const TileStyle &) = default;
};

/// The state a tile is drawn in.
struct TileState
{
    bool isHovered = false;
    bool isChosen = false;
    bool hasFocus = false;
};

/// Logical pixels. The console's tiles are 260 wide with text of 14; ours grow with the font.
QSize tileSize(const TileStyle &style, const QFont &font);
/// The width that is left for the title of a tile.
int tileTextWidth(const TileStyle &style, const QFont &font);
QFont tileTitleFont(const QFont &font);

void paintTile(QPainter &painter, const QRect &rect, const PreviewEntry &entry,
               const TileStyle &style, const TileState &state, const Theme &theme);

} // namespace headwater
