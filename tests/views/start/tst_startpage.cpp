// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/plaintextdelegate.h"
#include "views/start/startpage.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QList<QPushButton *> recent(const StartPage &page)
{
    QList<QPushButton *> visible;
    for (QPushButton *button : page.findChildren<QPushButton *>(u"recentFolder"_s)) {
        if (button->isVisible())
            visible.append(button);
    }
    return visible;
}

} // namespace

class TestStartPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void offersTwoWaysIn()
    {
        StartPage page;
        page.setRecentFolders({});
        QSignalSpy opened(&page, &StartPage::openRequested);
        QSignalSpy sampled(&page, &StartPage::sampleRequested);
        QVERIFY(showWindow(page));
        QVERIFY(shownTexts(page).contains(u"Headwater"_s));
        QVERIFY(!shownTexts(page).contains(u"Recent"_s));
        QTest::mouseClick(page.findChild<QPushButton *>(u"startOpenFolder"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(page.findChild<QPushButton *>(u"startSample"_s), Qt::LeftButton);
        QCOMPARE(sampled.size(), 1);
        QCOMPARE(accessibilityProblems(page), QString());
    }

    void opensRecentFolders()
    {
        StartPage page;
        QSignalSpy asked(&page, &StartPage::folderRequested);
        page.setRecentFolders({u"/home/me/catalog"_s, u"/srv/a & <b>b</b>"_s});
        QVERIFY(showWindow(page));
        QVERIFY(shownTexts(page).contains(u"Recent"_s));
        QCOMPARE(recent(page).size(), 2);
        QVERIFY(recent(page).at(0)->text().contains(u"catalog"_s));
        QTest::mouseClick(recent(page).at(1), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"/srv/a & <b>b</b>"_s);
        QCOMPARE(accessibilityProblems(page), QString());
    }

    /// A name is a name: no shortcut from its ampersand, no markup in its tool tip.
    void namesAreTakenLiterally()
    {
        StartPage page;
        page.setRecentFolders({u"/srv/a & <b>b</b>"_s});
        QVERIFY(showWindow(page));
        QPushButton *button = recent(page).first();
        QVERIFY(button->text().contains(u"a && <b>"_s));
        QVERIFY(button->shortcut().isEmpty());
        QCOMPARE(button->toolTip(), plainToolTip(u"/srv/a & <b>b</b>"_s));
    }

    void longPathsAreShortened()
    {
        StartPage page;
        page.setRecentFolders({u"/"_s + QString(400, u'w') + u"/catalog"_s});
        QVERIFY(showWindow(page));
        const QPushButton *button = recent(page).first();
        QVERIFY(button->text().contains(u'…'));
        QVERIFY(button->sizeHint().width() <= button->parentWidget()->width());
    }

    void listIsReplaced()
    {
        StartPage page;
        page.setRecentFolders({u"/a"_s, u"/b"_s});
        QVERIFY(showWindow(page));
        page.setRecentFolders({u"/c"_s});
        QTRY_COMPARE(recent(page).size(), 1);
        QVERIFY(recent(page).first()->accessibleName().contains(u"/c"_s));
        page.setRecentFolders({});
        QTRY_COMPARE(recent(page).size(), 0);
        QVERIFY(!shownTexts(page).contains(u"Recent"_s));
    }
};

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
