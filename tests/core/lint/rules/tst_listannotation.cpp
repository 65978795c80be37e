// SPDX-License-Identifier: Apache-2.0
#include "core/lint/rules/listannotation.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestListAnnotation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void sortsItemsOut()
    {
        const ListAnnotation list = ListAnnotation::read(u"a, b,,a ,b"_s);
        QCOMPARE(list.trimmed, QStringList({u"a"_s, u"b"_s, QString(), u"a"_s, u"b"_s}));
        QCOMPARE(list.kept, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(list.padded, QStringList({u" b"_s, u"a "_s}));
        QCOMPARE(list.surplus, QStringList({QString(), u"a"_s, u"b"_s}));
        QCOMPARE(quotedItems(list.padded), u"\" b\", \"a \""_s);
    }

    void isEmptyOfNothing()
    {
        QVERIFY(ListAnnotation::read({}).items.isEmpty());
        QVERIFY(ListAnnotation::read({}).surplus.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestListAnnotation)
#include "tst_listannotation.moc"
