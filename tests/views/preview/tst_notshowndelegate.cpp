// SPDX-License-Identifier: Apache-2.0
#include "models/notshownmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/preview/notshowndelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestNotShownDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paints()
    {
        NotShownModel model;
        model.setItems({{.key = {.name = u"mysql"_s}, .reasons = {u"No builder."_s}},
                        {.key = {.name = u"ruby"_s},
                         .tag = u"2.5"_s,
                         .reasons = {u"It is hidden."_s, u"It follows nothing."_s}}});
        const NotShownDelegate delegate;
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < 2; ++column) {
                for (const int width : {40, 120, 400}) {
                    const PaintedCell cell(delegate, model.index(row, column), {width, 50},
                                           darkTheme());
                    QVERIFY(cell.staysInside());
                    QVERIFY(width < 120 || !cell.isBlank());
                }
            }
        }
        QVERIFY(rowHeight(delegate, model.index(1, 0), qApp->font())
                > rowHeight(delegate, model.index(0, 0), qApp->font()));
    }
};

QTEST_MAIN(TestNotShownDelegate)
#include "tst_notshowndelegate.moc"
