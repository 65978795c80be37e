// SPDX-License-Identifier: Apache-2.0
#include "core/describe/describestream.h"
#include "tests/support/fixtures.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
const QString newer = u"sha256:772c5bf9b2d1e8e80742ed75aab05820419dc4532fa6d7ad8a1efddda5493dc3"_s;
const QString older = u"sha256:3a335d7d8a452970c5b4054ad7118ff134b3a6b50a2bb6d0c07c746e8986b28e"_s;
const QString centos = u"docker.io/openshift/ruby-20-centos7"_s;

QDateTime minutesAgo(int minutes)
{
    return now.addSecs(-60 * minutes);
}

TagEvent item(const QString &image, int minutes, const QString &reference = {})
{
    return {.created = minutesAgo(minutes),
            .dockerImageReference = reference.isEmpty() ? centos + u'@' + image : reference,
            .image = image,
            .generation = 3};
}

TagReference specTag(const QString &name, QLatin1StringView kind, const QString &from)
{
    return {.name = name, .from = ObjectReference{kind, {}, from}, .generation = 3};
}

QList<TagReference> sampleSpec()
{
    TagReference two = specTag(u"2.0"_s, kind::dockerImage, centos + u":latest"_s);
    two.importPolicy = {.insecure = true, .scheduled = true};
    two.referencePolicy = u"Local"_s;
    two.annotations = {{u"description"_s, u"Build and run Ruby 2.0"_s},
                       {u"tags"_s, u"builder,ruby"_s},
                       {u"supports"_s, u"ruby:2.0,ruby"_s},
                       {u"sampleRepo"_s, u"https://github.com/sclorg/ruby-ex.git"_s}};
    TagReference reference = specTag(u"ref"_s, kind::dockerImage, u"quay.io/x/y:1"_s);
    reference.reference = true;
    TagReference fresh = specTag(u"new"_s, kind::dockerImage, u"quay.io/x/y:2"_s);
    fresh.generation = 7;
    TagReference bad = specTag(u"bad"_s, kind::dockerImage, u"quay.io/x/none:2"_s);
    bad.generation = 8;
    TagReference other = specTag(u"other"_s, kind::imageStreamTag, u"ruby:2.5"_s);
    other.from->ns = u"openshift"_s;
    return {two,
            specTag(u"latest"_s, kind::imageStreamTag, u"2.0"_s),
            specTag(u"static-2.0"_s, kind::imageStreamImage, u"my-ruby@"_s + older),
            reference,
            fresh,
            bad,
            {.name = u"nofrom"_s},
            other};
}

ImageStream sample()
{
    ImageStream stream;
    stream.metadata.name = u"my-ruby"_s;
    stream.metadata.ns = u"demo-project"_s;
    stream.metadata.creationTimestamp = minutesAgo(95);
    stream.metadata.labels = {{u"app"_s, u"ruby"_s}, {u"tier"_s, u"build"_s}};
    stream.metadata.annotations = {{u"description"_s, u"Ruby images"_s},
                                   {u"openshift.io/display-name"_s, u"Ruby"_s},
                                   {annotation::dockerRepositoryCheck, u"2016-05-06T21:34:48Z"_s}};
    stream.spec.tags = sampleSpec();
    stream.status.dockerImageRepository = u"172.30.1.1:5000/demo-project/my-ruby"_s;
    const TagEventCondition failure{
        .type = u"ImportSuccess"_s,
        .status = u"False"_s,
        .lastTransitionTime = minutesAgo(3),
        .reason = u"NotFound"_s,
        .message = u"dockerimage.image.openshift.io \"quay.io/x/none:2\" not found"_s,
        .generation = 8};
    const QString pushed = stream.status.dockerImageRepository + u":pushed"_s;
    stream.status.tags = {{.tag = u"2.0"_s, .items = {item(newer, 2), item(older, 30 * 60)}},
                          {.tag = u"latest"_s, .items = {item(newer, 2)}},
                          {.tag = u"static-2.0"_s, .items = {item(older, 1)}},
                          {.tag = u"ref"_s, .items = {item({}, 1, u"quay.io/x/y:1"_s)}},
                          {.tag = u"bad"_s, .items = {}, .conditions = {failure}},
                          {.tag = u"pushed"_s, .items = {item(newer, 500, pushed)}},
                          {.tag = u"other"_s, .items = {item(newer, 0)}}};
    return stream;
}

} // namespace

class TestDescribeStream : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void completeSample()
    {
        const QString expected = QString::fromUtf8(testData(u"describe-stream.txt"_s));
        QVERIFY(!expected.isEmpty());
        // By lines: a failure names the first that differs.
        QCOMPARE(describeStream(sample(), now).split(u'\n'), expected.split(u'\n'));
    }

    void emptyStream()
    {
        ImageStream stream;
        stream.metadata.name = u"s"_s;
        stream.spec.lookupLocal = true;
        QCOMPARE(describeStream(stream, now),
                 u"Name:\t\t\ts\nLabels:\t\t\t<none>\n"
                 "Annotations:\t\t<none>\nImage Repository:\t<none>\n"
                 "Image Lookup:\t\tlocal=true\nTags:\t\t\t<none>\n"_s);
    }

    void sources_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("reference");
        QTest::addColumn<bool>("scheduled");
        QTest::addColumn<QString>("line");
        const QString docker = kind::dockerImage;
        const QString tag = kind::imageStreamTag;
        const QString image = kind::imageStreamImage;
        QTest::newRow("docker") << docker << false << false << u"  tagged from x"_s;
        QTest::newRow("docker scheduled")
            << docker << false << true << u"  updates automatically from registry x"_s;
        QTest::newRow("docker reference wins")
            << docker << true << true << u"  reference to registry x"_s;
        QTest::newRow("tag") << tag << false << false << u"  tagged from x"_s;
        QTest::newRow("tag scheduled")
            << tag << false << true << u"  updates automatically from x"_s;
        QTest::newRow("tag reference") << tag << true << false << u"  reference to x"_s;
        QTest::newRow("image") << image << false << true << u"  tagged from x"_s;
        QTest::newRow("image reference") << image << true << false << u"  reference to image x"_s;
        QTest::newRow("stranger") << u"Odd"_s << false << true << u"  updates from Odd x"_s;
        QTest::newRow("stranger reference")
            << u"Odd"_s << true << false << u"  reference to Odd x"_s;
    }
    void sources()
    {
        QFETCH(const QString, kind);
        QFETCH(const bool, reference);
        QFETCH(const bool, scheduled);
        ImageStream stream;
        stream.metadata.name = u"s"_s;
        TagReference tag{.name = u"t"_s, .from = ObjectReference{kind, {}, u"x"_s}};
        tag.reference = reference;
        tag.importPolicy.scheduled = scheduled;
        stream.spec.tags = {tag};
        QTEST(describeStream(stream, now).split(u'\n').at(9), "line");
    }

    void countsImages()
    {
        QCOMPARE(uniqueImages(sample()), 3); // two digests, and the reference tag
        ImageStream stream = sample();
        stream.status.tags.append({.tag = u"r2"_s, .items = {item({}, 1, u"quay.io/x/z"_s)}});
        QCOMPARE(uniqueImages(stream), 3);
    }

    void observed()
    {
        QCOMPARE(observedGeneration(sample(), u"2.0"_s), 3);
        QCOMPARE(observedGeneration(sample(), u"bad"_s), 8);
        QCOMPARE(observedGeneration(sample(), u"new"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestDescribeStream)
#include "tst_describestream.moc"
