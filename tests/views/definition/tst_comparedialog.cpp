// SPDX-License-Identifier: Apache-2.0
#include "views/definition/comparedialog.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestCompareDialog : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void offersWhatCanBeDone()
    {
        QStringList done;
        CompareDialog dialog({.title = u"a.yaml"_s,
                              .explanation = u"<b>why</b>"_s,
                              .lines = lineDiff(u"a\n"_s, u"b\n"_s)},
                             {{u"Keep mine"_s, [&] { done.append(u"keep"_s); }},
                              {u"Reload"_s, [&] { done.append(u"reload"_s); }}});
        QVERIFY(showWindow(dialog));
        QVERIFY(shownTexts(dialog).contains(u"<b>why</b>"_s));
        QVERIFY(dialog.findChild<QPlainTextEdit *>()->toPlainText().contains(u"- a"_s));
        QCOMPARE(accessibilityProblems(dialog), QString());
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        for (QPushButton *button : dialog.findChildren<QPushButton *>(u"compareAction"_s)) {
            dialog.show();
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(!dialog.isVisible());
        }
        QCOMPARE(done, (QStringList{u"keep"_s, u"reload"_s}));
        QCOMPARE(rejected.size(), 0);
        dialog.show();
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"compareLater"_s), Qt::LeftButton);
        QCOMPARE(rejected.size(), 1);
    }
};

QTEST_MAIN(TestCompareDialog)
#include "tst_comparedialog.moc"
