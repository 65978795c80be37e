// SPDX-License-Identifier: Apache-2.0
#include "core/definition/writestyle.h"

#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;

class TestWriteStyle : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void knowsYaml()
    {
        const auto style
            = [](const QByteArray &text) { return styleOf(readYamlText(text).tree, false); };
        QCOMPARE(style("a: 1\n").step, 2);
        QCOMPARE(style("a: 1\n").sequenceStep, 0);
        QCOMPARE(style("a:\n    b:\n      - c\n").step, 4);
        QCOMPARE(style("a:\n    b:\n      - c\n").sequenceStep, 2);
        QCOMPARE(style("a: {b: [c]}\nd: # x\n   e: f\n").step, 3);
        QCOMPARE(style("a: 1\r\n").newline, "\r\n");
        QCOMPARE(style("a: 1\n").newline, "\n");
    }

    void knowsJson()
    {
        const auto style
            = [](const QByteArray &text) { return styleOf(readJsonText(text).tree, true); };
        QCOMPARE(style("{\n\t\"a\": 1\n}").jsonStep, "\t");
        QCOMPARE(style("{\n\t\"a\": 1\n}").jsonColon, ": ");
        QCOMPARE(style("{\"a\":1}").jsonColon, ":");
        QCOMPARE(style("[1]").jsonColon, ": ");
    }
};

QTEST_GUILESS_MAIN(TestWriteStyle)
#include "tst_writestyle.moc"
