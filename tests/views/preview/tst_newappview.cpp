// SPDX-License-Identifier: Apache-2.0
#include "views/preview/newappview.h"

#include "models/newappmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestNewAppView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksAndShows()
    {
        NewAppModel model;
        NewAppView view(model);
        QVERIFY(showWindow(view, {900, 400}));
        QSignalSpy entered(&view, &NewAppView::termEntered);
        QSignalSpy wanted(&view, &NewAppView::definitionRequested);
        auto *list = view.findChild<QTreeView *>(u"newAppList"_s);
        QVERIFY(!list->isVisible());
        QTest::keyClicks(view.findChild<QLineEdit *>(u"newAppTerm"_s), u"ruby "_s);
        QCOMPARE(entered.last().first().toString(), u"ruby"_s);
        const NewAppMatch match{
            .term = u"ruby"_s,
            .outcome = NewAppMatch::Outcome::Found,
            .candidates = {{.key = {.file = u"a.yaml"_s, .ns = u"openshift"_s, .name = u"ruby"_s},
                            .tag = u"3.3"_s}},
            .sentence = u"It takes ruby:3.3."_s};
        model.setMatch(match);
        view.showMatch(match);
        QVERIFY(list->isVisible());
        QVERIFY(shownTexts(view).contains(u"It takes ruby:3.3."_s));
        QCOMPARE(shownRows(*list), QStringList{u"openshift/ruby:3.3"_s});
        Q_EMIT list->activated(list->model()->index(0, 0));
        QCOMPARE(wanted.last().at(1).toString(), u"3.3"_s);
        QCOMPARE(accessibilityProblems(view), QString());
        model.setMatch({});
        view.showMatch({});
        QVERIFY(!list->isVisible());
    }
};

QTEST_MAIN(TestNewAppView)
#include "tst_newappview.moc"
