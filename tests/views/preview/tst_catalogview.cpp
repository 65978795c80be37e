// SPDX-License-Identifier: Apache-2.0
#include "models/categorymodel.h"
#include "models/tilemodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/previewentries.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/catalogview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using Search = ConsoleTraits::Search;

namespace {

struct Fixture
{
    TileModel tiles;
    CategoryModel categories;
    CatalogView view{tiles, categories};
    QListView *grid = view.findChild<QListView *>(u"catalogTiles"_s);
    QListView *list = view.findChild<QListView *>(u"categoryList"_s);
    QLineEdit *search = view.findChild<QLineEdit *>(u"catalogSearch"_s);
    QWidget *details = view.findChild<QWidget *>(u"detailsPanel"_s);

    Fixture()
    {
        view.setTraits({.release = u"4.21"_s, .createLabel = u"Create"_s});
        tiles.setEntries({sampleEntry(u"nodejs"_s, u"Node.js"_s),
                          sampleEntry(u"ruby"_s, u"Ruby"_s, u"languages/ruby"_s),
                          sampleEntry(u"nginx"_s, u"Nginx"_s, u"other"_s)});
        categories.setCategories(sampleCategories());
    }
    bool hasText(const QString &text) const { return shownTexts(view).contains(text); }
};

} // namespace

class TestCatalogView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void categories()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QCOMPARE(accessibilityProblems(f.view), QString());
        QCOMPARE(f.list->currentIndex().row(), 0); // all items
        QCOMPARE(shownRows(*f.grid), QStringList({u"Nginx"_s, u"Node.js"_s, u"Ruby"_s}));
        clickCell(*f.list, f.categories.indexOf(u"languages"_s));
        QCOMPARE(shownRows(*f.grid), QStringList({u"Node.js"_s, u"Ruby"_s}));
        QCOMPARE(shownRows(*f.list).size(), 5);
        clickCell(*f.list, f.categories.indexOf(u"languages/ruby"_s));
        QCOMPARE(shownRows(*f.grid), QStringList{u"Ruby"_s});
        QVERIFY(f.hasText(u"Ruby"_s));
    }

    void search()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.focusSearch();
        QTest::keyClicks(f.search, u"ruby"_s);
        QCOMPARE(shownRows(*f.grid), QStringList{u"Ruby"_s});
        QTest::keyClicks(f.search, u"x"_s);
        QVERIFY(f.hasText(u"No results found"_s));
        QTest::mouseClick(f.view.findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
        QCOMPARE(shownRows(*f.grid).size(), 3);
    }

    void order()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        auto *order = f.view.findChild<QComboBox *>(u"catalogOrder"_s);
        QCOMPARE(order->count(), 3);
        order->setCurrentIndex(2);
        QCOMPARE(shownRows(*f.grid).first(), u"Ruby"_s);
        f.view.setTraits({.release = u"4.20"_s, .search = Search::RanksOnly});
        QVERIFY(!order->isVisible());
        QCOMPARE(shownRows(*f.grid).first(), u"Nginx"_s);
        f.view.setTraits({.release = u"4.10"_s, .search = Search::Contains});
        QCOMPARE(order->count(), 2);
    }

    void details()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QVERIFY(!f.details->isVisible());
        clickCell(*f.grid, f.tiles.index(1, 0));
        QVERIFY(f.details->isVisible());
        QCOMPARE(f.details->geometry().right(), f.view.rect().right());
        QVERIFY(f.hasText(u"Build and run Node.js applications."_s));
        // An edit of the definition is seen at once; a stream that is gone closes the panel.
        PreviewEntry edited = sampleEntry(u"nodejs"_s, u"Node.js"_s);
        edited.description = u"Changed."_s;
        f.tiles.setEntries({edited});
        QVERIFY(f.hasText(u"Changed."_s));
        f.tiles.setEntries({});
        QVERIFY(!f.details->isVisible());
    }

    void escapeClosesDetails()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.showDetails(f.tiles.rows().first().key);
        QVERIFY(f.details->isVisible());
        QTest::keyClick(f.grid, Qt::Key_Escape);
        QVERIFY(!f.details->isVisible());
    }

    void create()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QSignalSpy create(&f.view, &CatalogView::createRequested);
        f.view.showDetails(f.tiles.rows().first().key);
        f.view.findChild<QPushButton *>(u"detailsCreate"_s)->click();
        QCOMPARE(create.takeFirst().first().value<PreviewEntry>().title, u"Nginx"_s);
    }
};

QTEST_MAIN(TestCatalogView)
#include "tst_catalogview.moc"
