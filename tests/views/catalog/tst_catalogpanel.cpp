// SPDX-License-Identifier: Apache-2.0
#include "models/catalogtreemodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/rows.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/catalog/catalogpanel.h"
#include "views/common/emptystate.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// The panel over app: shop; openshift: perl, ruby; and what one needs to look at it.
struct Fixture
{
    CatalogTreeModel model;
    CatalogPanel panel{model};
    QLineEdit *filter = panel.findChild<QLineEdit *>(u"streamFilter"_s);
    QTreeView *tree = panel.findChild<QTreeView *>(u"streamTree"_s);
    EmptyState *empty = panel.findChild<EmptyState *>(u"catalogEmpty"_s);
    QSignalSpy chosen{&panel, &CatalogPanel::streamChosen};

    Fixture() { model.setGroups(groups()); }
    static QList<CatalogGroup> groups()
    {
        return {sampleGroup(u"app"_s, {u"shop"_s}),
                sampleGroup(u"openshift"_s, {u"perl"_s, u"ruby"_s})};
    }
    /// All rows as one reads them from top to bottom.
    QStringList rows() const
    {
        QStringList rows;
        for (QModelIndex index = tree->model()->index(0, 0); index.isValid();
             index = tree->indexBelow(index))
            rows.append(index.data().toString());
        return rows;
    }
    QModelIndex stream(int group, int row) const
    {
        return tree->model()->index(row, 0, tree->model()->index(group, 0));
    }
    StreamKey lastChosen() const { return chosen.last().first().value<StreamKey>(); }
};

} // namespace

class TestCatalogPanel : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void listsStreamsByNamespace()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QCOMPARE(f.rows(),
                 QStringList({u"app"_s, u"shop"_s, u"openshift"_s, u"perl"_s, u"ruby"_s}));
        QVERIFY(!f.empty->isVisible());
        QCOMPARE(accessibilityProblems(f.panel), QString());
    }

    void filter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("a part of a name") << u"ub"_s << QStringList({u"openshift"_s, u"ruby"_s});
        QTest::newRow("in another case") << u"RUBY"_s << QStringList({u"openshift"_s, u"ruby"_s});
        QTest::newRow("a file") << u"perl.yaml"_s << QStringList({u"openshift"_s, u"perl"_s});
        QTest::newRow("no pattern") << u".*"_s << QStringList();
        QTest::newRow("nothing matches") << u"zzz"_s << QStringList();
    }
    void filter()
    {
        QFETCH(const QString, typed);
        QFETCH(const QStringList, rows);
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, typed);
        QCOMPARE(f.rows(), rows);
        QCOMPARE(f.empty->isVisible(), rows.isEmpty());
        QCOMPARE(f.tree->isVisible(), !rows.isEmpty());
    }

    void emptyStateClearsTheFilter()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, u"zzz"_s);
        QTest::mouseClick(f.panel.findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(f.filter->text(), QString());
        QCOMPARE(f.rows().size(), 5);
        QVERIFY(!f.empty->isVisible());
    }

    /// A stream that appears while the filter finds nothing ends the empty state.
    void newStreamsPassTheFilter()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, u"go"_s);
        QVERIFY(f.empty->isVisible());
        f.model.setGroups({sampleGroup(u"openshift"_s, {u"golang"_s, u"ruby"_s})});
        QCOMPARE(f.rows(), QStringList({u"openshift"_s, u"golang"_s}));
        QVERIFY(!f.empty->isVisible());
    }

    void clickChooses()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        clickCell(*f.tree, f.stream(1, 1));
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(f.lastChosen(), sampleStream(u"ruby"_s).key);
        clickCell(*f.tree, f.tree->model()->index(0, 0)); // a caption is no stream
        QCOMPARE(f.chosen.size(), 1);
    }

    void keysChoose()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, u"r"_s);
        QTest::keyClick(f.filter, Qt::Key_Return);
        QCOMPARE(f.lastChosen(), sampleStream(u"perl"_s).key); // the first match
        QTRY_VERIFY(f.tree->hasFocus());
        QTest::keyClick(f.tree, Qt::Key_Down);
        QCOMPARE(f.lastChosen(), sampleStream(u"ruby"_s).key);
    }

    void returnWithoutMatchDoesNothing()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, u"zzz"_s);
        QTest::keyClick(f.filter, Qt::Key_Return);
        QCOMPARE(f.chosen.size(), 0);
    }

    void filesAreChosenAsFiles()
    {
        Fixture f;
        CatalogRow file;
        file.kind = CatalogRow::Kind::BrokenFile;
        file.key.file = u"bad.yaml"_s;
        f.model.setGroups({{.kind = CatalogGroup::Kind::Broken, .ns = {}, .rows = {file}}});
        QSignalSpy files(&f.panel, &CatalogPanel::fileChosen);
        QVERIFY(showWindow(f.panel, {260, 500}));
        clickCell(*f.tree, f.stream(0, 0));
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().first().toString(), u"bad.yaml"_s);
        QCOMPARE(f.chosen.size(), 0);
    }

    void selectTellsOnlyNews()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        f.panel.select(sampleStream(u"ruby"_s).key);
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(f.tree->currentIndex().data().toString(), u"ruby"_s);
        f.panel.select(sampleStream(u"ruby"_s).key);
        f.panel.select(sampleStream(u"unknown"_s).key);
        QCOMPARE(f.chosen.size(), 1);
    }

    void refreshKeepsSelectionAndOpenNamespaces()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        clickCell(*f.tree, f.stream(1, 1));
        f.model.setGroups({sampleGroup(u"aaa"_s, {u"x"_s}), sampleGroup(u"app"_s, {u"shop"_s}),
                           sampleGroup(u"openshift"_s, {u"go"_s, u"perl"_s, u"ruby"_s})});
        QCOMPARE(f.tree->currentIndex().data().toString(), u"ruby"_s);
        QVERIFY(f.tree->selectionModel()->isSelected(f.tree->currentIndex()));
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(f.rows().size(), 8); // the new namespace is open, too
    }

    void focusFilterSelectsItsText()
    {
        Fixture f;
        QVERIFY(showWindow(f.panel, {260, 500}));
        QTest::keyClicks(f.filter, u"ruby"_s);
        f.tree->setFocus();
        f.panel.focusFilter();
        QTRY_VERIFY(f.filter->hasFocus());
        QCOMPARE(f.filter->selectedText(), u"ruby"_s);
    }
};

QTEST_MAIN(TestCatalogPanel)
#include "tst_catalogpanel.moc"
