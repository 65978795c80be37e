// SPDX-License-Identifier: Apache-2.0
#include "core/image/imagereader.h"
#include "registry/client/registryclient.h"
#include "registry/client/requestscheduler.h"
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RegistryAccess insecure{.insecure = true};

/// The digest that skopeo, which shares no line with us, sees; of the list if it is one.
QString skopeoDigest(const QString &reference)
{
    QProcess skopeo;
    skopeo.start(
        u"skopeo"_s,
        {u"inspect"_s, u"--tls-verify=false"_s, u"--no-tags"_s, u"docker://"_s + reference});
    if (!skopeo.waitForFinished() || skopeo.exitCode() != 0)
        return QString::fromLocal8Bit(skopeo.readAllStandardError());
    return QJsonDocument::fromJson(skopeo.readAllStandardOutput())
        .object()
        .value("Digest"_L1)
        .toString();
}

} // namespace

/// The client over real sockets: against Debian's docker-registry, and against faults.
class RegistryClientTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void fetchesImages_data();
    void fetchesImages();
    void fetchesByDigest();
    void fetchesOneImageOfAList();
    void missing_data();
    void missing();
    void plainHttpNeedsInsecure();
    void selfSignedNeedsInsecure();
    void pingsOnce();
    void t51_refusesDigestsThatAreNone_data();
    void t51_refusesDigestsThatAreNone();
    void asksForAllKindsOfManifests();
    void faults_data();
    void faults();
    void recoversFromALostConnection();
    void t50_refusesAWrongBlob();
    void stopWorksAtOnce();
    void endsItsCallsWhenDestroyed();
    // A client of its own for each test: it remembers endpoints, and ports come again.
    void cleanup() { m_client = makeClient(); }

private:
    template<typename T>
    static Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    Result<RegistryManifest> manifest(const QString &reference, RegistryAccess access = insecure)
    {
        return wait(m_client->manifest(*PullSpec::parse(reference), access, {}));
    }

    Result<Image> image(const QString &reference);

    std::unique_ptr<RegistryClient> makeClient()
    {
        return std::make_unique<RegistryClient>(m_scheduler);
    }

    NetworkTransport m_transport;
    RequestScheduler m_scheduler{m_transport, {.retry = {.firstDelay = 1ms}}};
    std::unique_ptr<RegistryClient> m_client = makeClient();
};

Result<Image> RegistryClientTest::image(const QString &reference)
{
    const Result<RegistryManifest> reply = manifest(reference);
    if (!reply)
        return reply.error();
    const Result<Manifest> parsed = parseManifest(reply->body, reply->mediaType);
    if (!parsed)
        return parsed.error();
    const Result<QByteArray> config = wait(m_client->blob(
        *PullSpec::parse(reference), parsed->configDigest, limits::imageConfigBytes, insecure, {}));
    if (!config)
        return config.error();
    return readImage(*parsed, *config);
}

void RegistryClientTest::fetchesImages_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("schema 2") << int(TestImage::Format::Schema2);
    QTest::newRow("OCI") << int(TestImage::Format::Oci);
    QTest::newRow("OCI without mediaType") << int(TestImage::Format::OciWithoutMediaType);
}

void RegistryClientTest::fetchesImages()
{
    QFETCH(const int, format);
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const TestImage pushed{.name = u"app"_s,
                           .format = TestImage::Format(format),
                           .labels = {{u"version"_s, u"1.0"_s}},
                           .exposedPorts = {u"8080/tcp"_s}};
    const QString digest = registry.pushImage(u"lib/app"_s, {u"1.0"_s, u"latest"_s}, pushed);

    const QString reference = registry.host() + u"/lib/app:1.0"_s;
    const Result<Image> fetched = image(reference);

    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().detail));
    QCOMPARE(fetched->name, digest);
    QCOMPARE(fetched->name, skopeoDigest(reference));
    QCOMPARE(fetched->id, buildImage(pushed).config.digest);
    QCOMPARE(fetched->config.labels, pushed.labels);
    QCOMPARE(fetched->config.exposedPorts, pushed.exposedPorts);
    // No tag means latest.
    QCOMPARE(manifest(registry.host() + u"/lib/app"_s)->digest, digest);
}

void RegistryClientTest::fetchesByDigest()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const QString digest = registry.pushImage(u"deep/er/app"_s, {}, {.name = u"app"_s});
    const Result<RegistryManifest> fetched
        = manifest(registry.host() + u"/deep/er/app@"_s + digest);
    QVERIFY(fetched);
    QCOMPARE(fetched->digest, digest);
}

