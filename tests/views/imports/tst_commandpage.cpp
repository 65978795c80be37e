// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/imports/commandpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCommandPage : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void copiesEachCommand()
    {
        CommandPage page;
        QVERIFY(showWindow(page));
        auto *oc = page.findChild<QPushButton *>(u"copy_ocCommand"_s);
        auto *own = page.findChild<QPushButton *>(u"copy_headwaterCommand"_s);
        QVERIFY(!oc->isEnabled());
        page.setCommands({.oc = u"oc import-image app\n"_s, .headwater = u"headwater …\n"_s});
        QVERIFY(oc->isEnabled());
        QTest::mouseClick(oc, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"oc import-image app\n"_s);
        QTest::mouseClick(own, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"headwater …\n"_s);
        QCOMPARE(accessibilityProblems(page), QString());
        page.setCommands({});
        QVERIFY(!oc->isEnabled());
        QVERIFY(!own->isEnabled());
    }

    void sameTextKeepsTheSelection()
    {
        CommandPage page;
        page.setCommands({.oc = u"oc import-image app\n"_s});
        QVERIFY(showWindow(page));
        auto *text = page.findChild<QPlainTextEdit *>(u"ocCommand"_s);
        text->selectAll();
        page.setCommands({.oc = u"oc import-image app\n"_s, .headwater = u"x"_s});
        QVERIFY(text->textCursor().hasSelection());
    }
};

QTEST_MAIN(TestCommandPage)
#include "tst_commandpage.moc"
