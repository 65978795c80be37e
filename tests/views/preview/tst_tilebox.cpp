// SPDX-License-Identifier: Apache-2.0
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/tilebox.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTileBox : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsAnEntry()
    {
        TileBox box(TileStyle::Kind::Catalog);
        const int low = box.sizeHint().height();
        box.showEntry(sampleEntry(u"ruby"_s, u"Ruby"_s), true);
        QVERIFY(showWindow(box, box.sizeHint()));
        QCOMPARE(box.accessibleName(), u"Ruby"_s);
        QCOMPARE(box.sizeHint().height(), low);
        QVERIFY(box.grab().toImage().pixelColor(40, 18) == QColor(Qt::white)); // the icon's box
        box.showEntry(sampleEntry(u"ruby"_s, u"A title that is far too long for one line"_s), true);
        QVERIFY(box.sizeHint().height() > low);
    }
};

QTEST_MAIN(TestTileBox)
#include "tst_tilebox.moc"
