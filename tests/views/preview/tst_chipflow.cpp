// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/chipflow.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestChipFlow : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheLinesItNeeds()
    {
        ChipFlow flow;
        QCOMPARE(flow.heightForWidth(300), 0);
        flow.setChips({{.text = u"BUILDER"_s}, {.text = u"RUBY"_s}, {.text = u"RUBY33"_s}});
        const int line = flow.heightForWidth(1000);
        QVERIFY(line > 0);
        QVERIFY(flow.heightForWidth(40) > 2 * line);
        QVERIFY(flow.heightForWidth(150) > line);
        QCOMPARE(flow.accessibleName(), u"BUILDER, RUBY, RUBY33"_s);
        QVERIFY(showWindow(flow, {1000, 60}));
    }
};

QTEST_MAIN(TestChipFlow)
#include "tst_chipflow.moc"
