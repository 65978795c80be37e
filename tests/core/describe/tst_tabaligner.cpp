// SPDX-License-Identifier: Apache-2.0
#include "core/describe/tabaligner.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTabAligner : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("no tabs") << u"a\nbb\n"_s << u"a\nbb\n"_s;
        QTest::newRow("no end of line") << u"a\tb"_s << u"a\tb"_s;
        QTest::newRow("block") << u"Name:\tx\nImage Repository:\ty\n"_s
                               << u"Name:\t\t\tx\nImage Repository:\ty\n"_s;
        QTest::newRow("a line without tabs ends the block")
            << u"Name:\tx\n\nImage Repository:\ty\n"_s << u"Name:\tx\n\nImage Repository:\ty\n"_s;
        QTest::newRow("continuation")
            << u"Docker Labels:\ta\n\tb\n"_s << u"Docker Labels:\ta\n\t\tb\n"_s;
        QTest::newRow("exactly a tab stop") << u"1234567\tx\na\ty\n"_s << u"1234567\tx\na\ty\n"_s;
        QTest::newRow("one past a tab stop")
            << u"12345678\tx\na\ty\n"_s << u"12345678\tx\na\t\ty\n"_s;
        QTest::newRow("characters, not bytes or units")
            << u"\U0001F600\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\tx\na\ty\n"_s
            << u"\U0001F600\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\tx\na\ty\n"_s;
        QTest::newRow("second column of part of the lines")
            << u"Layers:\t124B\tsha256:a\n\t3.5kB\tsha256:b\nName:\tx\n"_s
            << u"Layers:\t124B\tsha256:a\n\t3.5kB\tsha256:b\nName:\tx\n"_s;
        QTest::newRow("value that is empty")
            << u"Labels:\ta\n\t\n\tb\n"_s << u"Labels:\ta\n\t\n\tb\n"_s;
    }
    void aligns()
    {
        QFETCH(const QString, text);
        QTEST(alignTabs(text), "result");
    }

    void padsWithBlanks()
    {
        QCOMPARE(alignTabs(u"NAME\tTAGS\tUPDATED\nlong-name\t\t\n",
                           {.minimumWidth = 6, .tabWidth = 4, .padding = 3, .pad = u' '}),
                 u"NAME        TAGS   UPDATED\nlong-name          \n"_s);
    }

    void manyTabsInOneLineAreNoProblem()
    {
        const QString text = QString(1'000'000, u'\t');
        QVERIFY(alignTabs(text).size() >= text.size());
    }
};

QTEST_GUILESS_MAIN(TestTabAligner)
#include "tst_tabaligner.moc"
