// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagmodel.h"
#include "tests/support/paintedcell.h"
#include "tests/support/testcase.h"
#include "views/imports/remotetagdelegate.h"

#include <QMouseEvent>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Column = RemoteTagModel::Column;

struct Fixture
{
    RemoteTagModel model;
    RemoteTagDelegate delegate;

    explicit Fixture(int rank = 0)
    {
        model.setRepository({{.tag = u"3.4"_s, .rank = rank, .version = u"3.4.0"_s}}, false);
    }
    QModelIndex at(Column column) const { return model.index(0, int(column)); }
    PaintedCell cell(Column column, int width = 300, const Theme &theme = lightTheme()) const
    {
        return {delegate, at(column), {width, 30}, theme};
    }
    /// A click @p x pixels behind the left edge of the cell.
    bool click(Column column, int x, Qt::MouseButton button = Qt::LeftButton)
    {
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, 280, 30);
        QMouseEvent event(QEvent::MouseButtonRelease, QPointF(x, 15), QPointF(x, 15), button,
                          button, {});
        return delegate.editorEvent(&event, &model, option, at(column));
    }
};

} // namespace

class TestRemoteTagDelegate : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void staysInside()
    {
        for (const bool isChosen : {true, false}) {
            Fixture f;
            f.model.choose({0}, isChosen);
            for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
                for (const int width : {10, 25, 80, 300}) {
                    for (int column = 0; column < RemoteTagModel::columns; ++column) {
                        const PaintedCell cell = f.cell(Column(column), width, *theme);
                        QVERIFY(cell.staysInside());
                        if (width == 300)
                            QVERIFY(!cell.isBlank());
                    }
                }
            }
        }
    }

    void stateIsAChip()
    {
        Fixture f;
        QVERIFY(f.cell(Column::State).has(lightTheme().success.background));
        f.model.choose({0}, false);
        QVERIFY(!f.cell(Column::State).has(lightTheme().success.background));
        QVERIFY(f.cell(Column::State).has(lightTheme().neutral.background));
    }

    /// Without a border the box is not to be seen on a dark page.
    void boxIsSeenOnEveryTheme()
    {
        for (const Theme *theme : {&lightTheme(), &darkTheme()}) {
            Fixture f;
            QVERIFY(f.cell(Column::Tag, 300, *theme).has(theme->accent));
            f.model.choose({0}, false);
            const PaintedCell empty = f.cell(Column::Tag, 300, *theme);
            QVERIFY(!empty.has(theme->accent));
            QVERIFY(empty.has(theme->muted));
        }
    }

    void lineBelowWhatAClusterImports()
    {
        for (const auto &[rank, isMarked] : {QPair(48, false), QPair(49, true), QPair(50, false)}) {
            Fixture f(rank);
            f.model.choose({0}, false);
            QCOMPARE(f.cell(Column::Order).has(lightTheme().accent), isMarked);
        }
    }

    void clickOnTheBoxTicks()
    {
        Fixture f;
        QVERIFY(f.click(Column::Tag, 20));
        QCOMPARE(f.model.chosenCount(), 0);
        QVERIFY(f.click(Column::Tag, 20));
        QCOMPARE(f.model.chosenCount(), 1);
        QVERIFY(!f.click(Column::Tag, 120)); // the text selects
        QVERIFY(!f.click(Column::Order, 20));
        QVERIFY(!f.click(Column::Tag, 20, Qt::RightButton));
        QCOMPARE(f.model.chosenCount(), 1);
    }

    void growsWithTheFont()
    {
        const Fixture f;
        QFont large = QApplication::font();
        large.setPointSizeF(30);
        QVERIFY(rowHeight(f.delegate, f.at(Column::Tag), large) > QFontMetrics(large).height());
    }
};

QTEST_MAIN(TestRemoteTagDelegate)
#include "tst_remotetagdelegate.moc"
