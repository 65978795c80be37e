// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagsource.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTagSource : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("parts");
        QTest::newRow("tag") << u"ImageStreamTag"_s << u"ruby:2"_s << u"ruby|2"_s;
        QTest::newRow("own tag") << u"ImageStreamTag"_s << u"2"_s << u"|2"_s;
        QTest::newRow("no tag") << u"ImageStreamTag"_s << u"ruby:"_s << u"ruby|"_s;
        QTest::newRow("image") << u"ImageStreamImage"_s << u"ruby@sha256:a"_s << u"ruby|sha256:a"_s;
        QTest::newRow("own image") << u"ImageStreamImage"_s << u"sha256:a"_s << u"|sha256:a"_s;
    }
    void splits()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, name);
        const ObjectReference from{.kind = kind, .name = name};
        const TagSource source = tagSource(from);
        QTEST(source.stream.toString() + u'|' + source.item.toString(), "parts");
    }

    void findsImages()
    {
        ImageStream stream;
        const QString one = u"sha256:abc"_s + QString(61, u'0');
        const QString other = u"sha256:abd"_s + QString(61, u'0');
        stream.status.tags = {{.tag = u"1"_s, .items = {{.image = one}}},
                              {.tag = u"2"_s, .items = {{.image = other}}}};
        QCOMPARE(imageById(stream, u"sha256:abc").value_or(TagEvent()).image, one);
        QCOMPARE(imageById(stream, u"abd").value_or(TagEvent()).image, other);
        QVERIFY(!imageById(stream, u"ab")); // several
        QVERIFY(!imageById(stream, u"sha256:x"));
    }
};

QTEST_GUILESS_MAIN(TestTagSource)
#include "tst_tagsource.moc"
