// SPDX-License-Identifier: Apache-2.0
#include "models/catalogtreemodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/rows.h"
#include "tests/support/testcase.h"
#include "views/catalog/catalogdelegate.h"
#include "views/common/monogram.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Mark = CatalogRow::Mark;

/// One namespace with a single row, and that row.
QModelIndex only(CatalogTreeModel &model, const CatalogRow &row)
{
    CatalogGroup group{.kind = CatalogGroup::Kind::Namespace, .ns = u"openshift"_s, .rows = {row}};
    model.setGroups({group});
    return model.index(0, 0, model.index(0, 0));
}

} // namespace

class TestCatalogDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<Mark>("mark");
        QTest::newRow("none") << Mark::None;
        QTest::newRow("warning") << Mark::Warning;
        QTest::newRow("error") << Mark::Error;
    }
    void marks()
    {
        applyTheme(*qApp, ColorScheme::Light); // icons are drawn in the program's colours
        QFETCH(const Mark, mark);
        CatalogTreeModel model;
        CatalogRow row = sampleStream(u"ruby"_s);
        row.mark = mark;
        const PaintedCell cell(m_delegate, only(model, row), {240, 32});
        QVERIFY(cell.has(monogramColor({}, u"ruby"_s)));
        QCOMPARE(cell.has(lightTheme().error.text), mark == Mark::Error);
        QCOMPARE(cell.has(lightTheme().warning.text), mark == Mark::Warning);
        QVERIFY(cell.staysInside());
    }

    void selectionIsSeen()
    {
        CatalogTreeModel model;
        const QModelIndex row = only(model, sampleStream(u"ruby"_s));
        QVERIFY(!PaintedCell(m_delegate, row, {240, 32}).has(lightTheme().selection));
        const PaintedCell selected(m_delegate, row, {240, 32}, lightTheme(),
                                   QStyle::State_Enabled | QStyle::State_Selected);
        QVERIFY(selected.has(lightTheme().selection));
        QVERIFY(!selected.has(lightTheme().accent));
        const PaintedCell focused(m_delegate, row, {240, 32}, lightTheme(),
                                  QStyle::State_Enabled | QStyle::State_Selected
                                      | QStyle::State_HasFocus);
        QVERIFY(focused.has(lightTheme().accent));
    }

    void duplicateShowsItsFile()
    {
        CatalogTreeModel model;
        CatalogRow row = sampleStream(u"ruby"_s);
        const int plain = PaintedCell(m_delegate, only(model, row), {300, 32}).ink();
        row.showFile = true;
        QVERIFY(PaintedCell(m_delegate, only(model, row), {300, 32}).ink() > plain);
    }

    void staysInside_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {60, 120, 400})
            QTest::addRow("%d", width) << width;
    }
    void staysInside()
    {
        QFETCH(const int, width);
        CatalogTreeModel model;
        CatalogRow row = sampleStream(u"a-stream-with-a-very-long-name-indeed"_s, u"ns"_s);
        row.mark = Mark::Error;
        row.showFile = true;
        QVERIFY(PaintedCell(m_delegate, only(model, row), {width, 32}, darkTheme()).staysInside());
        QVERIFY(PaintedCell(m_delegate, model.index(0, 0), {width, 28}, darkTheme()).staysInside());
        row.kind = CatalogRow::Kind::BrokenFile;
        QVERIFY(PaintedCell(m_delegate, only(model, row), {width, 32}, darkTheme()).staysInside());
    }

    void captionsAreQuiet()
    {
        CatalogTreeModel model;
        only(model, sampleStream(u"ruby"_s));
        const PaintedCell caption(m_delegate, model.index(0, 0), {240, 28});
        QVERIFY(!caption.isBlank());
        QVERIFY(!caption.has(lightTheme().text));
    }

    /// Desktops may give a font in pixels; its size in points is then -1.
    void fontInPixels()
    {
        const QFont before = QApplication::font();
        QFont font = before;
        font.setPixelSize(18);
        QApplication::setFont(font);
        CatalogTreeModel model;
        only(model, sampleStream(u"ruby"_s));
        QVERIFY(!PaintedCell(m_delegate, model.index(0, 0), {240, 28}).isBlank());
        QApplication::setFont(before);
    }

    void growsWithTheFont()
    {
        CatalogTreeModel model;
        const QModelIndex row = only(model, sampleStream(u"ruby"_s));
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(m_delegate, row, large)
                > rowHeight(m_delegate, row, QApplication::font()));
        QVERIFY(rowHeight(m_delegate, row, large) >= QFontMetrics(large).height());
        QVERIFY(rowHeight(m_delegate, model.index(0, 0), large) >= QFontMetrics(large).height());
    }

private:
    CatalogDelegate m_delegate;
};

QTEST_MAIN(TestCatalogDelegate)
#include "tst_catalogdelegate.moc"
