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

    // ---- economy: what the library has is not fetched again

    void anUnchangedTagCostsOneHead_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("keepsList");
        QTest::newRow("a tag of an image") << u"h.io/lib/app:1"_s << false;
        QTest::newRow("an image by digest")
            << u"h.io/lib/app@"_s + buildImage(amd).manifest.digest << false;
        QTest::newRow("a tag of a list") << u"h.io/lib/multi"_s << false;
        QTest::newRow("a tag of a list that is kept") << u"h.io/lib/multi"_s << true;
        QTest::newRow("a list by digest")
            << u"h.io/lib/multi@"_s + buildList({amd, arm}).digest << false;
    }
    void anUnchangedTagCostsOneHead()
    {
        QFETCH(const QString, source);
        QFETCH(const bool, keepsList);
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        registry.addList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});
        ImageRequest request = requestFor(source);
        request.keepsList = keepsList;
        const auto first = fetch(registry, request);
        QVERIFY(first);
        const auto library = libraryOf(*first);
        m_clock.advance(3600);
        request.knownImage = first->image.name;
        const qsizetype before = registry.requests().size();
        const auto second = fetch(registry, request, library);
        QVERIFY(second);
        QCOMPARE(registry.requests().size() - before, 1);
        QVERIFY(registry.requests().constLast().startsWith(u"head "));
        QCOMPARE(second->image, first->image); // its time of creation as well
        QCOMPARE(second->children, first->children);
        QCOMPARE(second->lists, first->lists);
    }

    void whatIsNotKnownIsFetchedWithoutHead()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        request.knownImage = buildImage(arm).manifest.digest; // of history, but not in the library
        QVERIFY(fetch(registry, request, std::make_shared<LoadedLibrary>()));
        QCOMPARE(registry.count(u"head "_s), 0);
        QCOMPARE(registry.requests().size(), 2);
    }

    void aMovedTagIsFetched()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"old"_s}, amd);
        registry.add(u"lib/app"_s, {u"1"_s}, arm);
        const auto old = fetch(registry, requestFor(u"h.io/lib/app:old"_s));
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        request.knownImage = old->image.name;
        const auto outcome = fetch(registry, request, libraryOf(*old));
        QVERIFY(outcome);
        QCOMPARE(outcome->image.name, buildImage(arm).manifest.digest);
    }

    void aTagThatMovedToAKnownImageFetchesNothing()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        registry.add(u"lib/app"_s, {u"2"_s}, arm);
        const auto one = fetch(registry, requestFor(u"h.io/lib/app:1"_s));
        const auto two = fetch(registry, requestFor(u"h.io/lib/app:2"_s));
        const auto library = libraryOf(*one);
        library->images.insert(two->image.name, two->image);
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        request.knownImage = two->image.name;
        const qsizetype before = registry.requests().size();
        const auto outcome = fetch(registry, request, library);
        QCOMPARE(outcome->image, one->image);
        QCOMPARE(registry.requests().size() - before, 1);
    }

    void aKnownManifestNeedsNoConfiguration()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s, u"2"_s}, amd);
        const auto first = fetch(registry, requestFor(u"h.io/lib/app:1"_s));
        const auto second = fetch(registry, requestFor(u"h.io/lib/app:2"_s), libraryOf(*first));
        QCOMPARE(second->image, first->image);
        QCOMPARE(registry.count(u"manifest "_s), 2);
        QCOMPARE(registry.count(u"blob "_s), 1);
    }

    void aNewListWithAKnownImageAsksOnlyWhetherItIsThere()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"1"_s}, {amd});
        registry.addList(u"lib/multi"_s, {u"2"_s}, {amd, arm});
        const auto first = fetch(registry, requestFor(u"h.io/lib/multi:1"_s));
        const auto second = fetch(registry, requestFor(u"h.io/lib/multi:2"_s), libraryOf(*first));
        QCOMPARE(second->image, first->image);
        QCOMPARE(second->lists.size(), 1);
        QCOMPARE(second->lists.constFirst().manifests.size(), 2);
        QCOMPARE(registry.count(u"manifest "_s), 3);
        QCOMPARE(registry.count(u"head "_s), 1);
        QCOMPARE(registry.count(u"blob "_s), 1);
    }

    void theReferenceIsThatOfTheRequest()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        registry.add(u"lib/copy"_s, {u"1"_s}, amd);
        const auto first = fetch(registry, requestFor(u"h.io/lib/app:1"_s));
        ImageRequest request = requestFor(u"h.io/lib/copy:1"_s);
        request.knownImage = first->image.name;
        const auto second = fetch(registry, request, libraryOf(*first));
        QCOMPARE(second->image.dockerImageReference, u"h.io/lib/copy@"_s + first->image.name);
        QCOMPARE(registry.count(u"head "_s), 1);
        QCOMPARE(registry.count(u"blob "_s), 1);
    }

    void failuresOfTheHead_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("gets");
        const QString ping = u"Get \"https://h.io/v2/\": dial tcp: lookup h.io: no such host"_s;
        QTest::newRow("not found") << Error{.kind = Error::Kind::NotFound} << 1;
        QTest::newRow("refused") << Error{.kind = Error::Kind::Forbidden} << 1;
        QTest::newRow("HEAD is not supported") << Error{.kind = Error::Kind::Unsupported} << 1;
        QTest::newRow("limited") << Error{.kind = Error::Kind::RateLimited} << 1;
        QTest::newRow("no such host") << Error{.kind = Error::Kind::Offline, .detail = ping} << 0;
        QTest::newRow("lost on the way of the HEAD")
            << Error{.kind = Error::Kind::Offline,
                     .detail = u"Head \"https://h.io/v2/lib/app/manifests/1\": EOF"_s}
            << 1;
        QTest::newRow("cancelled") << Error{.kind = Error::Kind::Cancelled} << 0;
    }
    void failuresOfTheHead()
    {
        QFETCH(const Error, error);
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        const auto first = fetch(registry, request);
        request.knownImage = first->image.name;
        registry.fail(u"head "_s, error);
        registry.fail(u"manifest "_s, {.kind = Error::Kind::NotFound, .detail = u"of the GET"_s});
        const auto outcome = fetch(registry, request, libraryOf(*first));
        QVERIFY(!outcome);
        QTEST(int(registry.count(u"manifest "_s)) - 1, "gets");
        QCOMPARE(outcome.error().error.detail,
                 registry.count(u"manifest "_s) == 2 ? u"of the GET"_s : error.detail);
    }

    void aHeadWithoutDigestIsFollowedByTheGet()
    {
        FakeRegistry registry;
        registry.add(u"lib/app"_s, {u"1"_s}, amd);
        ImageRequest request = requestFor(u"h.io/lib/app:1"_s);
        const auto first = fetch(registry, request);
        request.knownImage = first->image.name;
        registry.hideDigests();
        const auto outcome = fetch(registry, request, libraryOf(*first));
        QCOMPARE(outcome->image, first->image);
        QCOMPARE(registry.count(u"head "_s), 1);
        QCOMPARE(registry.count(u"manifest "_s), 2);
        QCOMPARE(registry.count(u"blob "_s), 1);
    }

    void aListThatIsNotWhollyKnownIsFetched()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});
        ImageRequest request = requestFor(u"h.io/lib/multi"_s);
        const auto first = fetch(registry, request); // the image for amd64 alone
        request.knownImage = first->image.name;
        request.keepsList = true;
        const auto whole = fetch(registry, request, libraryOf(*first));
        QVERIFY(whole);
        QCOMPARE(whole->children.size(), 2);
        QCOMPARE(registry.count(u"blob "_s), 2); // one for each platform, in both runs
    }

    void nothingIsAskedOnceStopped()
    {
        FakeRegistry registry;
        registry.addList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});
        registry.hold();
        std::stop_source user;
        ImageFetcher fetcher(registry, m_clock, user.get_token());
        const auto future = fetcher.fetch(requestFor(u"h.io/lib/multi"_s));
        QTRY_COMPARE(registry.requests().size(), 1);
        user.request_stop();
        registry.release();
        QTRY_VERIFY(future.isFinished());
        const auto late = fetcher.fetch(requestFor(u"h.io/lib/multi:other"_s));
        QTRY_VERIFY(late.isFinished());
        QCOMPARE(late.result().error().error.kind, Error::Kind::Cancelled);
        QCOMPARE(registry.requests().size(), 1);
    }

private:
    /// What an earlier import would have left.
    static std::shared_ptr<LoadedLibrary> libraryOf(const FetchedImage &fetched)
    {
        auto library = std::make_shared<LoadedLibrary>();
        library->images.insert(fetched.image.name, fetched.image);
        for (const Image &child : fetched.children)
            library->images.insert(child.name, child);
        for (const KnownList &list : fetched.lists)
            library->lists.insert(list.digest, list);
        return library;
    }

    ImageFetcher::Outcome fetch(FakeRegistry &registry, const ImageRequest &request,
                                std::shared_ptr<const ImageLibrary> library = {})
    {
        ImageFetcher fetcher(registry, m_clock, {}, std::move(library));
        const auto future = fetcher.fetch(request);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return std::unexpected(FetchFailure{.error = {.kind = Error::Kind::TimedOut}});
        return future.result();
    }

    FixedClock m_clock;
};

QTEST_GUILESS_MAIN(TestImageFetcher)
#include "tst_imagefetcher.moc"
