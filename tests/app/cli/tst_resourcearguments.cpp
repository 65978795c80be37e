// SPDX-License-Identifier: Apache-2.0
#include "app/cli/resourcearguments.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestResourceArguments : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("operands");
        QTest::addColumn<QString>("names");
        QTest::newRow("all") << u"is"_s << QString();
        QTest::newRow("long") << u"imagestreams a b"_s << u"a b"_s;
        QTest::newRow("with the group") << u"imagestream.image.openshift.io a"_s << u"a"_s;
        QTest::newRow("slashes") << u"is/a imagestream/b"_s << u"a b"_s;
    }
    void names()
    {
        QFETCH(const QString, operands);
        const Result<QStringList> names = imageStreamNames(operands.split(u' '));
        QVERIFY(names);
        QTEST(names->join(u' '), "names");
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("operands");
        QTest::addColumn<QString>("start");
        QTest::newRow("nothing") << QStringList() << u"Required resource not specified."_s;
        QTest::newRow("kind") << QStringList{u"pods"_s, u"a"_s}
                              << u"the server doesn't have a resource type \"pods\""_s;
        QTest::newRow("kind with a slash") << QStringList{u"is/a"_s, u"pod/b"_s}
                                           << u"the server doesn't have a resource type \"pod\""_s;
        QTest::newRow("mixed") << QStringList{u"is"_s, u"is/a"_s}
                               << u"there is no need to specify"_s;
        QTest::newRow("mixed, other way")
            << QStringList{u"is/a"_s, u"b"_s} << u"there is no need to specify"_s;
    }
    void refuses()
    {
        QFETCH(const QStringList, operands);
        QFETCH(const QString, start);
        const Result<QStringList> names = imageStreamNames(operands);
        QVERIFY(!names);
        QVERIFY2(names.error().detail.startsWith(start), qPrintable(names.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestResourceArguments)
#include "tst_resourcearguments.moc"
