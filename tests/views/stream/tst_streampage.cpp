// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/stream/streamheader.h"
#include "views/stream/streampage.h"

#include <QSignalSpy>
#include <QTabBar>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    StreamPage page;
    QSignalSpy changed{&page, &StreamPage::currentTabChanged};
    QWidget *tags = new QWidget;
    QWidget *history = new QWidget;
    QTabBar *bar = page.findChild<QTabBar *>(u"streamTabs"_s);

    Fixture()
    {
        page.addTab(u"Tags"_s, u"tags"_s, tags);
        page.addTab(u"History"_s, u"history"_s, history);
    }
};

} // namespace

class TestStreamPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheFirstTab()
    {
        Fixture f;
        QCOMPARE(f.changed.size(), 0); // nobody has changed anything
        QVERIFY(showWindow(f.page));
        QCOMPARE(f.page.currentTab(), u"tags"_s);
        QVERIFY(f.tags->isVisible());
        QVERIFY(!f.history->isVisible());
        QCOMPARE(f.bar->tabText(1), u"History"_s);
        QCOMPARE(accessibilityProblems(f.page), QString());
    }

    void clickAndKeysChangeTabs()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        QTest::mouseClick(f.bar, Qt::LeftButton, {}, f.bar->tabRect(1).center());
        QVERIFY(f.history->isVisible());
        QCOMPARE(f.changed.size(), 1);
        QCOMPARE(f.changed.last().first().toString(), u"history"_s);
        QTest::keyClick(f.bar, Qt::Key_Left);
        QVERIFY(f.tags->isVisible());
        QCOMPARE(f.changed.last().first().toString(), u"tags"_s);
    }

    void showsTabsByName()
    {
        Fixture f;
        QVERIFY(showWindow(f.page));
        f.page.showTab(u"history"_s);
        QCOMPARE(f.page.currentTab(), u"history"_s);
        QVERIFY(f.history->isVisible());
        f.page.showTab(u"no such tab"_s);
        QCOMPARE(f.page.currentTab(), u"history"_s);
        QCOMPARE(f.changed.size(), 1);
    }

    void headerIsThere()
    {
        Fixture f;
        f.page.header().setHeading({.name = u"ruby"_s});
        QVERIFY(showWindow(f.page));
        QVERIFY(shownTexts(f.page).contains(u"ruby"_s));
    }
};

QTEST_MAIN(TestStreamPage)
#include "tst_streampage.moc"
