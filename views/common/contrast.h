// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace headwater {

/// What WCAG 2 (success criterion 1.4.3) asks of text of ordinary size.
inline constexpr double readableContrast = 4.5;

/// Contrast ratio of two opaque colours, 1 to 21. Source: WCAG 2.2, "contrast ratio".
double contrastRatio(const QColor &a, const QColor &b);

/// @p color, made darker or lighter until text of it can be read on @p background.
QColor readableOn(const QColor &background, QColor color);

} // namespace headwater
