// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/common/chip.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestChip : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithItsText()
    {
        const QFont font = QApplication::font();
        QVERIFY(chipSize({u"scheduled"_s}, font).width() > chipSize({u"local"_s}, font).width());
        QFont large = font;
        large.setPointSizeF(font.pointSizeF() * 2);
        QVERIFY(chipSize({u"local"_s}, large).height() > chipSize({u"local"_s}, font).height());
        QVERIFY(chipSize({u"local"_s}, large).width() > chipSize({u"local"_s}, font).width());
    }

    /// Desktops may give a font in pixels; its size in points is then -1.
    void fontInPixels()
    {
        QFont font = QApplication::font();
        font.setPixelSize(30);
        QVERIFY(chipSize({u"local"_s}, font).height() > 25);
    }

    void tones_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<Tone>("tone");
        for (const bool dark : {false, true}) {
            for (const Tone tone :
                 {Tone::Neutral, Tone::Information, Tone::Success, Tone::Warning, Tone::Error})
                QTest::addRow("%s %d", dark ? "dark" : "light", int(tone)) << dark << tone;
        }
    }
    void tones()
    {
        QFETCH(const bool, isDark);
        QFETCH(const Tone, tone);
        const Theme &theme = isDark ? darkTheme() : lightTheme();
        const PaintedCell cell({120, 30}, theme, [&](QPainter &painter, const QRect &room) {
            paintChip(painter, room, {u"import failed"_s, tone}, theme);
        });
        QVERIFY(cell.has(theme.pair(tone).background));
        QVERIFY(cell.staysInside());
    }

    void leavesTheRoomBehindIt()
    {
        const Chip chip{u"local"_s};
        QRect left;
        const PaintedCell cell({200, 30}, lightTheme(), [&](QPainter &painter, const QRect &room) {
            left = paintChip(painter, room, chip, lightTheme());
            QCOMPARE(left.right(), room.right());
            QVERIFY(left.left() > room.left() + chipSize(chip, painter.font()).width());
        });
        QVERIFY(left.isValid());
    }

    void shortensInNarrowRoom_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {0, 1, 14, 15, 20, 40})
            QTest::addRow("%d", width) << width;
    }
    void shortensInNarrowRoom()
    {
        QFETCH(const int, width);
        const PaintedCell cell({width, 30}, lightTheme(), [](QPainter &painter, const QRect &room) {
            const QRect left = paintChip(painter, room, {u"changed since import"_s}, lightTheme());
            QVERIFY(left.width() <= 0); // nothing fits behind it
        });
        QVERIFY(cell.staysInside());
    }
};

QTEST_MAIN(TestChip)
#include "tst_chip.moc"
