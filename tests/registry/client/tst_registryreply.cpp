// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryreply.h"
#include "tests/support/signedmanifest.h"
#include "tests/support/testcase.h"

#include <QCryptographicHash>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray body = "{\"a\":1}";
const QString right = Digest::ofSha256(body).toString();
const QString wrong = u"sha256:"_s + QString(64, u'0');

HttpReply ok(const QByteArray &contentDigest = {})
{
    HttpReply reply{.status = 200,
                    .body = body,
                    .headers
                    = {{"Content-Type", "application/vnd.oci.image.manifest.v1+json; x=y"}}};
    if (!contentDigest.isEmpty())
        reply.headers.append({"Docker-Content-Digest", contentDigest});
    return reply;
}

QString integrity(const QString &what, const QString &claimed, const QString &calculated)
{
    return u"content integrity error: the %1 retrieved with digest %2 does not match the digest "
           "calculated from the content %3"_s.arg(what, claimed, calculated);
}

} // namespace

class RegistryReplyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void recognisesARegistry_data();
    void recognisesARegistry();
    void readsAManifest();
    void t50_verifiesDigests_data();
    void t50_verifiesDigests();
    void knowsOtherAlgorithms();
    void passesErrorsOn();
    void readsABlob();
    void refusesAWrongBlob();
    void hasAWordForAMissingBlob();
    void aSignedManifestIsKnownByWhatWasSigned();
    void t50_noModernManifestPassesForItsSignedPart_data();
    void t50_noModernManifestPassesForItsSignedPart();
    void readsHeads_data();
    void readsHeads();
    void readsSizes_data();
    void readsSizes();
};

void RegistryReplyTest::recognisesARegistry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasHeader");
    QTest::addColumn<bool>("isRegistry");
    QTest::newRow("200") << 200 << false << true;
    QTest::newRow("401") << 401 << false << true;
    QTest::newRow("403") << 403 << false << true;
    QTest::newRow("404") << 404 << false << false;
    QTest::newRow("404 with the header") << 404 << true << true;
    QTest::newRow("500") << 500 << false << false;
}

void RegistryReplyTest::recognisesARegistry()
{
    QFETCH(const int, status);
    QFETCH(const bool, hasHeader);
    HttpReply reply{.status = status};
    if (hasHeader)
        reply.headers.emplaceBack("docker-distribution-api-version", "");
    const std::optional<Error> error = checkPing(reply, u"https://h"_s);
    QTEST(!error, "isRegistry");
    if (status == 404 && error)
        QCOMPARE(error->detail,
                 u"endpoint \"https://h\" does not support v2 API (got 404 Not Found)"_s);
}

void RegistryReplyTest::readsAManifest()
{
    const Result<RegistryManifest> manifest = readManifestReply(ok(), std::nullopt);
    QVERIFY(manifest);
    QCOMPARE(manifest->body, body);
    QCOMPARE(manifest->mediaType, u"application/vnd.oci.image.manifest.v1+json"_s);
    QCOMPARE(manifest->digest, right);
}

void RegistryReplyTest::t50_verifiesDigests_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("detail");
    QTest::newRow("by tag, no header") << QString() << QByteArray() << QString();
    QTest::newRow("by tag, right header") << QString() << right.toLatin1() << QString();
    QTest::newRow("by tag, header contradicts")
        << QString() << wrong.toLatin1() << integrity(u"manifest"_s, wrong, right);
    QTest::newRow("by tag, header is no digest")
        << QString() << QByteArray("sha256:../../x")
        << integrity(u"manifest"_s, u"sha256:../../x"_s, right);
    QTest::newRow("by digest") << right << QByteArray() << QString();
    QTest::newRow("by digest, other content")
        << wrong << QByteArray() << integrity(u"manifest"_s, wrong, right);
    QTest::newRow("by digest, header claims the wanted one")
        << wrong << wrong.toLatin1() << integrity(u"manifest"_s, wrong, right);
    QTest::newRow("by digest, header contradicts")
        << right << wrong.toLatin1() << integrity(u"manifest"_s, wrong, right);
}

