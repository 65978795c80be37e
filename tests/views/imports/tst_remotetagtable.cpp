// SPDX-License-Identifier: Apache-2.0
#include "models/remotetagmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/remotetagtable.h"

#include <QAction>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Phase = RepositoryListing::Phase;

QList<RemoteTagRow> rowsOf(int count)
{
    QList<RemoteTagRow> rows;
    for (int rank = 0; rank < count; ++rank)
        rows.append({.tag = u"t%1"_s.arg(rank), .rank = rank});
    return rows;
}

struct Fixture
{
    RemoteTagModel model;
    RemoteTagTable table{model};
    QTreeView *view = table.findChild<QTreeView *>(u"remoteTagTable"_s);
    QLabel *counts = table.findChild<QLabel *>(u"tagCounts"_s);
    QComboBox *show = table.findChild<QComboBox *>(u"shownTags"_s);
    QPushButton *forget = table.findChild<QPushButton *>(u"forgetHand"_s);
    QWidget *empty = table.findChild<QWidget *>(u"remoteTagsEmpty"_s);
    QWidget *failed = table.findChild<QWidget *>(u"listingFailed"_s);

    explicit Fixture(int count = 4) { model.setRepository(rowsOf(count), false); }
    QModelIndex at(int row) const { return view->model()->index(row, 0); }
};

} // namespace

class TestRemoteTagTable : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowListingGoes()
    {
        Fixture f(0);
        QVERIFY(showWindow(f.table));
        QVERIFY(f.empty->isVisible());
        QVERIFY(shownTexts(f.table).contains(u"No tags listed yet"_s));
        f.table.setListing({.phase = Phase::Running, .repository = u"h/a"_s, .tags = 1000});
        QVERIFY(shownTexts(f.table).contains(u"Listing the tags of h/a"_s));
        QVERIFY(shownTexts(f.table).contains(u"1000 tag(s) so far"_s));
        f.table.setListing({.phase = Phase::Done, .repository = u"h/a"_s});
        QVERIFY(shownTexts(f.table).contains(u"h/a has no tags"_s));
        QCOMPARE(accessibilityProblems(f.table), QString());
    }

    void saysWhyListingFailed()
    {
        Fixture f(0);
        QVERIFY(showWindow(f.table));
        QSignalSpy again(&f.table, &RemoteTagTable::listRequested);
        f.table.setListing(
            {.phase = Phase::Failed, .repository = u"h/a"_s, .problem = u"It is <b>gone</b>."_s});
        QVERIFY(f.failed->isVisible());
        QVERIFY(shownTexts(f.table).contains(u"It is <b>gone</b>."_s));
        auto *explanation = f.table.findChild<QPlainTextEdit *>(u"listingExplanation"_s);
        QVERIFY(!explanation->isVisible());
        f.table.setListing({.phase = Phase::Failed, .explanation = u"Endpoint: h"_s});
        QVERIFY(explanation->isVisible());
        QCOMPARE(explanation->toPlainText(), u"Endpoint: h"_s);
        QTest::mouseClick(f.failed->findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(again.size(), 1);
        auto *insecure = f.table.findChild<QPushButton *>(u"allowInsecure"_s);
        QVERIFY(!insecure->isVisible());
        f.table.setListing({.phase = Phase::Failed, .insecureMayHelp = true});
        QVERIFY(insecure->isVisible());
        QSignalSpy allowed(&f.table, &RemoteTagTable::insecureRequested);
        QTest::mouseClick(insecure, Qt::LeftButton);
        QCOMPARE(allowed.size(), 1);
        QCOMPARE(accessibilityProblems(f.table), QString());
        // A tag was named all the same.
        f.model.setRepository(rowsOf(1), false);
        QVERIFY(!f.failed->isVisible());
        QVERIFY(f.view->isVisible());
    }

    void incompleteListIsSaidAbove()
    {
        Fixture f;
        f.table.setListing({.phase = Phase::Done, .problem = u"There may be more."_s});
        QVERIFY(showWindow(f.table));
        QVERIFY(shownTexts(f.table).contains(u"There may be more."_s));
    }

    void counts_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<QString>("text");
        QTest::newRow("few") << 4 << u"3 of 4 tag(s) chosen · a cluster would import all"_s;
        QTest::newRow("as many as a cluster imports")
            << 50 << u"49 of 50 tag(s) chosen · a cluster would import all"_s;
        QTest::newRow("more") << 51
                              << u"50 of 51 tag(s) chosen · a cluster would import the first 50"_s;
    }
    void counts()
    {
        QFETCH(const int, total);
        Fixture f(total);
        QSignalSpy told(&f.table, &RemoteTagTable::countChanged);
        f.model.choose({0}, false);
        QVERIFY(!told.isEmpty());
        QTEST(f.counts->text(), "text");
    }

    void clickTicksABox()
    {
        Fixture f;
        QVERIFY(showWindow(f.table));
        QCOMPARE(accessibilityProblems(f.table), QString());
        QVERIFY(!f.forget->isVisible());
        const QRect cell = f.view->visualRect(f.at(1));
        QTest::mouseClick(f.view->viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 19, cell.center().y()));
        QCOMPARE(f.model.chosenTags(), QStringList({u"t0"_s, u"t2"_s, u"t3"_s}));
        QVERIFY(f.forget->isVisible());
        QTest::mouseClick(f.forget, Qt::LeftButton);
        QCOMPARE(f.model.chosenCount(), 4);
        QVERIFY(!f.forget->isVisible());
    }

    void keysChooseWhatIsSelected()
    {
        Fixture f;
        QVERIFY(showWindow(f.table));
        f.table.activateWindow();
        f.view->setFocus();
        clickCell(*f.view, f.view->model()->index(0, 3));
        clickCell(*f.view, f.view->model()->index(2, 3), Qt::ShiftModifier);
        QTest::keyClick(f.view, Qt::Key_Space);
        QCOMPARE(f.model.chosenTags(), QStringList{u"t3"_s});
        QTest::keyClick(f.view, Qt::Key_Space);
        QCOMPARE(f.model.chosenCount(), 4);
        QTest::keyClick(f.view, Qt::Key_Minus);
        QCOMPARE(f.model.chosenTags(), QStringList{u"t3"_s});
        QTest::keyClick(f.view, Qt::Key_Plus);
        QCOMPARE(f.model.chosenCount(), 4);
    }

    void showsOnlyChosenOrLeftOut()
    {
        Fixture f;
        f.model.choose({1, 2}, false);
        QCOMPARE(shownRows(*f.view).size(), 4);
        f.show->setCurrentIndex(1);
        QCOMPARE(shownRows(*f.view), QStringList({u"t0"_s, u"t3"_s}));
        f.show->setCurrentIndex(2);
        QCOMPARE(shownRows(*f.view), QStringList({u"t1"_s, u"t2"_s}));
        // The row numbers are those of the view.
        f.view->selectionModel()->setCurrentIndex(
            f.at(1), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        f.table.findChild<QAction *>(u"chooseSelected"_s)->trigger();
        QCOMPARE(f.model.chosenTags(), QStringList({u"t0"_s, u"t2"_s, u"t3"_s}));
        QCOMPARE(shownRows(*f.view), QStringList{u"t1"_s});
    }
};

QTEST_MAIN(TestRemoteTagTable)
#include "tst_remotetagtable.moc"
