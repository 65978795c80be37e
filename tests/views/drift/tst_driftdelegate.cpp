// SPDX-License-Identifier: Apache-2.0
#include "models/driftmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/drift/driftdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using State = DriftRow::State;

class TestDriftDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("same") << State::Same << Tone::Neutral;
        QTest::newRow("moved") << State::Moved << Tone::Warning;
        QTest::newRow("new") << State::NewTag << Tone::Information;
        QTest::newRow("gone") << State::Gone << Tone::Error;
    }
    void states()
    {
        QFETCH(const State, state);
        QFETCH(const Tone, tone);
        DriftModel model;
        model.setShowsAll(true);
        model.setReport({.rows = {{.name = u"ruby"_s,
                                   .tag = QString(100, u'W'),
                                   .source = u"quay.io/x/ruby"_s,
                                   .state = state,
                                   .historyImage = sampleDigest(u'1')}}});
        const PaintedCell cell(m_delegate, model.index(0, int(DriftModel::Column::State)),
                               {140, 34});
        QVERIFY(cell.has(lightTheme().pair(tone).background));
        for (const int width : {10, 25, 80, 400}) {
            for (int column = 0; column < DriftModel::columns; ++column) {
                const PaintedCell any(m_delegate, model.index(0, column), {width, 34}, darkTheme());
                QVERIFY(any.staysInside());
            }
        }
    }

    void selectionIsSeenAndRowsGrow()
    {
        DriftModel model;
        model.setReport({.rows = {{.name = u"ruby"_s, .tag = u"1"_s, .state = State::Moved}}});
        const PaintedCell cell(m_delegate, model.index(0, 0), {140, 34}, lightTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(lightTheme().selection));
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) > QFontMetrics(large).height());
    }

private:
    DriftDelegate m_delegate;
};

QTEST_MAIN(TestDriftDelegate)
#include "tst_driftdelegate.moc"
