// SPDX-License-Identifier: Apache-2.0
#include "models/importqueuemodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/imports/importdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = ImportQueueModel::Column;
using State = ImportRow::State;

void fill(ImportQueueModel &model, State state)
{
    ImportRow added;
    added.key = sampleStream(u"ruby"_s).key;
    added.tag = u"3.3"_s;
    model.addBatch({added});
    ImportRow row = model.rows().first();
    row.state = state;
    row.image = sampleDigest(u'1');
    row.message = QString(200, u'W');
    model.update({row});
}

} // namespace

class TestImportDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("waiting") << State::Waiting << Tone::Neutral;
        QTest::newRow("running") << State::Running << Tone::Information;
        QTest::newRow("moved") << State::Moved << Tone::Success;
        QTest::newRow("unchanged") << State::Unchanged << Tone::Neutral;
        QTest::newRow("failed") << State::Failed << Tone::Error;
        QTest::newRow("cancelled") << State::Cancelled << Tone::Neutral;
    }
    void states()
    {
        QFETCH(const State, state);
        QFETCH(const Tone, tone);
        ImportQueueModel model;
        fill(model, state);
        const PaintedCell cell(m_delegate, model.index(0, int(Column::State)), {120, 34});
        QVERIFY(cell.has(lightTheme().pair(tone).background));
        for (const int width : {10, 25, 80, 400}) {
            for (int column = 0; column < ImportQueueModel::columns; ++column) {
                const PaintedCell any(m_delegate, model.index(0, column), {width, 34}, darkTheme());
                QVERIFY(any.staysInside());
                if (width == 400)
                    QVERIFY(!any.isBlank());
            }
        }
    }

    void selectionIsSeen()
    {
        ImportQueueModel model;
        fill(model, State::Moved);
        const PaintedCell cell(m_delegate, model.index(0, 0), {140, 34}, lightTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(lightTheme().selection));
    }

    void growsWithTheFont()
    {
        ImportQueueModel model;
        fill(model, State::Moved);
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) > QFontMetrics(large).height());
    }

private:
    ImportDelegate m_delegate;
};

QTEST_MAIN(TestImportDelegate)
#include "tst_importdelegate.moc"
