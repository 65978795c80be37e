// SPDX-License-Identifier: Apache-2.0
#include "models/tagtablemodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/common/tagtext.h"
#include "views/tags/tagdelegate.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = TagTableModel::Column;
using Source = TagRow::Source;
using State = TagRow::State;

TagRow tracking()
{
    TagRow row = sampleTag(u"latest"_s);
    row.source = Source::Tracking;
    row.from = u"3.3"_s;
    return row;
}

} // namespace

class TestTagDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<State>("state");
        for (const State state : {State::Current, State::NeverImported, State::Pending,
                                  State::Failed, State::Dangling, State::Empty, State::Reference})
            QTest::addRow("%d", int(state)) << state;
    }
    void states()
    {
        QFETCH(const State, state);
        TagRow row = sampleTag(u"3.3"_s);
        row.state = state;
        TagTableModel model;
        model.setRows({row});
        const PaintedCell cell = paint(model, Column::PointsTo, 400);
        const Chip chip = stateChip(state);
        QCOMPARE(cell.has(lightTheme().pair(chip.tone).background), !chip.text.isEmpty());
    }

    void trackingShowsItsTarget()
    {
        TagTableModel model;
        model.setRows({tracking(), sampleTag(u"3.3"_s)});
        const PaintedCell alias = paint(model, Column::PointsTo, 400);
        QVERIFY(alias.has(lightTheme().muted)); // the digest, behind the target
        const PaintedCell image(m_delegate, model.index(1, int(Column::PointsTo)), {400, 36});
        QVERIFY(!image.has(lightTheme().muted));
    }

    /// Its pull spec stands in the next column; here a chip says that it is no image.
    void referenceShowsNothingTwice()
    {
        TagRow row = sampleTag(u"ref"_s);
        row.source = Source::Reference;
        row.state = State::Reference;
        TagTableModel model;
        model.setRows({row});
        const PaintedCell pointsTo = paint(model, Column::PointsTo, 400);
        QVERIFY(pointsTo.has(lightTheme().neutral.background));
        QVERIFY(!pointsTo.has(lightTheme().text));
        const PaintedCell source = paint(model, Column::Source, 400);
        QVERIFY(!source.has(lightTheme().neutral.background));
        QVERIFY(source.has(lightTheme().text));
    }

    void policiesAreChips()
    {
        TagRow row = sampleTag(u"3.3"_s);
        TagTableModel model;
        model.setRows({row});
        QVERIFY(paint(model, Column::Policies, 400).isBlank());
        row.policies = {TagRow::Policy::Local, TagRow::Policy::Insecure};
        model.setRows({row});
        const PaintedCell cell = paint(model, Column::Policies, 400);
        QVERIFY(cell.has(lightTheme().information.background));
        QVERIFY(cell.has(lightTheme().warning.background));
    }

    void historyItemsAreQuieter()
    {
        TagTableModel model;
        model.setRows({sampleTag(u"3.3"_s, 3)});
        const QModelIndex tag = model.index(0, 0);
        for (int column = 0; column < TagTableModel::columns; ++column) {
            const PaintedCell cell(m_delegate, model.index(0, column, tag), {300, 30});
            QVERIFY(!cell.isBlank());
            QVERIFY(!cell.has(lightTheme().text));
        }
        // Only the two newest say which they are.
        QVERIFY(!PaintedCell(m_delegate, model.index(1, 0, tag), {300, 30}).isBlank());
        QVERIFY(PaintedCell(m_delegate, model.index(2, 0, tag), {300, 30}).isBlank());
    }

    void everyCellStaysInside_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {40, 80, 200})
            QTest::addRow("%d", width) << width;
    }
    void everyCellStaysInside()
    {
        QFETCH(const int, width);
        TagRow row = tracking();
        row.name = QString(200, u'W');
        row.from = QString(200, u'W');
        row.state = State::Dangling;
        row.policies = {TagRow::Policy::Local, TagRow::Policy::InsecureByStream};
        TagRow image = row;
        image.name += u'2';
        image.source = Source::Image;
        TagTableModel model;
        model.setRows({row, image});
        for (int tag = 0; tag < 2; ++tag) {
            for (int column = 0; column < TagTableModel::columns; ++column) {
                const QModelIndex index = model.index(tag, column);
                QVERIFY(PaintedCell(m_delegate, index, {width, 36}, darkTheme()).staysInside());
                const QModelIndex item = model.index(0, column, model.index(tag, 0));
                QVERIFY(PaintedCell(m_delegate, item, {width, 30}, darkTheme()).staysInside());
            }
        }
    }

    void selectionAndPointerAreSeen()
    {
        TagTableModel model;
        model.setRows({sampleTag(u"3.3"_s)});
        const QStyle::State on = QStyle::State_Enabled;
        const auto painted = [&](QStyle::State state) {
            return PaintedCell(m_delegate, model.index(0, 0), {200, 36}, lightTheme(), state);
        };
        QVERIFY(painted(on | QStyle::State_Selected).has(lightTheme().selection));
        QVERIFY(painted(on | QStyle::State_MouseOver).has(lightTheme().hover));
        QVERIFY(!painted(on).has(lightTheme().hover));
    }

    void growsWithTheFont()
    {
        TagTableModel model;
        model.setRows({sampleTag(u"3.3"_s)});
        const QModelIndex tag = model.index(0, 0);
        const QModelIndex item = model.index(0, 0, tag);
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, tag, large) > QFontMetrics(large).height());
        QVERIFY(rowHeight(m_delegate, item, large) > QFontMetrics(large).height());
        QVERIFY(rowHeight(m_delegate, item, large) < rowHeight(m_delegate, tag, large));
    }

private:
    PaintedCell paint(const TagTableModel &model, Column column, int width) const
    {
        return PaintedCell(m_delegate, model.index(0, int(column)), {width, 36});
    }

    TagDelegate m_delegate;
};

QTEST_MAIN(TestTagDelegate)
#include "tst_tagdelegate.moc"
