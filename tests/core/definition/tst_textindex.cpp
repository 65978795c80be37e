// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textindex.h"
#include "tests/support/testcase.h"

using namespace headwater;

class TestTextIndex : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("offset");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row
            = [](const char *name, const QByteArray &text, qsizetype offset, int line, int column) {
                  QTest::newRow(name) << text << offset << line << column;
              };
        row("start", "ab\ncd", 0, 1, 1);
        row("in the line", "ab\ncd", 1, 1, 2);
        row("at the line end", "ab\ncd", 2, 1, 3);
        row("second line", "ab\ncd", 3, 2, 1);
        row("end", "ab\ncd", 5, 2, 3);
        row("past the end", "ab\ncd", 500, 2, 3);
        row("behind a last newline", "ab\n", 3, 2, 1);
        row("no text", "", 0, 1, 1);
        row("CRLF", "a\r\nb", 3, 2, 1);
        row("two bytes, one unit", "\u00fcx", 2, 1, 2);
        row("four bytes, two units", "\U0001F600x", 4, 1, 3);
        row("byte order mark", "\xef\xbb\xbfx", 3, 1, 1);
        row("in the byte order mark", "\xef\xbb\xbfx", 0, 1, 1);
        row("only a byte order mark", "\xef\xbb\xbf", 0, 1, 1);
    }
    void finds()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qsizetype, offset);
        const TextPosition position = TextIndex(text).at(offset);
        QTEST(position.line, "line");
        QTEST(position.column, "column");
    }

    void tellsLines()
    {
        const TextIndex index("ab\ncd\n");
        QCOMPARE(index.lineOf(4), 1);
        QCOMPARE(index.lineStart(4), 3);
        QCOMPARE(index.at(4).offset, 4);
    }
};

QTEST_GUILESS_MAIN(TestTextIndex)
#include "tst_textindex.moc"
