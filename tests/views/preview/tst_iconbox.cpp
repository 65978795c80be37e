// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/preview/iconbox.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestIconBox : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsInIt()
    {
        IconBox box(60);
        box.showIcon({.look = PreviewIcon::Look::EmptyBox, .iconClass = u"<b>icon"_s}, u"ruby"_s);
        QVERIFY(showWindow(box, box.sizeHint()));
        QCOMPARE(box.size(), QSize(60, 60));
        QVERIFY(box.accessibleName().contains(u"<b>icon"_s));
        QVERIFY(!box.toolTip().contains(u"<b>icon"_s)); // which would be bold
        QCOMPARE(box.grab().toImage().pixelColor(20, 20), QColor(Qt::white));
    }
};

QTEST_MAIN(TestIconBox)
#include "tst_iconbox.moc"
