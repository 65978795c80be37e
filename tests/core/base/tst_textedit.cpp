// SPDX-License-Identifier: Apache-2.0
#include "core/base/textedit.h"
#include "tests/support/testcase.h"

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
};

QTEST_GUILESS_MAIN(TestTextEdit)
#include "tst_textedit.moc"
