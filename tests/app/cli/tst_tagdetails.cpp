// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tagdetails.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const TestImage amd{.name = u"app"_s};
const TestImage arm{.name = u"arm"_s, .architecture = u"arm64"_s};

PullSpec repository()
{
    return *PullSpec::parse(u"reg.example/team/app"_s);
}

} // namespace

class TestTagDetails : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void equalDigestsAreFetchedOnce()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"team/app"_s, {u"a"_s, u"b"_s, u"c"_s}, amd);
        const QString list = registry.addList(u"team/app"_s, {u"d"_s, u"e"_s}, {arm, amd});
        TagDetails details(registry, repository(), {}, {});
        const auto rows = details.fetch({u"c"_s, u"d"_s, u"a"_s, u"e"_s, u"b"_s});
        QTRY_VERIFY(rows.isFinished());
        QCOMPARE(rows.result().size(), 5);
        QCOMPARE(rows.result().at(0).tag, u"c"_s);
        QCOMPARE(rows.result().at(2).digest, digest);
        QCOMPARE(rows.result().at(3).digest, list);
        for (const TagFacts &row : rows.result())
            QVERIFY(row.image);
        QCOMPARE(rows.result().at(0).image->platforms, QStringList{u"linux/amd64"_s});
        QCOMPARE(rows.result().at(1).image->platforms,
                 QStringList({u"linux/arm64"_s, u"linux/amd64"_s}));
        QVERIFY(rows.result().at(1).image->created.isValid());
        QCOMPARE(registry.count(u"manifest reg.example/team/app@"_s), 1);
        QCOMPARE(registry.count(u"manifest "_s), 6);
        QCOMPARE(registry.count(u"blob "_s), 2);
    }

    void atMost64AtOnce()
    {
        FakeRegistry registry;
        QStringList tags;
        for (int i = 0; i < 200; ++i)
            tags.append(u"t%1"_s.arg(i));
        registry.add(u"team/app"_s, tags, amd);
        TagDetails details(registry, repository(), {}, {});
        const auto rows = details.fetch(tags);
        QTRY_VERIFY(rows.isFinished());
        QCOMPARE(registry.mostAtOnce(), 64);
        QCOMPARE(rows.result().last().tag, u"t199"_s);
    }

    void failuresStayInTheirRow()
    {
        FakeRegistry registry;
        registry.add(u"team/app"_s, {u"a"_s}, amd);
        registry.add(u"team/app"_s, {u"broken"_s}, {.name = u"other"_s});
        registry.addManifest(u"team/app"_s, u"odd"_s, TestBlob::of("{}", u"text/plain"_s));
        TagDetails details(registry, repository(), {}, {});
        const auto rows = details.fetch({u"gone"_s, u"a"_s, u"odd"_s});
        QTRY_VERIFY(rows.isFinished());
        QCOMPARE(rows.result().at(0).image.error().kind, Error::Kind::NotFound);
        QVERIFY(rows.result().at(1).image);
        QVERIFY(!rows.result().at(2).image);
        QVERIFY(!rows.result().at(2).digest.isEmpty());
    }

    void stoppedRowsAreCancelled()
    {
        FakeRegistry registry;
        registry.add(u"team/app"_s, {u"a"_s, u"b"_s}, amd);
        std::stop_source stop;
        registry.hold();
        TagDetails details(registry, repository(), {}, stop.get_token());
        const auto rows = details.fetch({u"a"_s, u"b"_s});
        stop.request_stop();
        registry.release();
        QTRY_VERIFY(rows.isFinished());
        for (const TagFacts &row : rows.result())
            QCOMPARE(row.image.error().kind, Error::Kind::Cancelled);
    }

    void noTags()
    {
        FakeRegistry registry;
        TagDetails details(registry, repository(), {}, {});
        QVERIFY(details.fetch({}).isFinished());
    }
};

QTEST_GUILESS_MAIN(TestTagDetails)
#include "tst_tagdetails.moc"
