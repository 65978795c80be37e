// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/choicebox.h"

#include <QComboBox>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestChoiceBox : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void isNamedThroughout()
    {
        QWidget page;
        page.setObjectName(u"page"_s);
        QComboBox *box = makeChoiceBox(u"mode"_s, u"Import mode"_s, {u"a"_s, u"b"_s}, &page);
        QVERIFY(showWindow(page, {200, 80}));
        QCOMPARE(box->count(), 2);
        QCOMPARE(box->currentText(), u"a"_s);
        QCOMPARE(box->accessibleName(), u"Import mode"_s);
        QCOMPARE(accessibilityProblems(page), QString());
    }
};

QTEST_MAIN(TestChoiceBox)
#include "tst_choicebox.moc"
