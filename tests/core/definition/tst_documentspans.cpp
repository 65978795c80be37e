// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentspans.h"

#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDocumentSpans : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// Each text is a mapping with one key; the value of that is between "<" and ">", a "^" is
    /// where it starts behind anchor and tag.
    void findsValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"k: <plain text>  # c\n",
                                 "k: <\"a\\\"b\"> # c\n",
                                 "k: <'a''b'>\n",
                                 "k: <a\n  b>\n\n# c\n",
                                 "k: <[a, {b: 'c]'}, \"]\"]> # c\n",
                                 "k: <[a, # ]\n b,\n ]>\n",
                                 "k: <{}>\n",
                                 "k: <~> # c\n",
                                 "k: <null>\n",
                                 "k:<>  # c\n",
                                 "k:<>",
                                 "k: <&x ^a> # c\n",
                                 "k: <!t ^'a'>\n",
                                 "k: <!!str^>\n",
                                 "k: <&x ^[a]> # c\n",
                                 "k: <&x\n  ^a: b> # c\n",
                                 "k: <|\n  a\n\n  b\n>\n\n# c\n",
                                 "k: <&x ^|-\n  a\n>",
                                 "k:\n  <a: b\n  c:> # c\n",
                                 "k:\n  # c\n  <- a\n  - b: |\n      c\n>\n",
                                 "k:\n<- - a\n  - 'b'> # c\n",
                                 "k:\n  <a>\n",
                                 "'k' : <a>\n",
                                 "? k\n: <a>\n",
                                 "{k: <a>}",
                                 "{k<>}",
                                 "{'k':<>}"}) {
            QByteArray marked(text);
            marked.replace('<', '\xab').replace('^', '\xa6').replace('>', '\xbb');
            QTest::addRow("%s", text) << marked;
        }
    }
    void findsValues()
    {
        QFETCH(QByteArray, text);
        const auto take = [&text](const QByteArray &mark) {
            const qsizetype at = text.indexOf(mark);
            text.remove(at, at < 0 ? 0 : mark.size());
            return at;
        };
        const qsizetype begin = take("\xab");
        const qsizetype content = qMax(take("\xa6"), begin);
        const qsizetype end = take("\xbb");
        const ReadText read = readYamlText(text);
        QVERIFY2(read.problems.isEmpty(), qPrintable(read.firstProblem()));
        const DocumentSpans spans(read.tree);
        const std::optional<EntrySpan> entry = spans.entry(0, 1);
        QVERIFY(entry);
        QCOMPARE(entry->span.begin, begin);
        QCOMPARE(entry->span.content, content);
        QCOMPARE(entry->span.end, end);
        QCOMPARE(entry->isExplicit, text.startsWith('?'));
        QCOMPARE(entry->isInFlow, text.startsWith('{'));
    }

    void findsItems()
    {
        const QByteArray text = "-\n- a\n- # c\n  b: c\n-\n- - d\n";
        const ReadText read = readYamlText(text);
        const DocumentSpans spans(read.tree);
        QList<qsizetype> starts;
        read.tree.forEachItem(0, [&](auto item) { starts.append(spans.item(0, item)->start); });
        QCOMPARE(starts, (QList<qsizetype>{0, 2, 6, 19, 21}));
        QCOMPARE(spans.column(0), 0);
        QVERIFY(!spans.isFlow(0));
        QCOMPARE(spans.root(0, 0)->end, text.size() - 1);
    }

    void manyEmptyItemsAreNoTrouble()
    {
        const ReadText read = readYamlText(QByteArray("-\n").repeated(20'000));
        const DocumentSpans spans(read.tree);
        QCOMPARE(spans.item(0, spans.lastChild(0))->start, 39'998);
    }
};

QTEST_GUILESS_MAIN(TestDocumentSpans)
#include "tst_documentspans.moc"
