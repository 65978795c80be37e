// SPDX-License-Identifier: Apache-2.0
#include "models/comparisonmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/previewentries.h"
#include "tests/support/testcase.h"
#include "views/preview/comparisondelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestComparisonDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paints()
    {
        const PreviewEntry ruby = sampleEntry(u"ruby"_s, u"Ruby"_s);
        PreviewEntry older = ruby;
        older.title = QString(300, u'W');
        older.description = QString(3000, u'W');
        ComparisonModel model;
        model.setShowsAll(true);
        model.setEntries(compareEntries({older}, {ruby})
                         + compareEntries({sampleEntry(u"perl"_s, u"Perl"_s)}, {}));
        ComparisonDelegate delegate;
        delegate.setStyles({.titleLines = 2}, {.isRounded = false, .titleLines = 2});
        for (int row = 0; row < 2; ++row) {
            const int height = rowHeight(delegate, model.index(row, 0), qApp->font());
            for (const int width : {500, 700, 1100}) {
                const PaintedCell cell(delegate, model.index(row, 0), {width, height}, darkTheme());
                QVERIFY(cell.staysInside());
                QVERIFY(cell.has(Qt::white));
            }
        }
        QVERIFY(ComparisonDelegate::tileLeft(1, qApp->font())
                > ComparisonDelegate::tileLeft(0, qApp->font()) + 260);
    }
};

QTEST_MAIN(TestComparisonDelegate)
#include "tst_comparisondelegate.moc"
