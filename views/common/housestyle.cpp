// SPDX-License-Identifier: Apache-2.0
#include "views/common/housestyle.h"

#include "views/common/theme.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int boxSize = 15;
constexpr int textMargin = 5; ///< of a combo box, besides what Fusion leaves
constexpr int sheetAdds = 6; ///< to the height of a spin box, whatever the style wants
constexpr int minimumFieldHeight = 30; ///< as line edits and buttons are

void paintField(QPainter &painter, const QRect &rect, const Theme &theme, QStyle::State state)
{
    const bool isEnabled = state.testFlag(QStyle::State_Enabled);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(state.testFlag(QStyle::State_HasFocus) ? theme.accent : theme.border);
    painter.setBrush(isEnabled ? theme.field : theme.surface);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

/// A small angle in the middle of @p room.
void paintArrow(QPainter &painter, const QRect &room, bool isDown, const QColor &color)
{
    const QPointF middle = QRectF(room).center();
    const qreal height = isDown ? 2 : -2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPolygonF angle{middle + QPointF(-4, -height), middle + QPointF(0, height),
                          middle + QPointF(4, -height)};
    painter.drawPolyline(angle);
}

QColor arrowColor(const Theme &theme, const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_Enabled) ? theme.text : theme.muted;
}

} // namespace

void paintTickBox(QPainter &painter, const QRect &room, const TickBox &box, const Theme &theme)
{
    QRect whole(0, 0, boxSize, boxSize); // on whole pixels, or its frame is a grey blur
    whole.moveCenter(room.center());
    const QRectF square(whole);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor frame = box.isTicked && box.isEnabled ? theme.accent : theme.muted;
    painter.setPen(QPen(frame, 1));
    painter.setBrush(box.isTicked ? frame : theme.field);
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (box.isTicked) {
        painter.setPen(QPen(theme.accentText, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const QPointF corner = square.topLeft();
        const QPolygonF tick{corner + QPointF(3.6, 7.8), corner + QPointF(6.4, 10.6),
                             corner + QPointF(11.4, 4.8)};
        painter.drawPolyline(tick);
    }
    if (box.hasFocus) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(square.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4);
    }
    painter.restore();
}

void paintChoice(QPainter &painter, const QRect &room, const TickBox &box, const Theme &theme)
{
    QRect whole(0, 0, boxSize, boxSize);
    whole.moveCenter(room.center());
    const QRectF circle(whole);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor frame = box.isTicked && box.isEnabled ? theme.accent : theme.muted;
    painter.setPen(QPen(frame, 1));
    painter.setBrush(box.isTicked ? frame : theme.field);
    painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
    if (box.isTicked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentText);
        painter.drawEllipse(circle.center(), 2.8, 2.8);
    }
    if (box.hasFocus) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    painter.restore();
}

HouseStyle::HouseStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const TickBox box{.isTicked = option->state.testFlag(State_On),
                      .isEnabled = option->state.testFlag(State_Enabled),
                      .hasFocus = option->state.testFlag(State_HasFocus)
                          && element != PE_IndicatorItemViewItemCheck};
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        paintTickBox(*painter, option->rect, box, themeOf(option->palette));
    else if (element == PE_IndicatorRadioButton)
        paintChoice(*painter, option->rect, box, themeOf(option->palette));
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control != CC_ComboBox && control != CC_SpinBox) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme &theme = themeOf(option->palette);
    const QColor color = arrowColor(theme, *option);
    const auto rectOf
        = [&](SubControl part) { return proxy()->subControlRect(control, option, part, widget); };
    painter->save();
    paintField(*painter, option->rect, theme, option->state);
    if (control == CC_ComboBox) {
        paintArrow(*painter, rectOf(SC_ComboBoxArrow), true, color);
    } else {
        paintArrow(*painter, rectOf(SC_SpinBoxUp), false, color);
        paintArrow(*painter, rectOf(SC_SpinBoxDown), true, color);
    }
    painter->restore();
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight
        || metric == PM_ExclusiveIndicatorWidth || metric == PM_ExclusiveIndicatorHeight)
        return boxSize + 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(textMargin, 0, 0, 0);
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return rect.adjusted(1, 1, 0, -1);
    return rect;
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox)
        return {wanted.width() + 2 * textMargin, qMax(wanted.height(), minimumFieldHeight)};
    if (type == CT_SpinBox)
        return {wanted.width(), qMax(wanted.height(), minimumFieldHeight - sheetAdds)};
    return wanted;
}

} // namespace headwater
