// SPDX-License-Identifier: Apache-2.0
#include "views/definition/unsaveddialog.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestUnsavedDialog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheFiles()
    {
        UnsavedDialog dialog({u"a.yaml"_s, u"<b>b</b>.yaml"_s});
        QVERIFY(showWindow(dialog));
        QVERIFY(shownTexts(dialog).contains(u"a.yaml\n<b>b</b>.yaml"_s));
        QCOMPARE(accessibilityProblems(dialog), QString());
    }

    void tellsTheChoice_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("saved");
        QTest::addColumn<int>("discarded");
        QTest::newRow("save") << u"unsavedSave"_s << 1 << 0;
        QTest::newRow("discard") << u"unsavedDiscard"_s << 0 << 1;
        QTest::newRow("stay") << u"unsavedCancel"_s << 0 << 0;
    }
    void tellsTheChoice()
    {
        QFETCH(const QString, button);
        UnsavedDialog dialog({u"a.yaml"_s});
        QSignalSpy saved(&dialog, &UnsavedDialog::saveChosen);
        QSignalSpy discarded(&dialog, &UnsavedDialog::discardChosen);
        dialog.open();
        QTest::mouseClick(dialog.findChild<QPushButton *>(button), Qt::LeftButton);
        QTEST(int(saved.size()), "saved");
        QTEST(int(discarded.size()), "discarded");
        QVERIFY(!dialog.isVisible());
    }
};

QTEST_MAIN(TestUnsavedDialog)
#include "tst_unsaveddialog.moc"
