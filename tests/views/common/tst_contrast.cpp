// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "tests/support/wcag.h"
#include "views/common/contrast.h"

using namespace headwater;

class TestContrast : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void ratio_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("ratio");
        QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("the order does not matter")
            << QColor(Qt::white) << QColor(Qt::black) << 21.0;
        QTest::newRow("the same") << QColor(0x336699) << QColor(0x336699) << 1.0;
        // The lightest grey that passes on white, known from many a style guide.
        QTest::newRow("grey on white") << QColor(0x767676) << QColor(Qt::white) << 4.54;
        QTest::newRow("red on white") << QColor(0xff0000) << QColor(Qt::white) << 4.0;
    }
    void ratio()
    {
        QFETCH(const QColor, a);
        QFETCH(const QColor, b);
        QFETCH(const double, ratio);
        QVERIFY(std::abs(contrastRatio(a, b) - ratio) < 0.01);
        QVERIFY(std::abs(wcagContrast(a, b) - ratio) < 0.01);
    }

    void readable_data()
    {
        QTest::addColumn<QColor>("background");
        for (const QRgb background : {0xffffffu, 0x1c2026u, 0xffff00u, 0x808080u, 0x000000u})
            QTest::addRow("on %06x", background) << QColor(background);
    }
    void readable()
    {
        QFETCH(const QColor, background);
        for (int hue = -1; hue < 360; hue += 19) {
            for (int lightness = 0; lightness < 256; lightness += 15) {
                const QColor color = readableOn(background, QColor::fromHsl(hue, 180, lightness));
                // Rounded to 8 bits a colour may miss the mark by a hair.
                QVERIFY2(wcagContrast(color, background) > readableContrast - 0.05,
                         qPrintable(color.name()));
            }
        }
    }

    void leavesReadableColorsAlone()
    {
        QCOMPARE(readableOn(Qt::white, QColor(0x0057ae)), QColor(0x0057ae));
    }
};

QTEST_GUILESS_MAIN(TestContrast)
#include "tst_contrast.moc"
