// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace headwater {

/// A symbol of resources/icons/ui by its file name without suffix. It is drawn in the colours of
/// the palette at the moment of painting, so it follows a change of theme by itself. @p tone other
/// than Neutral gives the text colour of that tone.
QIcon icon(const QString &name, Tone tone = Tone::Neutral);

/// The symbol in one colour, @p pixels large, for what is drawn on a ground of its own.
QPixmap symbolPixmap(const QString &name, const QSize &pixels, const QColor &color);

/// The same on the accent colour: for primary buttons.
QIcon iconOnAccent(const QString &name);

} // namespace headwater
