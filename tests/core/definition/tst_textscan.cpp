// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textscan.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTextScan : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsLines()
    {
        const ReadText read = readYamlText("a:\n  b: c\r\n# d\n");
        const TextScan scan(read.tree);
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
        const ReadText read = readYamlText("\xef\xbb\xbf"
                                           "a: b\n");
        QCOMPARE(TextScan(read.tree).column(3), 0);
    }

    void knowsEmptyRests()
    {
        const ReadText read = readYamlText("a:  # b\nc:#d\n");
        const TextScan scan(read.tree);
        QVERIFY(scan.isRestEmpty(2));
        QVERIFY(!scan.isRestEmpty(0));
        QVERIFY(!scan.isRestEmpty(10));
    }

    void findsEnds_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isKnown");
        for (const char *value : {"plain text", "\"a\\\"b\"", "'a''b'", "[a, {b: 'c]'}, \"]\"]",
                                  "{a: it's, b: c}", "[a, # ]\n b]", "~", "null", "5", "{}"})
            QTest::addRow("%s", value) << QByteArray(value) << true;
        for (const char *value : {"&x a", "!t a", "|\n  a", "a\n  b", "\n  a: b", "\n- a", ""})
            QTest::addRow("%s", value) << QByteArray(value) << false;
    }
    void findsEnds()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const bool, isKnown);
        const ReadText read = readYamlText("k: " + value + "  # c\n");
        const TextScan scan(read.tree);
        const std::optional<qsizetype> end = scan.end(2);
        QCOMPARE(end.has_value(), isKnown);
        if (isKnown)
            QCOMPARE(*end, 3 + value.size());
        QCOMPARE(scan.isFlow(2), value.startsWith('[') || value.startsWith('{'));
    }

    void findsColons_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("end");
        QTest::newRow("plain") << QByteArray("key: x") << qsizetype(4);
        QTest::newRow("quoted") << QByteArray("'k:y' : x") << qsizetype(7);
        QTest::newRow("anchor") << QByteArray("&a key: x") << qsizetype(-1);
        QTest::newRow("explicit") << QByteArray("? key\n: x") << qsizetype(-1);
    }
    void findsColons()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readYamlText(text);
        QTEST(TextScan(read.tree).colonEnd(1).value_or(-1), "end");
    }

    void findsNullWords()
    {
        const ReadText read = readYamlText("[~, null, nullable, Null]");
        const TextScan scan(read.tree);
        QCOMPARE(scan.nullWordLength(1), 1);
        QCOMPARE(scan.nullWordLength(4), 4);
        QCOMPARE(scan.nullWordLength(10), 0);
        QCOMPARE(scan.nullWordLength(20), 4);
        QCOMPARE(scan.nullWordLength(24), 0);
    }

    void findsBlockEnds_data()
    {
        QTest::addColumn<QByteArray>("text"); ///< up to the end of the sequence, "|" marks it
        QTest::newRow("simple") << QByteArray("- a\n- b|\n");
        QTest::newRow("no newline") << QByteArray("- a\n- b|");
        QTest::newRow("comment deeper") << QByteArray("- a: b\n  # c|\n# d\n");
        QTest::newRow("comment beside") << QByteArray("- a: b  # c|\n\n# d\n");
        QTest::newRow("literal") << QByteArray("- |\n  a\n\n  # b|\n\n# c\n");
        QTest::newRow("flow to the left") << QByteArray("- [a,\n  b\n  ]|\n");
        QTest::newRow("nulls at the end") << QByteArray("- a:\n    b:|\n");
    }
    void findsBlockEnds()
    {
        QFETCH(QByteArray, text);
        const qsizetype end = text.lastIndexOf('|');
        text.remove(end, 1);
        const ReadText read = readYamlText(text);
        QVERIFY(read.problems.isEmpty());
        QCOMPARE(TextScan(read.tree).blockEnd(0, 0), end);
    }
};

QTEST_GUILESS_MAIN(TestTextScan)
#include "tst_textscan.moc"
