// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace headwater {

/// A small rounded label as delegates and widgets draw it.
struct Chip
{
    QString text;
    Tone tone = Tone::Neutral;

    friend bool operator==(const Chip &, const Chip &) = default;
};

/// Width and height of @p chip, in logical pixels, for the cell font @p font.
QSize chipSize(const Chip &chip, const QFont &font);

/// Draws @p chip at the left of @p room, centred vertically, clipped at its right end. Returns the
/// room that is left behind it.
QRect paintChip(QPainter &painter, const QRect &room, const Chip &chip, const Theme &theme);

} // namespace headwater