void RegistryClientTest::fetchesOneImageOfAList()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    for (const TestImage::Format format : {TestImage::Format::Schema2, TestImage::Format::Oci}) {
        const TestImage amd{.name = u"multi"_s, .format = format};
        TestImage arm = amd;
        arm.architecture = u"arm64"_s;
        const QString digest = registry.pushList(u"lib/multi"_s, {u"latest"_s}, {arm, amd});

        const Result<RegistryManifest> list = manifest(registry.host() + u"/lib/multi"_s);
        QVERIFY(list);
        QCOMPARE(list->digest, digest);
        const Result<Manifest> parsed = parseManifest(list->body, list->mediaType);
        QVERIFY(parsed);
        const Result<ImageManifest> chosen = selectPlatform(parsed->manifests);
        QVERIFY(chosen);
        const Result<Image> child = image(registry.host() + u"/lib/multi@"_s + chosen->digest);
        QVERIFY(child);
        QCOMPARE(child->name, buildImage(amd).manifest.digest);
        QCOMPARE(child->architecture, u"amd64"_s);
    }
}

void RegistryClientTest::missing_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("tag") << u"/lib/app:9"_s;
    QTest::newRow("repository") << u"/lib/nothing:1"_s;
    QTest::newRow("digest") << u"/lib/app@sha256:"_s + QString(64, u'0');
}

void RegistryClientTest::missing()
{
    QFETCH(const QString, what);
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    QVERIFY(!registry.pushImage(u"lib/app"_s, {u"1"_s}, {}).isEmpty());

    const Result<RegistryManifest> fetched = manifest(registry.host() + what);

    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Error::Kind::NotFound);
    QVERIFY2(fetched.error().detail.startsWith(u"manifest unknown: "),
             qPrintable(fetched.error().detail));
    QCOMPARE(fetched.error().subject, registry.host() + what);

    const Result<QByteArray> blob
        = wait(m_client->blob(*PullSpec::parse(registry.host() + u"/lib/app"_s),
                              u"sha256:"_s + QString(64, u'0'), 100, insecure, {}));
    QVERIFY(!blob);
    QCOMPARE(blob.error().detail, u"unknown blob"_s);
}

void RegistryClientTest::plainHttpNeedsInsecure()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    registry.pushImage(u"lib/app"_s, {u"1"_s}, {});
    const Result<RegistryManifest> fetched = manifest(registry.host() + u"/lib/app:1"_s, {});
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().detail,
             u"Get \"https://%1/v2/\": http: server gave HTTP response to HTTPS client"_s.arg(
                 registry.host()));
}

void RegistryClientTest::selfSignedNeedsInsecure()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(RegistryProcess::Scheme::Https), qPrintable(registry.errorString()));
    const QString digest = registry.pushImage(u"lib/app"_s, {u"1"_s}, {});
    const QString reference = registry.host() + u"/lib/app:1"_s;

    const Result<RegistryManifest> strict = manifest(reference, {});
    QVERIFY(!strict);
    QCOMPARE(strict.error().kind, Error::Kind::UntrustedTls);
    QCOMPARE(strict.error().detail,
             u"Get \"https://%1/v2/\": x509: certificate signed by unknown authority"_s.arg(
                 registry.host()));

    QCOMPARE(manifest(reference)->digest, digest);
    QVERIFY(!manifest(reference, {})); // what one tag may, others still may not
}

void RegistryClientTest::pingsOnce()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    registry.serveImage(u"a"_s, u"1"_s, buildImage({}));
    QVERIFY(image(registry.host() + u"/a:1"_s));
    QVERIFY(image(registry.host() + u"/a:1"_s));
    QCOMPARE(registry.requestsTo("/v2/").size(), 1);
    QCOMPARE(registry.requests().size(), 5);
}

void RegistryClientTest::t51_refusesDigestsThatAreNone_data()
{
    QTest::addColumn<QString>("digest");
    QTest::newRow("climbs") << u"sha256:../../x"_s;
    QTest::newRow("short") << u"sha256:aa"_s;
    QTest::newRow("md5") << u"md5:"_s + QString(32, u'a');
    QTest::newRow("empty") << QString();
}

void RegistryClientTest::t51_refusesDigestsThatAreNone()
{
    QFETCH(const QString, digest);
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    const Result<QByteArray> blob = wait(
        m_client->blob(*PullSpec::parse(registry.host() + u"/a"_s), digest, 10, insecure, {}));
    QVERIFY(!blob);
    QCOMPARE(blob.error().kind, Error::Kind::InvalidInput);
    QCOMPARE(registry.requests().size(), 0);
}

void RegistryClientTest::asksForAllKindsOfManifests()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    QVERIFY(!manifest(registry.host() + u"/library/a:1"_s));
    const QByteArray accept = registry.requests().constLast().header("Accept");
    for (const char *type :
         {"application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.v1+prettyjws", "application/json"})
        QVERIFY2(accept.contains(type), type);
    QCOMPARE(registry.requests().constLast().path, "/v2/library/a/manifests/1");
}

