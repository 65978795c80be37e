// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consolerelease.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestConsoleRelease : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("release"); // empty: refused
        QTest::newRow("a release") << u"4.18"_s << u"4.18"_s;
        QTest::newRow("OpenShift 3") << u"3.11"_s << u"3.11"_s;
        QTest::newRow("the newest") << u"latest"_s << ConsoleRelease::newest().toString();
        QTest::newRow("newer than known") << u"5.1"_s << u"5.1"_s;
        QTest::newRow("another of 3") << u"3.9"_s << QString();
        QTest::newRow("no minor") << u"4"_s << QString();
        QTest::newRow("a patch") << u"4.18.1"_s << QString();
        QTest::newRow("a word") << u"4.x"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void reads()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, release);
        const Result<ConsoleRelease> read = ConsoleRelease::parse(text);
        QCOMPARE(read ? read->toString() : QString(), release);
        if (!read)
            QCOMPARE(read.error().subject, text);
    }

    void areInOrder()
    {
        QVERIFY((ConsoleRelease{3, 11} < ConsoleRelease{4, 0}));
        QVERIFY((ConsoleRelease{4, 9} < ConsoleRelease{4, 10}));
    }
};

QTEST_GUILESS_MAIN(TestConsoleRelease)
#include "tst_consolerelease.moc"
