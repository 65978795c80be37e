// SPDX-License-Identifier: Apache-2.0
#include "models/newappmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/preview/newappdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestNewAppDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void paints()
    {
        NewAppModel model;
        model.setMatch({.outcome = NewAppMatch::Outcome::Found,
                        .candidates = {{.key = {.name = u"ruby"_s},
                                        .tag = u"3.3"_s,
                                        .reason = u"A long reason. "_s.repeated(20)},
                                       {.key = {.name = u"rails"_s}, .tag = u"1"_s, .score = 1}}});
        const NewAppDelegate delegate;
        for (const int width : {20, 90, 300}) {
            for (int column = 0; column < NewAppModel::columns; ++column) {
                const PaintedCell cell(delegate, model.index(0, column), {width, 32}, darkTheme());
                QVERIFY(cell.staysInside());
                QVERIFY(width < 60 || !cell.isBlank());
            }
        }
        const PaintedCell taken(delegate, model.index(0, 1), {120, 32}, lightTheme());
        QVERIFY(taken.has(lightTheme().success.background));
        const PaintedCell partial(delegate, model.index(1, 1), {120, 32}, lightTheme());
        QVERIFY(!partial.has(lightTheme().success.background));
    }
};

QTEST_MAIN(TestNewAppDelegate)
#include "tst_newappdelegate.moc"
