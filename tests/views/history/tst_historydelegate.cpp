// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/history/historydelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = HistoryModel::Column;
using Kind = JournalEntry::Kind;

JournalEntry entry(Kind kind)
{
    return {.sequence = 1,
            .at = sampleEvent(1).created,
            .kind = kind,
            .tag = u"3.3"_s,
            .fromImage = sampleDigest(u'1'),
            .toImage = sampleDigest(u'2')};
}

} // namespace

class TestHistoryDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void events_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("imported") << Kind::Imported << Tone::Success;
        QTest::newRow("moved") << Kind::Moved << Tone::Information;
        QTest::newRow("failed") << Kind::ImportFailed << Tone::Error;
        QTest::newRow("deleted") << Kind::Deleted << Tone::Warning;
        QTest::newRow("tagged") << Kind::Tagged << Tone::Neutral;
        QTest::newRow("reverted") << Kind::Reverted << Tone::Neutral;
    }
    void events()
    {
        QFETCH(const Kind, kind);
        QFETCH(const Tone, tone);
        HistoryModel model;
        model.setEntries({entry(kind)});
        const PaintedCell cell(m_delegate, model.index(0, int(Column::Event)), {140, 34});
        QVERIFY(cell.has(lightTheme().pair(tone).background));
    }

    void everyColumnStaysInside_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {8, 20, 60, 300})
            QTest::addRow("%d", width) << width;
    }
    void everyColumnStaysInside()
    {
        QFETCH(const int, width);
        HistoryModel model;
        JournalEntry failed = entry(Kind::ImportFailed);
        failed.detail = QString(500, u'W');
        model.setEntries({failed});
        for (int column = 0; column < HistoryModel::columns; ++column) {
            const PaintedCell cell(m_delegate, model.index(0, column), {width, 34}, darkTheme());
            QVERIFY(cell.staysInside());
            if (width == 300)
                QVERIFY(!cell.isBlank());
        }
    }

    void selectionIsSeen()
    {
        HistoryModel model;
        model.setEntries({entry(Kind::Moved)});
        const PaintedCell cell(m_delegate, model.index(0, 0), {140, 34}, lightTheme(),
                               QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(cell.has(lightTheme().selection));
    }

    void growsWithTheFont()
    {
        HistoryModel model;
        model.setEntries({entry(Kind::Moved)});
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) > QFontMetrics(large).height());
    }

private:
    HistoryDelegate m_delegate;
};

QTEST_MAIN(TestHistoryDelegate)
#include "tst_historydelegate.moc"
