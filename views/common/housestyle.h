// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>
#include <QRect>

class QPainter;

namespace headwater {

struct Theme;

/// Fusion with the fields, boxes and arrows that a style sheet cannot draw in the theme's colours.
class HouseStyle : public QProxyStyle
{
    Q_OBJECT
public:
    HouseStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
};

/// How a box to tick is to be drawn.
struct TickBox
{
    bool isTicked = false;
    bool isEnabled = true;
    bool hasFocus = false;
};

/// Draws @p box, a square in the middle of @p room.
void paintTickBox(QPainter &painter, const QRect &room, const TickBox &box, const Theme &theme);
/// The same for one choice of several, a circle.
void paintChoice(QPainter &painter, const QRect &room, const TickBox &box, const Theme &theme);

} // namespace headwater
