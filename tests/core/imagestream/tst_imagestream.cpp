// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestream.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestImageStream : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheSpecTagThatCounts()
    {
        ImageStreamSpec spec;
        QCOMPARE(spec.tag(u"a"), nullptr);
        spec.tags = {{.name = u"a"_s}, {.name = u"b"_s}, {.name = u"a"_s, .reference = true}};
        // Of equal names the last one is what a server keeps.
        QVERIFY(spec.tag(u"a")->reference);
        QCOMPARE(spec.tag(u"b"), &spec.tags.at(1));
        QCOMPARE(spec.tag(u"A"), nullptr);
    }

    void findsStatusTags()
    {
        ImageStreamStatus status;
        QCOMPARE(status.tag(u"a"), nullptr);
        status.tags = {{.tag = u"a"_s}, {.tag = u"b"_s}};
        QCOMPARE(status.tag(u"b"), &status.tags.at(1));
    }
};

QTEST_GUILESS_MAIN(TestImageStream)
#include "tst_imagestream.moc"
