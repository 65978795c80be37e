// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/followtag.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFollowTag : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void follows_data()
    {
        using End = FollowedTag::End;
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("last");
        QTest::addColumn<bool>("isAlias");
        QTest::newRow("external") << u"2.0"_s << int(End::Found) << u"2.0"_s << false;
        QTest::newRow("alias") << u"latest"_s << int(End::Found) << u"2.0"_s << true;
        QTest::newRow("alias of an alias") << u"stable"_s << int(End::Found) << u"2.0"_s << true;
        QTest::newRow("without a tag") << u"bare"_s << int(End::Found) << u"2.0"_s << true;
        QTest::newRow("no source") << u"push"_s << int(End::Found) << u"push"_s << false;
        QTest::newRow("unknown") << u"none"_s << int(End::NotFound) << u"none"_s << false;
        QTest::newRow("dangling") << u"dangling"_s << int(End::NotFound) << u"gone"_s << true;
        QTest::newRow("self") << u"self"_s << int(End::Circular) << u"self"_s << true;
        QTest::newRow("other stream") << u"other"_s << int(End::OtherStream) << u"other"_s << false;
        QTest::newRow("other namespace") << u"far"_s << int(End::OtherStream) << u"far"_s << false;
    }
    void follows()
    {
        QFETCH(const QString, tag);
        ImageStream stream;
        stream.metadata.name = u"app"_s;
        const auto add = [&](const QString &name, QLatin1StringView kind, const QString &from) {
            stream.spec.tags.append({.name = name, .from = ObjectReference{kind, {}, from}});
        };
        add(u"2.0"_s, kind::dockerImage, u"quay.io/x/y"_s);
        add(u"latest"_s, kind::imageStreamTag, u"2.0"_s);
        add(u"stable"_s, kind::imageStreamTag, u"app:latest"_s);
        add(u"bare"_s, kind::imageStreamTag, u"app:"_s);
        add(u"dangling"_s, kind::imageStreamTag, u"gone"_s);
        add(u"self"_s, kind::imageStreamTag, u"self"_s);
        add(u"other"_s, kind::imageStreamTag, u"ruby:2.0"_s);
        add(u"far"_s, kind::imageStreamTag, u"2.0"_s);
        stream.spec.tags.last().from->ns = u"elsewhere"_s;
        stream.spec.tags.append({.name = u"push"_s});
        const FollowedTag followed = followTag(stream, tag);
        QTEST(int(followed.end), "end");
        QTEST(followed.tag, "last");
        QTEST(followed.isAlias, "isAlias");
        QCOMPARE(followed.reference != nullptr, followed.end == FollowedTag::End::Found);
    }
};

QTEST_GUILESS_MAIN(TestFollowTag)
#include "tst_followtag.moc"
