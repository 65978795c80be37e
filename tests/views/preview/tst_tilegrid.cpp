// SPDX-License-Identifier: Apache-2.0
#include "models/tilemodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/tilegrid.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTileGrid : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void mouseAndKeysChoose()
    {
        TileModel model;
        model.setEntries({sampleEntry(u"perl"_s, u"Perl"_s), sampleEntry(u"ruby"_s, u"Ruby"_s)});
        TileGrid grid(model, TileStyle::Kind::Catalog);
        grid.setObjectName("grid"_L1);
        grid.setAccessibleName(u"Grid"_s);
        QVERIFY(showWindow(grid));
        QCOMPARE(accessibilityProblems(grid), QString());
        QSignalSpy chosen(&grid, &TileGrid::chosen);
        clickCell(grid, model.index(1, 0));
        QCOMPARE(chosen.takeFirst().first().value<PreviewEntry>().title, u"Ruby"_s);
        QTest::keyClick(&grid, Qt::Key_Left);
        QTest::keyClick(&grid, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().first().value<PreviewEntry>().title, u"Perl"_s);
        grid.chooseNothing();
        QVERIFY(!grid.selectionModel()->hasSelection());
        grid.choose(model.rows().at(1).key);
        QCOMPARE(grid.currentIndex().row(), 1);
        QVERIFY(chosen.isEmpty());
    }

    /// As many beside each other as there is room for.
    void wraps()
    {
        TileModel model;
        model.setEntries({sampleEntry(u"a"_s, u"A"_s), sampleEntry(u"b"_s, u"B"_s)});
        TileGrid grid(model, TileStyle::Kind::Catalog);
        QVERIFY(showWindow(grid, {800, 600}));
        const auto top = [&](int row) { return grid.visualRect(model.index(row, 0)).top(); };
        QCOMPARE(top(0), top(1));
        grid.resize(400, 600);
        QTRY_VERIFY(top(1) > top(0));
    }

    /// One long title makes room for two lines in all tiles.
    void fitsTitles()
    {
        TileModel model;
        model.setEntries({sampleEntry(u"a"_s, u"A"_s)});
        TileGrid grid(model, TileStyle::Kind::Catalog);
        QVERIFY(showWindow(grid));
        const int low = grid.visualRect(model.index(0, 0)).height();
        PreviewEntry longer
            = sampleEntry(u"a"_s, u"A title that is far too long for one line of it"_s);
        model.setEntries({longer});
        QTRY_VERIFY(grid.visualRect(model.index(0, 0)).height() > low);
    }
};

QTEST_MAIN(TestTileGrid)
#include "tst_tilegrid.moc"
