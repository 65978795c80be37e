// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "tests/support/wcag.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QStyle>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTheme : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// WCAG 2.2 AA: text of ordinary size. Disabled controls are exempt there.
    void contrast_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("background");
        for (const Theme *theme : {&lightTheme(), &darkTheme()})
            pairsOf(*theme, theme->isDark ? "dark" : "light");
    }
    void contrast()
    {
        QFETCH(const QColor, text);
        QFETCH(const QColor, background);
        const double ratio = wcagContrast(text, background);
        QVERIFY2(ratio >= 4.5,
                 qPrintable(
                     u"%1 on %2: %3"_s.arg(text.name(), background.name()).arg(ratio, 0, 'f', 2)));
    }

    void toldByItsPalette()
    {
        QVERIFY(!themeOf(lightTheme().palette()).isDark);
        QVERIFY(themeOf(darkTheme().palette()).isDark);
    }

    void appliesToTheProgram()
    {
        applyTheme(*qApp, ColorScheme::Dark);
        QVERIFY(themeOf(qApp->palette()).isDark);
        QCOMPARE(qApp->palette().color(QPalette::Base), darkTheme().window);
        QCOMPARE(qApp->palette().color(QPalette::Highlight), darkTheme().selection);
        QCOMPARE(qApp->styleSheet(), darkTheme().styleSheet());
        applyTheme(*qApp, ColorScheme::Light);
        QVERIFY(!themeOf(qApp->palette()).isDark);
        QCOMPARE(qApp->styleSheet(), lightTheme().styleSheet());
        // Offscreen says nothing about dark or light; the palette at the start was a light one.
        applyTheme(*qApp, ColorScheme::Dark);
        applyTheme(*qApp, ColorScheme::System);
        QVERIFY(!themeOf(qApp->palette()).isDark);
    }

    void disabledTextDiffers()
    {
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const QPalette palette = theme->palette();
            QVERIFY(palette.color(QPalette::Disabled, QPalette::ButtonText)
                    != palette.color(QPalette::Active, QPalette::ButtonText));
        }
    }

    void fixedFontIsFixed()
    {
        const QFont font = fixedFont(QApplication::font());
        const QFontMetrics metrics(font);
        QCOMPARE(metrics.horizontalAdvance(u"iiii"_s), metrics.horizontalAdvance(u"WWWW"_s));
        QVERIFY(font.pointSizeF() < QApplication::font().pointSizeF());
        QVERIFY(font.pointSizeF() > QApplication::font().pointSizeF() * 0.9);
    }

    /// Fonts come in points or in pixels; the other size is then -1.
    void scaledFontKeepsTheUnit()
    {
        QFont points;
        points.setPointSizeF(10);
        QCOMPARE(scaledFont(points, 1.5).pointSizeF(), 15.0);
        QFont pixels;
        pixels.setPixelSize(20);
        QCOMPARE(scaledFont(pixels, 1.5).pixelSize(), 30);
        QCOMPARE(fixedFont(pixels).pixelSize(), 19);
    }

private:
    static void pairsOf(const Theme &theme, const char *name)
    {
        const auto add = [name](const char *what, const QColor &text, const QColor &background) {
            QTest::addRow("%s: %s", name, what) << text << background;
        };
        const std::pair<const char *, QColor> backgrounds[] = {{"window", theme.window},
                                                               {"surface", theme.surface},
                                                               {"field", theme.field},
                                                               {"hover", theme.hover},
                                                               {"selection", theme.selection}};
        for (const auto &[where, background] : backgrounds) {
            add(qPrintable(u"text on %1"_s.arg(QLatin1StringView(where))), theme.text, background);
            add(qPrintable(u"muted on %1"_s.arg(QLatin1StringView(where))), theme.muted,
                background);
        }
        // Links lie on pages and light up below the pointer; tabs with the focus lie on headers.
        add("link on window", theme.accent, theme.window);
        add("link on hover", theme.accent, theme.hover);
        add("tab on surface", theme.accent, theme.surface);
        add("accent", theme.accentText, theme.accent);
        const QPalette palette = theme.palette();
        add("tool tip", palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase));
        add("placeholder", palette.color(QPalette::PlaceholderText), theme.field);
        for (const Tone tone :
             {Tone::Neutral, Tone::Information, Tone::Success, Tone::Warning, Tone::Error})
            add(qPrintable(u"tone %1"_s.arg(int(tone))), theme.pair(tone).text,
                theme.pair(tone).background);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
