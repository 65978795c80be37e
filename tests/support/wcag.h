// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace headwater {

/// Contrast ratio by the letter of WCAG 2.2, written for the tests a second time so that a mistake
/// in the program's own does not check itself. Colours are taken as the screen has them: 8 bits.
inline double wcagContrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](QRgb color) {
        const auto linear = [](int channel) {
            const double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color))
            + 0.0722 * linear(qBlue(color));
    };
    const auto [darker, lighter] = std::minmax({luminance(a.rgb()), luminance(b.rgb())});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace headwater
