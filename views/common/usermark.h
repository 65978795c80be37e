// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace headwater {

/// Whether @p svg may be drawn: well-formed, of bearable size, and without anything that leads out
/// of it. Qt would open files that an SVG names and draw a <use> of a <use> of a <use> …
/// Errors: InvalidInput with the reason as detail, TooLarge.
Result<void> checkSvg(const QByteArray &svg);

/// The picture of a user's file (SVG or PNG), @p pixels large at most in both directions, its
/// proportions kept. Errors: those of readFile(), InvalidInput and TooLarge.
Result<QImage> readUserMark(const QString &path, const QSize &pixels);

/// @p svg drawn as large as fits into @p pixels, its proportions kept. Null: not an SVG.
QImage drawnSvg(const QByteArray &svg, const QSize &pixels);

} // namespace headwater
