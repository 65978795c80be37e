// SPDX-License-Identifier: Apache-2.0
#include "core/importing/drift.h"
#include "tests/support/testcase.h"

using namespace headwater;

using State = DriftRow::State;

class TestDrift : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsADifference_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("isDifference");
        QTest::newRow("same") << State::Same << false;
        QTest::newRow("moved") << State::Moved << true;
        QTest::newRow("gone") << State::Gone << true;
        QTest::newRow("never imported") << State::NeverImported << true;
        QTest::newRow("pending") << State::Pending << true;
        QTest::newRow("new tag") << State::NewTag << true;
        QTest::newRow("nobody knows") << State::Unreachable << false;
        QTest::newRow("not checked") << State::NotChecked << false;
    }
    void whatIsADifference()
    {
        QFETCH(const State, state);
        const DriftReport report{.rows = {{.state = State::Same}, {.state = state}}};
        QTEST(report.rows.last().isDifference(), "isDifference");
        QTEST(report.hasDifferences(), "isDifference");
        QCOMPARE(report.count(state), state == State::Same ? 2 : 1);
    }
};

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