void RegistryReplyTest::t50_verifiesDigests()
{
    QFETCH(const QString, wanted);
    QFETCH(const QByteArray, header);
    QFETCH(const QString, detail);
    const std::optional<Digest> digest
        = wanted.isEmpty() ? std::nullopt : std::optional(*Digest::parse(wanted));
    const Result<RegistryManifest> manifest = readManifestReply(ok(header), digest);
    QCOMPARE(manifest.has_value(), detail.isEmpty());
    if (manifest)
        return;
    QCOMPARE(manifest.error().kind, Error::Kind::DigestMismatch);
    QCOMPARE(manifest.error().detail, detail);
}

void RegistryReplyTest::knowsOtherAlgorithms()
{
    const auto sha512 = Digest::parse(
        u"sha512:"_s
        + QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha512).toHex()));
    QVERIFY(sha512);
    QCOMPARE(readManifestReply(ok(), *sha512)->digest, sha512->toString());
    QVERIFY(readManifestReply(ok(sha512->toString().toLatin1()), std::nullopt));
}

void RegistryReplyTest::passesErrorsOn()
{
    const Result<RegistryManifest> manifest
        = readManifestReply({.status = 503, .reasonPhrase = "Out Of Order"}, std::nullopt);
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().detail, u"received unexpected HTTP status: 503 Out Of Order"_s);
}

void RegistryReplyTest::readsABlob()
{
    QCOMPARE(*readBlobReply({.status = 200, .body = body}, *Digest::parse(right)), body);
}

void RegistryReplyTest::refusesAWrongBlob()
{
    const Result<QByteArray> blob
        = readBlobReply({.status = 200, .body = body}, *Digest::parse(wrong));
    QVERIFY(!blob);
    QCOMPARE(blob.error().kind, Error::Kind::DigestMismatch);
    QCOMPARE(blob.error().detail, integrity(u"blob"_s, wrong, right));
}

void RegistryReplyTest::hasAWordForAMissingBlob()
{
    const Result<QByteArray> blob = readBlobReply(
        {.status = 404, .body = R"({"errors":[{"code":"BLOB_UNKNOWN"}]})"}, *Digest::parse(right));
    QVERIFY(!blob);
    QCOMPARE(blob.error().detail, u"unknown blob"_s);
}

void RegistryReplyTest::aSignedManifestIsKnownByWhatWasSigned()
{
    const QByteArray payload = "{\"schemaVersion\":1\n}";
    const Digest digest = Digest::ofSha256(payload);
    HttpReply reply{.status = 200,
                    .body = signedManifest(payload),
                    .headers = {{"Content-Type", "application/json; charset=utf-8"},
                                {"Docker-Content-Digest", digest.toString().toLatin1()}}};
    const Result<RegistryManifest> manifest = readManifestReply(reply, digest);
    QVERIFY(manifest);
    QCOMPARE(manifest->digest, digest.toString());
    QCOMPARE(manifest->body, reply.body);
    reply.body = signedManifest("{\"schemaVersion\":1,\"x\":2\n}");
    QVERIFY(!readManifestReply(reply, digest));
}

void RegistryReplyTest::t50_noModernManifestPassesForItsSignedPart_data()
{
    QTest::addColumn<QByteArray>("mediaType");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("schema 2") << QByteArray("application/vnd.docker.distribution.manifest.v2+json")
                              << false;
    QTest::newRow("OCI") << QByteArray("application/vnd.oci.image.manifest.v1+json") << false;
    QTest::newRow("index") << QByteArray("application/vnd.oci.image.index.v1+json") << false;
    QTest::newRow("list") << QByteArray("application/vnd.docker.distribution.manifest.list.v2+json")
                          << false;
    QTest::newRow("schema 1") << QByteArray(
        "application/vnd.docker.distribution.manifest.v1+prettyjws")
                              << true;
    QTest::newRow("unknown") << QByteArray("text/plain") << true;
    QTest::newRow("none") << QByteArray() << true;
}

