// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textscan.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTextScan : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsLines()
    {
        const TextScan scan("a:\n  b: c\r\n# d\n");
        QCOMPARE(scan.lineStart(5), 3);
        QCOMPARE(scan.lineEnd(5), 9); // the CR belongs to the break
        QCOMPARE(scan.column(5), 2);
        QCOMPARE(scan.indentation(8), "  ");
        QVERIFY(scan.isFirstOnLine(5));
        QVERIFY(!scan.isFirstOnLine(8));
        QVERIFY(scan.startsWith(3, "  b"));
        QVERIFY(!scan.startsWith(500, "x"));
        QCOMPARE(scan.lineStart(0), 0);
    }

    void skipsByteOrderMark()
    {
        const TextScan scan("\xef\xbb\xbf"
                            "a: b\n");
        QCOMPARE(scan.column(3), 0);
    }

    void knowsEmptyRests()
    {
        const TextScan scan("a:  # b\nc:#d\n");
        QVERIFY(scan.isRestEmpty(2));
        QVERIFY(!scan.isRestEmpty(0));
        QVERIFY(!scan.isRestEmpty(10));
    }

    void findsNullWords()
    {
        const TextScan scan("[~, null, nullable, Null]");
        QCOMPARE(scan.nullWordLength(1), 1);
        QCOMPARE(scan.nullWordLength(4), 4);
        QCOMPARE(scan.nullWordLength(10), 0);
        QCOMPARE(scan.nullWordLength(20), 4);
        QCOMPARE(scan.nullWordLength(24), 0);
    }

    void skipsTrivia()
    {
        const TextScan scan("  # a\n\t\n  b # c");
        QCOMPARE(scan.skipTrivia(0), 10);
        QCOMPARE(scan.skipBlanksBack(10), 8);
        QVERIFY(scan.hasComment(0, 10));
        QVERIFY(!scan.hasComment(6, 11));
        QCOMPARE(scan.skipTrivia(11), scan.size());
    }

    void findsEndsOfTokens()
    {
        QCOMPARE(TextScan("&a !t  b").propertiesEnd(0), 5);
        QCOMPARE(TextScan("!<tag:x,y> b").propertiesEnd(0), 10);
        QCOMPARE(TextScan("b").propertiesEnd(0), 0);
        QCOMPARE(TextScan("*a, b").aliasEnd(0), 2);
        QCOMPARE(TextScan("'a''b' c").quotedEnd(0), 6);
        QCOMPARE(TextScan("\"a\\\"b\" c").quotedEnd(0), 6);
        QCOMPARE(TextScan("'a").quotedEnd(0), std::nullopt);
    }

    void findsEndsOfPlainText()
    {
        QCOMPARE(TextScan("a b # c").plainEnd(0, "a b"), 3);
        QCOMPARE(TextScan("a\n  b # c").plainEnd(0, "a b"), 5);
        QCOMPARE(TextScan("a\r\n\r\n\r\n  b").plainEnd(0, "a\n\nb"), 10);
        QCOMPARE(TextScan("a\n\n  b").plainEnd(0, "a b"), std::nullopt);
        QCOMPARE(TextScan("a").plainEnd(0, "ab"), std::nullopt);
    }

    void findsEndsOfBlockScalars_data()
    {
        QTest::addColumn<QByteArray>("text"); ///< "^" marks the end
        QTest::addColumn<qsizetype>("parentColumn");
        const auto row = [](const char *name, const char *text, qsizetype column) {
            QTest::newRow(name) << QByteArray(text) << column;
        };
        row("literal", "|\n  a\n   b\n^c", 0);
        row("empty lines behind", "|\n  a\n\n  b\n^\n\nc", 0);
        row("kept empty lines", "|+ # x\n  a\n\n^c", 0);
        row("folded, stripped", ">-\n  a\n^", 0);
        row("no newline", "|\n  a^", 0);
        row("comment", "|\n  a\n^ # b\n", 1);
        row("text that looks like one", "|\n  a\n  # b\n^", 0);
        row("indicator", "|1\n   a\n b\n^c", 0);
        row("indicator and blank line", "|1\n a\n   \n^c", 0);
        row("a whole document", "|\na\n^---\n", -1);
        row("empty", "|\n^a: b\n", 0);
        row("CRLF", "|\r\n  a\r\n\r\n  b\r\n^\r\nc", 0);
    }
    void findsEndsOfBlockScalars()
    {
        QFETCH(QByteArray, text);
        QFETCH(const qsizetype, parentColumn);
        const qsizetype end = text.indexOf('^');
        text.remove(end, 1);
        QCOMPARE(TextScan(text).blockScalarEnd(0, parentColumn), end);
    }
};

QTEST_GUILESS_MAIN(TestTextScan)
#include "tst_textscan.moc"