void RegistryClientTest::faults_data()
{
    using Answer = MisbehavingRegistry::Answer;
    using Kind = Error::Kind;
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<int>("requests"); // for the manifest

    QTest::newRow("503 for good") << Answer{.status = 503,
                                            .reason = "Service Unavailable",
                                            .body = "<html>"}
                                  << Kind::InvalidReply
                                  << u"received unexpected HTTP status: 503 Service Unavailable"_s
                                  << 3;
    QTest::newRow("429, wait long")
        << Answer{.status = 429,
                  .headers = {{"Retry-After", "3600"}},
                  .body = R"({"errors":[{"code":"TOOMANYREQUESTS","message":"limit"}]})"}
        << Kind::RateLimited << u"toomanyrequests: limit"_s << 1;
    QTest::newRow("half a body") << Answer{.body = "{}", .fault = Fault::HalfBody} << Kind::Offline
                                 << u"unexpected EOF"_s << 3;
    QTest::newRow("5 MiB") << Answer{.body = QByteArray(5 << 20, 'x')} << Kind::TooLarge
                           << u"the reply is larger than 4194304 bytes"_s << 1;
    QTest::newRow("endless") << Answer{.fault = Fault::EndlessBody} << Kind::TooLarge
                             << u"the reply is larger than 4194304 bytes"_s << 1;
    QTest::newRow("wrong Docker-Content-Digest")
        << Answer{.headers = {{"Docker-Content-Digest", "sha256:" + QByteArray(64, '0')}},
                  .body = "{}"}
        << Kind::DigestMismatch
        << u"content integrity error: the manifest retrieved with digest sha256:%1 does not match "
           "the digest calculated from the content "
           "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"_s.arg(
               QString(64, u'0'))
        << 1;
    QTest::newRow("HTML") << Answer{.status = 404, .body = "<html>"} << Kind::InvalidReply
                          << u"error parsing HTTP 404 response body: invalid character '<' "
                             "looking for beginning of value: \"<html>\""_s
                          << 1;
    QTest::newRow("401 without a word") << Answer{.status = 401} << Kind::Unauthorized
                                        << u"unauthorized: authentication required"_s << 1;
}

void RegistryClientTest::faults()
{
    QFETCH(const MisbehavingRegistry::Answer, answer);
    QFETCH(const Error::Kind, kind);
    QFETCH(const int, requests);
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    registry.answer("/v2/a/manifests/1", answer);

    const Result<RegistryManifest> fetched = manifest(registry.host() + u"/a:1"_s);

    QVERIFY(!fetched);
    QTEST(fetched.error().detail, "detail");
    QCOMPARE(fetched.error().kind, kind);
    QCOMPARE(registry.requestsTo("/v2/a/manifests/1").size(), requests);
    if (kind == Error::Kind::RateLimited)
        QCOMPARE(fetched.error().retryAfter, 3600s);
}

void RegistryClientTest::recoversFromALostConnection()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    const BuiltImage built = buildImage({});
    registry.answer("/v2/a/manifests/1", {.body = "{}", .fault = Fault::HalfBody});
    registry.answer("/v2/a/manifests/1", {.status = 502, .reason = "Bad Gateway"});
    registry.serveManifest(u"a"_s, u"1"_s, built.manifest);
    const Result<RegistryManifest> fetched = manifest(registry.host() + u"/a:1"_s);
    QVERIFY(fetched);
    QCOMPARE(fetched->digest, built.manifest.digest);
}

void RegistryClientTest::t50_refusesAWrongBlob()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    const BuiltImage built = buildImage({});
    registry.serveManifest(u"a"_s, u"1"_s, built.manifest);
    registry.answer("/v2/a/blobs/" + built.config.digest.toLatin1(), {.body = "{}"});
    const Result<Image> fetched = image(registry.host() + u"/a:1"_s);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Error::Kind::DigestMismatch);
    QVERIFY(fetched.error().detail.startsWith(
        u"content integrity error: the blob retrieved with digest "_s + built.config.digest));
}

void RegistryClientTest::stopWorksAtOnce()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    registry.answer("/v2/a/manifests/1", {.fault = Fault::NeverAnswers});
    std::stop_source user;
    const auto future = m_client->manifest(*PullSpec::parse(registry.host() + u"/a:1"_s), insecure,
                                           user.get_token());
    QTRY_COMPARE(registry.requestsTo("/v2/a/manifests/1").size(), 1);
    QElapsedTimer watch;
    watch.start();
    user.request_stop();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE_LT(watch.elapsed(), 500);
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    QTRY_COMPARE(registry.openConnections(), 1); // only the one of the ping stays in stock
}

void RegistryClientTest::endsItsCallsWhenDestroyed()
{
    MisbehavingRegistry registry;
    QVERIFY(registry.listen());
    registry.answer("/v2/a/manifests/1", {.fault = Fault::NeverAnswers});
    const auto future
        = m_client->manifest(*PullSpec::parse(registry.host() + u"/a:1"_s), insecure, {});
    QTRY_COMPARE(registry.requestsTo("/v2/a/manifests/1").size(), 1);
    m_client.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(RegistryClientTest)
#include "tst_registryclient.moc"