void RegistryReplyTest::t50_noModernManifestPassesForItsSignedPart()
{
    QFETCH(const QByteArray, mediaType);
    const QByteArray payload = "{\"schemaVersion\":1\n}";
    HttpReply reply{.status = 200, .body = signedManifest(payload)};
    if (!mediaType.isEmpty())
        reply.headers.emplaceBack("Content-Type", mediaType);
    const Result<RegistryManifest> manifest = readManifestReply(reply, Digest::ofSha256(payload));
    QTEST(manifest.has_value(), "isSigned");
    if (!manifest)
        QCOMPARE(manifest.error().kind, Error::Kind::DigestMismatch);
}

void RegistryReplyTest::readsHeads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("detail"); // empty: it is read
    QTest::newRow("good") << 200 << right.toLatin1() << QString();
    QTest::newRow("says no digest") << 200 << QByteArray() << QString();
    QTest::newRow("another than was asked for")
        << 200 << wrong.toLatin1() << integrity(u"manifest"_s, right, wrong);
    QTest::newRow("t51 no digest at all")
        << 200 << QByteArray("sha256:../../x") << u"unsupported digest algorithm"_s;
    QTest::newRow("missing") << 404 << QByteArray() << u"manifest unknown: manifest unknown"_s;
    QTest::newRow("not allowed") << 401 << QByteArray()
                                 << u"unauthorized: authentication required"_s;
    QTest::newRow("forbidden") << 403 << QByteArray()
                               << u"denied: requested access to the resource is denied"_s;
    QTest::newRow("too many") << 429 << QByteArray() << u"toomanyrequests: too many requests"_s;
    QTest::newRow("broken") << 503 << QByteArray()
                            << u"received unexpected HTTP status: 503 Service Unavailable"_s;
}

void RegistryReplyTest::readsHeads()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    QFETCH(const QString, detail);
    HttpReply reply{.status = status,
                    .headers = {{"Content-Type", "a/b; c=d"}, {"Content-Length", "321"}}};
    if (!header.isEmpty())
        reply.headers.append({"docker-content-digest", header});
    const Result<ManifestHead> head = readHeadReply(reply, *Digest::parse(right));
    QCOMPARE(head.has_value(), detail.isEmpty());
    if (!head) {
        if (!QByteArray(QTest::currentDataTag()).startsWith("t51"))
            QCOMPARE(head.error().detail, detail);
        return;
    }
    QCOMPARE(head->digest, QString::fromLatin1(header));
    QCOMPARE(head->mediaType, u"a/b"_s);
    QCOMPARE(head->size, 321);
}

void RegistryReplyTest::readsSizes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<QString>("detail");
    QTest::newRow("good") << 200 << QByteArray("77") << QString();
    QTest::newRow("no length") << 200 << QByteArray()
                               << u"missing content-length header for request: https://r/b"_s;
    QTest::newRow("negative") << 200 << QByteArray("-1")
                              << u"missing content-length header for request: https://r/b"_s;
    QTest::newRow("missing") << 404 << QByteArray() << u"unknown blob"_s;
    QTest::newRow("not allowed") << 401 << QByteArray()
                                 << u"unauthorized: authentication required"_s;
}

void RegistryReplyTest::readsSizes()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, length);
    QFETCH(const QString, detail);
    HttpReply reply{.status = status, .url = QUrl(u"https://r/b"_s)};
    if (!length.isEmpty())
        reply.headers.append({"Content-Length", length});
    const Result<qint64> size = readSizeReply(reply);
    QCOMPARE(size.has_value(), detail.isEmpty());
    if (size)
        QCOMPARE(*size, 77);
    else
        QCOMPARE(size.error().detail, detail);
}

QTEST_GUILESS_MAIN(RegistryReplyTest)
#include "tst_registryreply.moc"
