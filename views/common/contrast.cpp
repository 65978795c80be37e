// SPDX-License-Identifier: Apache-2.0
#include "views/common/contrast.h"

#include <cmath>

namespace headwater {

namespace {

double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
}

QColor readableOn(const QColor &background, QColor color)
{
    const bool darker = contrastRatio(background, Qt::black) > contrastRatio(background, Qt::white);
    const int step = darker ? -4 : 4;
    const int end = darker ? 0 : 255;
    int lightness = color.lightness();
    while (contrastRatio(color, background) < readableContrast && lightness != end) {
        lightness = qBound(0, lightness + step, 255);
        color = QColor::fromHsl(color.hslHue(), color.hslSaturation(), lightness);
    }
    return color;
}

} // namespace headwater
