// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/common/housestyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSpinBox>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

PaintedCell boxOn(const Theme &theme, const TickBox &box)
{
    return {{30, 30}, theme, [&](QPainter &painter, const QRect &room) {
                paintTickBox(painter, room, box, theme);
            }};
}

} // namespace

class TestHouseStyle : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tickBoxIsSeenOnEveryTheme()
    {
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const PaintedCell empty = boxOn(*theme, {});
            const PaintedCell ticked = boxOn(*theme, {.isTicked = true});
            QVERIFY(empty.has(theme->muted));
            QVERIFY(!empty.has(theme->accent));
            QVERIFY(ticked.has(theme->accent));
            QVERIFY(ticked.has(theme->accentText));
            QVERIFY(!boxOn(*theme, {.isTicked = true, .isEnabled = false}).has(theme->accent));
            QVERIFY(boxOn(*theme, {.hasFocus = true}).ink() > empty.ink());
            QVERIFY(ticked.staysInside());
        }
    }

    /// As tall as line edits and buttons, so that they stand in line.
    void fieldsHaveOneHeight()
    {
        applyTheme(*qApp, ColorScheme::Light);
        QComboBox combo;
        combo.addItem(u"Legacy"_s);
        const QSpinBox spin;
        QCOMPARE(combo.sizeHint().height(), 30);
        QCOMPARE(spin.sizeHint().height(), 30);
    }

    void widgetsAreDrawnInTheThemesColours()
    {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            applyTheme(*qApp, scheme);
            const Theme &theme = scheme == ColorScheme::Light ? lightTheme() : darkTheme();
            QCheckBox box(u"Insecure"_s);
            box.setChecked(true);
            QComboBox combo;
            combo.addItem(u"Legacy"_s);
            QSpinBox spin;
            const auto has = [](QWidget &widget, const QColor &color) {
                const QImage image = widget.grab().toImage();
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x) {
                        if (image.pixelColor(x, y).rgb() == color.rgb())
                            return true;
                    }
                }
                return false;
            };
            QVERIFY(has(box, theme.accent));
            QRadioButton choice(u"Log in"_s);
            QVERIFY(has(choice, theme.field));
            choice.setChecked(true);
            QVERIFY(has(choice, theme.accent));
            QVERIFY(has(choice, theme.accentText));
            QVERIFY(has(combo, theme.field));
            QVERIFY(has(spin, theme.field));
        }
    }
};

QTEST_MAIN(TestHouseStyle)
#include "tst_housestyle.moc"
