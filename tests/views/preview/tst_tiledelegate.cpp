// SPDX-License-Identifier: Apache-2.0
#include "models/tilemodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"
#include "views/preview/tiledelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTileDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paintsTheEntry()
    {
        TileModel model;
        model.setEntries({sampleEntry(u"ruby"_s, u"Ruby"_s)});
        const TileDelegate delegate;
        const QModelIndex index = model.index(0, 0);
        const QSize size = tileSize({}, qApp->font());
        QCOMPARE(rowHeight(delegate, index, qApp->font()), size.height());
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            const PaintedCell plain(delegate, index, size, *theme);
            QVERIFY(plain.has(theme->text));
            QVERIFY(plain.staysInside());
            QVERIFY(!plain.has(theme->accent));
            for (const auto state : {QStyle::State_Selected, QStyle::State_HasFocus}) {
                const PaintedCell marked(delegate, index, size, *theme,
                                         QStyle::State_Enabled | state);
                QVERIFY(marked.has(theme->accent));
            }
        }
    }

    void style()
    {
        TileDelegate delegate;
        delegate.setStyle({.kind = TileStyle::Kind::Card, .titleLines = 2});
        QCOMPARE(delegate.style().titleLines, 2);
        QCOMPARE(rowHeight(delegate, {}, qApp->font()),
                 tileSize(delegate.style(), qApp->font()).height());
    }
};

QTEST_MAIN(TestTileDelegate)
#include "tst_tiledelegate.moc"
