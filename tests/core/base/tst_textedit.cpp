// SPDX-License-Identifier: Apache-2.0
#include "core/base/textedit.h"
#include "tests/support/testcase.h"

#include <random>

using namespace headwater;

class TestTextEdit : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void applies()
    {
        QCOMPARE(applied("abcdef", {}), "abcdef");
        QCOMPARE(applied("abcdef", {{.from = 0, .to = 0, .text = "x"}}), "xabcdef");
        QCOMPARE(applied("abcdef", {{.from = 6, .to = 6, .text = "x"}}), "abcdefx");
        QCOMPARE(applied("abcdef",
                         {{.from = 1, .to = 2, .text = ""}, {.from = 2, .to = 4, .text = "xyz"}}),
                 "axyzef");
        QCOMPARE(applied("", {{.from = 0, .to = 0, .text = "x"}}), "x");
    }

    void invertsAndComposes()
    {
        std::mt19937 random(5);
        const auto edits = [&random](qsizetype size) {
            QList<TextEdit> list;
            for (qsizetype at = qsizetype(random() % 5); at <= size;
                 at += 1 + qsizetype(random() % 6)) {
                const qsizetype to = qMin(size, at + qsizetype(random() % 4));
                list.append(
                    {.from = at,
                     .to = to,
                     .text = QByteArray(qsizetype(random() % 4), char('A' + random() % 26))});
                at = to;
            }
            return list;
        };
        const QByteArray text = "abcdefghijklmnopqrstuvwxyz";
        for (int round = 0; round < 2000; ++round) {
            const QList<TextEdit> first = edits(text.size());
            const QByteArray between = applied(text, first);
            const QList<TextEdit> second = edits(between.size());
            const QByteArray after = applied(between, second);
            QCOMPARE(applied(between, inverse(text, first)), text);
            QCOMPARE(applied(text, composed(first, second)), after);
            QCOMPARE(growth(first), between.size() - text.size());
        }
        QCOMPARE(composed({}, {}), QList<TextEdit>());
        QCOMPARE(composed({{1, 2, "x"}}, {{1, 2, "y"}}), (QList<TextEdit>{{1, 2, "y"}}));
    }
};

QTEST_GUILESS_MAIN(TestTextEdit)
#include "tst_textedit.moc"
