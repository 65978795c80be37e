// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"
#include "core/base/limits.h"
#include "core/importing/imagefetcher.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/fixedclock.h"
#include "tests/support/signedmanifest.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const TestImage amd{.name = u"x"_s};
const TestImage arm{.name = u"x"_s, .architecture = u"arm64"_s, .variant = u"v8"_s};

ImageRequest requestFor(const QString &text)
{
    const PullSpec typed = *PullSpec::parse(text);
    return {.image = typed.withDockerClientDefaults(), .repository = typed};
}

/// What is signed of a schema 1 manifest that has one layer twice.
QByteArray schema1Of(const QString &layer)
{
    const QByteArray blob = "{\"blobSum\":\"" + layer.toLatin1() + "\"}";
    const QByteArray entry = "{\"v1Compatibility\":\"{\\\"id\\\":\\\"x\\\"}\"}";
    return "{\"schemaVersion\":1,\"fsLayers\":[" + blob + ',' + blob + "],\"history\":[" + entry
        + ',' + entry + "]\n}";
}

} // namespace

class TestImageFetcher : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void anImage()
    {
        FakeRegistry registry;
        const QString digest = registry.add(u"lib/app"_s, {u"1"_s}, amd);
        const auto outcome = fetch(registry, requestFor(u"h.io/lib/app:1"_s));
        QVERIFY(outcome);
        QCOMPARE(outcome->image.name, digest);
        QCOMPARE(outcome->image.dockerImageReference, u"h.io/lib/app@"_s + digest);
        QCOMPARE(outcome->image.architecture, u"amd64"_s);
        QCOMPARE(outcome->children.size(), 0);
    }

    void aSchema1ImageAsksForTheSizesOfItsLayers()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        const TestBlob layer = buildImage(amd).config; // any blob that is there
        const QByteArray payload = schema1Of(layer.digest);
        const QString digest = Digest::ofSha256(payload).toString();
        registry.addManifest(
            u"lib/old"_s, u"1"_s,
            {.content = signedManifest(payload),
             .mediaType = u"application/vnd.docker.distribution.manifest.v1+prettyjws"_s,
             .digest = digest});
        const auto outcome = fetch(registry, requestFor(u"h.io/lib/old:1"_s));
        QVERIFY(outcome);
        QCOMPARE(outcome->image.name, digest);
        QCOMPARE(outcome->image.dockerImageReference, u"h.io/lib/old@"_s + digest);
        QCOMPARE(outcome->image.layers.constFirst().size, layer.content.size());
        QCOMPARE(outcome->image.size, layer.content.size()); // one layer, twice
        QCOMPARE(registry.count(u"size "_s), 1);
        QCOMPARE(registry.count(u"blob "_s), 0);
    }

    void aListGivesOneOfItsImages()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"latest"_s}, {arm, amd});
        const auto outcome = fetch(registry, requestFor(u"h.io/lib/multi"_s));
        QVERIFY(outcome);
        QCOMPARE(outcome->image.name, buildImage(amd).manifest.digest);
        QCOMPARE(outcome->image.dockerImageReference, u"h.io/lib/multi@"_s + outcome->image.name);
        QCOMPARE(registry.count(u"blob"_s), 1);
    }

    void aListThatIsKeptBringsItsImages()
    {
        FakeRegistry registry;
        const QString digest = registry.addList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});
        ImageRequest request = requestFor(u"h.io/lib/multi"_s);
        request.keepsList = true;
        const auto outcome = fetch(registry, request);
        QVERIFY(outcome);
        QCOMPARE(outcome->image.name, digest);
        QCOMPARE(outcome->image.manifests.size(), 2);
        QCOMPARE(outcome->image.created, m_clock.now());
        QCOMPARE(outcome->children.size(), 2);
        QCOMPARE(outcome->children.at(1).architecture, u"arm64"_s);
        QCOMPARE(outcome->children.at(1).dockerImageReference,
                 u"h.io/lib/multi@"_s + outcome->children.at(1).name);
    }

    void aMissingChildFailsTheList()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});
        registry.fail(buildImage(arm).manifest.digest,
                      {.kind = Error::Kind::NotFound, .detail = u"manifest unknown"_s});
        ImageRequest request = requestFor(u"h.io/lib/multi"_s);
        request.keepsList = true;
        const auto outcome = fetch(registry, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().error.kind, Error::Kind::NotFound);
    }

    void stagesOfFailure_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ImportStage>("stage");
        const QByteArray config = QByteArray("sha256:").append(64, 'c');
        QTest::newRow("no JSON") << QByteArray("<html>") << ImportStage::Fetching;
        QTest::newRow("configuration missing") << "{\"schemaVersion\":2,\"config\":{\"digest\":\""
                + config + "\"},\"layers\":[]}" << ImportStage::Fetching;
    }
    void stagesOfFailure()
    {
        QFETCH(const QByteArray, body);
        FakeRegistry registry;
        registry.addManifest(u"lib/app"_s, u"1"_s,
                             TestBlob::of(body, u"application/vnd.oci.image.manifest.v1+json"_s));
        const auto outcome = fetch(registry, requestFor(u"h.io/lib/app:1"_s));
        QVERIFY(!outcome);
        QTEST(outcome.error().stage, "stage");
    }

    void anEndlessListIsRefused()
    {
        QByteArray body = "{\"schemaVersion\":2,\"manifests\":[";
        for (int i = 0; i <= limits::listEntries; ++i)
            body += (i ? "," : "") + QByteArray("{\"digest\":\"sha256:").append(64, 'a')
                + "\",\"size\":1,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\"}";
        FakeRegistry registry;
        registry.addManifest(
            u"lib/app"_s, u"1"_s,
            TestBlob::of(body + "]}", u"application/vnd.oci.image.index.v1+json"_s));
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        request.keepsList = true;
        const auto outcome = fetch(registry, request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().error.kind, Error::Kind::TooLarge);
        QCOMPARE(registry.requests().size(), 1);
    }

private:
    ImageFetcher::Outcome fetch(FakeRegistry &registry, const ImageRequest &request)
    {
        ImageFetcher fetcher(registry, m_clock, {});
        const auto future = fetcher.fetch(request);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return std::unexpected(FetchFailure{.error = {.kind = Error::Kind::TimedOut}});
        return future.result();
    }

    FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestImageFetcher)
#include "tst_imagefetcher.moc"
