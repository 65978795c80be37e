// SPDX-License-Identifier: Apache-2.0
#include "views/form/iconmark.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestIconMark : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void drawsTheMarkOrItsEmptyPlace()
    {
        IconMark mark;
        mark.showClass(u"icon-ruby"_s, true);
        QVERIFY(showWindow(mark, mark.sizeHint()));
        QCOMPARE(mark.accessibleName(), u"Mark of icon-ruby"_s);
        const QImage known = mark.grab().toImage();
        mark.showClass(u"icon-rubi"_s, false);
        QCOMPARE(mark.accessibleName(), u"No mark"_s);
        const QImage unknown = mark.grab().toImage();
        QVERIFY(known != unknown);
        mark.showClass({}, true);
        QCOMPARE(mark.grab().toImage(), unknown);
    }
};

QTEST_MAIN(TestIconMark)
#include "tst_iconmark.moc"
