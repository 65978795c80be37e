// SPDX-License-Identifier: Apache-2.0
#include "models/notshownmodel.h"
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/notshownlist.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    NotShownModel model;
    NotShownList list{model};
    QTreeView *view = list.findChild<QTreeView *>(u"notShownView"_s);
    QPushButton *go = list.findChild<QPushButton *>(u"notShownGo"_s);
    QSignalSpy asked{&list, &NotShownList::definitionRequested};

    Fixture()
    {
        model.setItems(
            {{.key = {.name = u"mysql"_s}, .reasons = {u"No builder."_s}},
             {.key = {.name = u"ruby"_s}, .tag = u"2.5"_s, .reasons = {u"It is hidden."_s}}});
    }
};

} // namespace

class TestNotShownList : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void filters()
    {
        Fixture f;
        QVERIFY(showWindow(f.list));
        QCOMPARE(accessibilityProblems(f.list), QString());
        auto *which = f.list.findChild<QComboBox *>(u"notShownWhich"_s);
        which->setCurrentIndex(int(NotShownModel::Which::Tags));
        QCOMPARE(shownRows(*f.view), QStringList{u"ruby:2.5"_s});
        which->setCurrentIndex(int(NotShownModel::Which::Both));
        QTest::keyClicks(f.list.findChild<QLineEdit *>(u"notShownFilter"_s), u"builder"_s);
        QCOMPARE(shownRows(*f.view), QStringList{u"mysql"_s});
        QTest::keyClicks(f.list.findChild<QLineEdit *>(u"notShownFilter"_s), u"x"_s);
        QVERIFY(f.list.findChild<QWidget *>(u"notShownEmpty"_s)->isVisible());
    }

    void goesToTheDefinition()
    {
        Fixture f;
        f.list.setPlain();
        QVERIFY(showWindow(f.list));
        QVERIFY(!f.go->isVisible());
        clickCell(*f.view, f.model.index(1, 0));
        QVERIFY(f.go->isEnabled());
        QTest::keyClick(f.view, Qt::Key_Return);
        QCOMPARE(f.asked.takeFirst().first().value<NotShown>().tag, u"2.5"_s);
        f.go->click();
        QCOMPARE(f.asked.takeFirst().first().value<NotShown>().key.name, u"ruby"_s);
    }
};

QTEST_MAIN(TestNotShownList)
#include "tst_notshownlist.moc"
