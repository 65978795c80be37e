// SPDX-License-Identifier: Apache-2.0
#include "views/definition/completionpopup.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QListView>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCompletionPopup : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void movesAround()
    {
        QWidget window;
        QVERIFY(showWindow(window));
        CompletionPopup popup(&window);
        QList<Completion> items;
        for (int i = 0; i < 30; ++i)
            items.append({.kind = Completion::Kind::Keyword,
                          .label = u"k%1"_s.arg(i),
                          .insert = u"k%1"_s.arg(i),
                          .text = i == 0 ? u"<b>first</b>"_s : QString()});
        popup.showItems(items, {50, 50}, {50, 30});
        QVERIFY(popup.isVisible());
        QVERIFY(shownTexts(popup).contains(u"<b>first</b>"_s));
        QVERIFY(!popup.hasFocus());
        QCOMPARE(accessibilityProblems(popup), QString());
        popup.move(-1);
        QCOMPARE(popup.current().label, u"k29"_s);
        QVERIFY(shownTexts(popup).contains(u"keyword"_s)); // what it is, where nothing is known
        popup.move(3);
        QCOMPARE(popup.current().label, u"k2"_s);
        const int tall = popup.height();
        popup.showItems({items.first()}, {50, 50}, {50, 30});
        QVERIFY(popup.height() < tall);
        popup.showItems(items, {50, 100'000}, {50, 500}); // no room below
        QVERIFY(popup.geometry().bottom() <= 500);
    }
};

QTEST_MAIN(TestCompletionPopup)
#include "tst_completionpopup.moc"
