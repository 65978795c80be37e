// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/foreigntags.h"
#include "core/imagestream/updatestrategy.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString abc = u"sha256:abc"_s + QString(61, u'0');
const QDateTime built = QDateTime::fromSecsSinceEpoch(1'000, QTimeZone::UTC);
const QDateTime now = QDateTime::fromSecsSinceEpoch(2'000, QTimeZone::UTC);

ImageStream source()
{
    ImageStream stream;
    stream.metadata.name = u"src"_s;
    placeInNamespace(stream, u"team"_s);
    stream.status.tags = {{.tag = u"a"_s, .items = {{built, u"quay.io/x@"_s + abc, abc, 7}}},
                          {.tag = u"latest"_s,
                           .items = {{built, stream.status.dockerImageRepository + u"@sha256:def"_s,
                                      u"sha256:def"_s, 2}}}};
    return stream;
}

ImageStream streamWith(const QList<TagReference> &tags)
{
    ImageStream definition;
    definition.metadata.name = u"s"_s;
    definition.metadata.ns = u"own"_s;
    definition.spec.tags = tags;
    return serverStream(definition, {}, now);
}

TagReference tagFrom(const QString &kind, const QString &name, const QString &ns = u"team"_s)
{
    return {.name = u"t"_s, .from = ObjectReference{.kind = kind, .ns = ns, .name = name}};
}

const ImageStream *lookup(const QString &ns, const QString &name)
{
    static const ImageStream stream = source();
    return ns == "team"_L1 && name == "src"_L1 ? &stream : nullptr;
}

} // namespace

class TestForeignTags : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void tagsKeepTheirTime()
    {
        const ImageStream stream = streamWith({tagFrom(u"ImageStreamTag"_s, u"src:a"_s)});
        QVERIFY(hasUnresolvedForeignTags(stream));
        const auto resolved = withForeignTags(stream, lookup);
        QVERIFY(resolved);
        const TagEvent &event = resolved->status.tag(u"t")->items.first();
        QCOMPARE(event, (TagEvent{built, u"quay.io/x@"_s + abc, abc, 1}));
        QCOMPARE(resolved->metadata, stream.metadata);
        QCOMPARE(resolved->spec, stream.spec);
        // Once and never again.
        QVERIFY(!hasUnresolvedForeignTags(*resolved));
    }

    void imagesAreTaggedNow()
    {
        const ImageStream stream = streamWith({tagFrom(u"ImageStreamImage"_s, u"src@abc"_s)});
        const auto resolved = withForeignTags(stream, lookup);
        QCOMPARE(resolved->status.tag(u"t")->items.first().created, now);
        QCOMPARE(resolved->status.tag(u"t")->items.first().image, abc);
    }

    void pushedImagesGetTheOwnName()
    {
        TagReference tag = tagFrom(u"ImageStreamTag"_s, u"src:"_s); // latest
        auto resolved = withForeignTags(streamWith({tag}), lookup);
        QCOMPARE(resolved->status.tag(u"t")->items.first().dockerImageReference,
                 u"image-registry.openshift-image-registry.svc:5000/own/s@sha256:def"_s);
        tag.reference = true;
        resolved = withForeignTags(streamWith({tag}), lookup);
        QCOMPARE(resolved->status.tag(u"t")->items.first().dockerImageReference,
                 u"image-registry.openshift-image-registry.svc:5000/team/src@sha256:def"_s);
    }

    void aliasesFollow()
    {
        TagReference alias{.name = u"alias"_s,
                           .from = ObjectReference{.kind = u"ImageStreamTag"_s, .name = u"t"_s}};
        const auto resolved = withForeignTags(
            streamWith({tagFrom(u"ImageStreamTag"_s, u"src:a"_s), alias}), lookup);
        QCOMPARE(resolved->status.tag(u"alias")->items.first().image, abc);
    }

    void whatIsNotThereStaysOpen()
    {
        for (const TagReference &tag :
             {tagFrom(u"ImageStreamTag"_s, u"src:none"_s), tagFrom(u"ImageStreamTag"_s, u"no:a"_s),
              tagFrom(u"ImageStreamTag"_s, u"src:a"_s, u"elsewhere"_s),
              tagFrom(u"ImageStreamImage"_s, u"src@sha256:none"_s)}) {
            QVERIFY(hasUnresolvedForeignTags(streamWith({tag})));
            QVERIFY(!withForeignTags(streamWith({tag}), lookup));
        }
        QVERIFY(!hasUnresolvedForeignTags(
            streamWith({tagFrom(u"DockerImage"_s, u"src:a"_s, QString()),
                        tagFrom(u"ImageStreamTag"_s, u"none"_s, QString())})));
    }
};

QTEST_GUILESS_MAIN(TestForeignTags)
#include "tst_foreigntags.moc"
