// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTextDistance : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void counts_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("edits");
        QTest::newRow("same") << u"latest"_s << u"latest"_s << 0;
        QTest::newRow("nothing") << QString() << u"abc"_s << 3;
        QTest::newRow("inserted") << u"quay.i"_s << u"quay.io"_s << 1;
        QTest::newRow("replaced") << u"quay.ia"_s << u"quay.io"_s << 1;
        QTest::newRow("swapped") << u"qauy.io"_s << u"quay.io"_s << 1;
        QTest::newRow("others") << u"kitten"_s << u"sitting"_s << 3;
    }
    void counts()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const int, edits);
        QCOMPARE(editDistance(a, b), edits);
        QCOMPARE(editDistance(b, a), edits);
    }

    void findsTheNearest()
    {
        const QStringList names{u"scheduled"_s, u"insecure"_s, u"Schedule"_s};
        QCOMPARE(nearest(u"scheduled", names, 2), QStringList({u"scheduled"_s, u"Schedule"_s}));
        QCOMPARE(nearest(u"SECURE", names, 2), QStringList{u"insecure"_s});
        QVERIFY(nearest(u"other", names, 2).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTextDistance)
#include "tst_textdistance.moc"
