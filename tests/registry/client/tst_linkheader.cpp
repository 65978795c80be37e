// SPDX-License-Identifier: Apache-2.0
#include "registry/client/linkheader.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class LinkHeaderTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void nextPages_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("next"); // empty: none
        const QString origin = u"https://r.example:5000"_s;
        QTest::newRow("relative") << QByteArray(R"(</v2/a/tags/list?last=b&n=2>; rel="next")")
                                  << origin + u"/v2/a/tags/list?last=b&n=2"_s;
        QTest::newRow("relative to the page")
            << QByteArray("<list?last=b>") << origin + u"/v2/a/tags/list?last=b"_s;
        QTest::newRow("absolute") << QByteArray("<https://r.example:5000/x?y=1>; rel=next")
                                  << origin + u"/x?y=1"_s;
        QTest::newRow("other host")
            << QByteArray("<https://evil.example/x>") << u"https://evil.example/x"_s;
        QTest::newRow("no brackets") << QByteArray("/x?y=1; rel=next") << origin + u"/x?y=1"_s;
        QTest::newRow("several, next last")
            << QByteArray(R"(</first>; rel="first", </next>; rel="next")") << origin + u"/next"_s;
        QTest::newRow("several rels") << QByteArray(R"(</n>; rel="last next")") << origin + u"/n"_s;
        QTest::newRow("no rel, then others")
            << QByteArray(R"(</a>, </b>; rel="first")") << origin + u"/a"_s;
        QTest::newRow("none is next") << QByteArray(R"(</a>; rel="first")") << QString();
        QTest::newRow("comma in the address")
            << QByteArray(R"(</x?a=1,2>; rel="next")") << origin + u"/x?a=1,2"_s;
        QTest::newRow("comma in quotes")
            << QByteArray(R"(</x>; title="a,b"; rel="next")") << origin + u"/x"_s;
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("rubbish") << QByteArray(";;,,;<") << origin + u"/v2/a/tags/<"_s;
        QTest::newRow("no end") << QByteArray("</x") << origin + u"/v2/a/tags/<x"_s;
    }

    void nextPages()
    {
        QFETCH(const QByteArray, link);
        QFETCH(const QString, next);
        const auto found = nextPage(link, QUrl(u"https://r.example:5000/v2/a/tags/list?n=2"_s));
        if (next.contains(u'<')) // what it is does not matter, as long as it stays at home
            QVERIFY(!found || found->host() == u"r.example");
        else
            QCOMPARE(found ? found->toString() : QString(), next);
    }
};

QTEST_GUILESS_MAIN(LinkHeaderTest)
#include "tst_linkheader.moc"
