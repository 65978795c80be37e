// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "tests/support/wcag.h"
#include "views/common/monogram.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestMonogram : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void letters_data()
    {
        QTest::addColumn<QString>("iconClass");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("letters");
        QTest::newRow("class") << u"icon-nodejs"_s << u"my-node"_s << u"No"_s;
        QTest::newRow("class of two words") << u"icon-mysql-database"_s << u"db"_s << u"My"_s;
        QTest::newRow("no class") << QString() << u"ruby"_s << u"Ru"_s;
        QTest::newRow("class of another kind") << u"fa fa-cube"_s << u"ruby"_s << u"Ru"_s;
        QTest::newRow("digit first") << QString() << u"3scale"_s << u"3s"_s;
        QTest::newRow("signs are passed over") << QString() << u"-a-b"_s << u"Ab"_s;
        QTest::newRow("one letter") << u"icon-r"_s << u"x"_s << u"R"_s;
        QTest::newRow("none") << QString() << u"--"_s << u"?"_s;
        QTest::newRow("empty class name") << u"icon-"_s << u"ruby"_s << u"Ru"_s;
        QTest::newRow("beyond Latin") << QString() << u"größe"_s << u"Gr"_s;
    }
    void letters()
    {
        QFETCH(const QString, iconClass);
        QFETCH(const QString, name);
        QTEST(monogramText(iconClass, name), "letters");
    }

    void whiteIsReadableOnEveryColour()
    {
        QSet<QRgb> colors;
        for (int number = 0; number < 500; ++number) {
            const QColor color = monogramColor({}, u"stream-%1"_s.arg(number));
            colors.insert(color.rgb());
            QVERIFY2(wcagContrast(color, Qt::white) > 4.45, qPrintable(color.name()));
        }
        QVERIFY(colors.size() > 100); // tiles are there to be told apart
    }

    /// A tile has the same colour tomorrow, and whatever the stream with that class is called.
    void colourBelongsToTheClass()
    {
        QCOMPARE(monogramColor(u"icon-ruby"_s, u"a"_s), monogramColor(u"icon-ruby"_s, u"b"_s));
        QCOMPARE(monogramColor(u"icon-ruby"_s, {}), monogramColor({}, u"ruby"_s));
        QVERIFY(monogramColor(u"icon-ruby"_s, {}) != monogramColor(u"icon-perl"_s, {}));
        QCOMPARE(monogramColor({}, u"ruby"_s).hslHue(), 77);
    }

    void paints_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {8, 20, 40, 64})
            QTest::addRow("%d", size) << size;
    }
    void paints()
    {
        QFETCH(const int, size);
        const PaintedCell cell({size, size}, darkTheme(), [](QPainter &painter, const QRect &room) {
            paintMonogram(painter, room, u"icon-ruby"_s, {});
        });
        QVERIFY(cell.staysInside());
        QVERIFY(cell.has(monogramColor(u"icon-ruby"_s, {})));
        if (size >= 20)
            QVERIFY(cell.has(Qt::white));
    }
};

QTEST_MAIN(TestMonogram)
#include "tst_monogram.moc"
