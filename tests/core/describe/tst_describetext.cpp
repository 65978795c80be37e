// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describetext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDescribeText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void fields()
    {
        DescribeText text;
        text.field(u"Name", u"x"_s);
        text.field(u"Empty", {});
        text.field(u"Lines", u"one\ntwo"_s);
        text.list(u"Nothing", {});
        text.list(u"List", {u"a"_s, u"b"_s});
        text.map(u"Map", {{u"k"_s, u"v"_s}, {u"j"_s, u"w"_s}});
        text.map(u"No map", {});
        text.line();
        text.line(u"end"_s);
        QCOMPARE(text.toString(),
                 u"Name:\tx\nEmpty:\t<none>\nLines:\tone\n\ttwo\nList:\ta\n\tb\n"
                 "Map:\tj=w\n\tk=v\nNo map:\t<none>\n\nend\n"_s);
    }

    void descriptionStandsAlone()
    {
        DescribeText text;
        text.annotations({{u"description"_s, u"Ruby"_s}});
        QCOMPARE(text.toString(), u"Description:\tRuby\nAnnotations:\t<none>\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestDescribeText)
#include "tst_describetext.moc"
