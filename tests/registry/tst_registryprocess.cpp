// SPDX-License-Identifier: Apache-2.0
#include "tests/support/blockinghttp.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "tests/support/tokenserver.h"
#include "tests/support/tool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString imageName = u"app"_s;
/// Without it the registry 2.x tries to make a schema 1 manifest.
const QByteArray manifestType = "application/vnd.docker.distribution.manifest.v2+json";

QByteArray basic(const QByteArray &userAndPassword)
{
    return "Basic " + userAndPassword.toBase64();
}

/// The token in the answer to a request for pulling @p repository; empty if there is none.
QByteArray tokenFor(const TokenServer &server, const QString &authority, const QString &repository,
                    const QByteArray &authorization = {})
{
    const QString path
        = u"/token?service=headwater-test-registry&scope=repository:%1:pull"_s.arg(repository);
    const BlockingReply reply = blockingHttp({.host = server.host(),
                                              .path = path.toLatin1(),
                                              .authorization = authorization,
                                              .tls = true,
                                              .authority = authority});
    return QJsonDocument::fromJson(reply.body)["token"_L1].toString().toLatin1();
}

QStringList numbered(int count)
{
    QStringList tags;
    for (int i = 0; i < count; ++i)
        tags.append(u"v%1"_s.arg(i, 5, 10, QChar(u'0')));
    return tags;
}

/// What skopeo says of an image; its certificate must be signed by the authority in @p trusted.
ToolRun inspect(const QString &image, const QString &trusted, const QStringList &arguments = {})
{
    return runTool(u"skopeo"_s,
                   QStringList{u"inspect"_s, u"--no-tags"_s, u"--cert-dir"_s, trusted} + arguments
                       + QStringList{u"docker://"_s + image});
}

} // namespace

/// The stand-in for the world that other tests rely on must itself be right: here each kind of
/// registry is asked by plain HTTP and by skopeo.
class RegistryProcessTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void imageIsServedUnderItsDigest_data();
    void imageIsServedUnderItsDigest();
    void listIsServedUnderItsDigest_data();
    void listIsServedUnderItsDigest();
    void stopsAndServesAgain();
    void logNeverStallsIt();
    void authorityIsTrusted();
    void certificateIsRefused_data();
    void certificateIsRefused();
    void wantsClientCertificate();
    void wantsPassword();
    void wantsToken();
    void tokenServerKnowsItsUsers_data();
    void tokenServerKnowsItsUsers();
    void identityTokenIsGoodForTokens();
    void tokensExpire();
    void servesManyTags_data();
    void servesManyTags();

private:
    TestCertificate m_authority;
    TestCertificate m_leaf;
    QTemporaryDir m_trusted; ///< for skopeo: holds the authority's certificate
    RegistryProcess m_plain;
};

void RegistryProcessTest::initTestCase()
{
    TestCase::initTestCase();
    QVERIFY(m_authority.createAuthority());
    QVERIFY(m_leaf.createSignedBy(m_authority));
    QVERIFY(QFile::copy(m_authority.certificatePath(), m_trusted.filePath(u"ca.crt"_s)));
    QVERIFY2(m_plain.start(), qPrintable(m_plain.errorString()));
    for (const QString &repository : {u"lib/app"_s, u"private/app"_s})
        QVERIFY(!m_plain.pushImage(repository, {u"1.0"_s}, {.name = imageName}).isEmpty());
}

void RegistryProcessTest::imageIsServedUnderItsDigest_data()
{
    QTest::addColumn<TestImage::Format>("format");
    QTest::addColumn<QByteArray>("mediaType");
    QTest::newRow("schema 2") << TestImage::Format::Schema2
                              << "application/vnd.docker.distribution.manifest.v2+json"_ba;
    QTest::newRow("OCI") << TestImage::Format::Oci
                         << "application/vnd.oci.image.manifest.v1+json"_ba;
    QTest::newRow("OCI without a media type") << TestImage::Format::OciWithoutMediaType
                                              << "application/vnd.oci.image.manifest.v1+json"_ba;
}

void RegistryProcessTest::imageIsServedUnderItsDigest()
{
    QFETCH(const TestImage::Format, format);
    QFETCH(const QByteArray, mediaType);
    const TestImage image{.name = u"formats"_s, .format = format};
    const QString digest = m_plain.pushImage(u"lib/formats"_s, {u"1.0"_s}, image);
    QVERIFY2(!digest.isEmpty(), qPrintable(m_plain.errorString()));

    const BlockingReply reply = blockingHttp(
        {.host = m_plain.host(), .path = "/v2/lib/formats/manifests/1.0", .accept = mediaType});

    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), mediaType);
    QCOMPARE(QString::fromLatin1(reply.header("Docker-Content-Digest")), digest);
    QCOMPARE(reply.body, buildImage(image).manifest.content);
}

void RegistryProcessTest::listIsServedUnderItsDigest_data()
{
    QTest::addColumn<TestImage::Format>("format");
    QTest::addColumn<QByteArray>("mediaType");
    QTest::newRow("schema 2") << TestImage::Format::Schema2
                              << "application/vnd.docker.distribution.manifest.list.v2+json"_ba;
    QTest::newRow("OCI") << TestImage::Format::Oci << "application/vnd.oci.image.index.v1+json"_ba;
}

void RegistryProcessTest::listIsServedUnderItsDigest()
{
    QFETCH(const TestImage::Format, format);
    QFETCH(const QByteArray, mediaType);
    RegistryProcess registry;
    QVERIFY2(registry.start(RegistryProcess::Scheme::Https), qPrintable(registry.errorString()));
    const TestImage amd{.name = u"multi"_s, .format = format};
    TestImage arm = amd;
    arm.architecture = u"arm64"_s;
    const QString digest = registry.pushList(u"lib/multi"_s, {u"latest"_s}, {amd, arm});

    const BlockingReply reply = blockingHttp({.host = registry.host(),
                                              .path = "/v2/lib/multi/manifests/latest",
                                              .accept = mediaType,
                                              .tls = true});
    QCOMPARE(reply.status, 200);
    QCOMPARE(QString::fromLatin1(reply.header("Docker-Content-Digest")), digest);
}

void RegistryProcessTest::stopsAndServesAgain()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    QVERIFY(!registry.pushImage(u"a"_s, {u"1"_s}, {}).isEmpty());
    const QString host = registry.host();

    registry.stop();
    QCOMPARE(blockingHttp({.host = host, .path = "/v2/"}).status, 0);
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));

    QCOMPARE(registry.host(), host);
    QCOMPARE(blockingHttp({.host = host, .path = "/v2/a/tags/list"}).status, 200);
}

/// 600 errors are about 200 KiB of log, three times what a pipe holds.
void RegistryProcessTest::logNeverStallsIt()
{
    for (int i = 0; i < 600; ++i)
        QCOMPARE(
            blockingHttp({.host = m_plain.host(),
                          .path = "/v2/lib/app/manifests/no-such-tag-" + QByteArray::number(i)})
                .status,
            404);
}

void RegistryProcessTest::authorityIsTrusted()
{
    RegistryProcess registry;
    QVERIFY2(registry.start({.certificate = &m_leaf, .storage = m_plain.storage()}),
             qPrintable(registry.errorString()));
    const BlockingReply reply = blockingHttp({.host = registry.host(),
                                              .path = "/v2/lib/app/manifests/1.0",
                                              .accept = manifestType,
                                              .tls = true,
                                              .authority = m_authority.certificatePath()});
    QCOMPARE(reply.status, 200);
    const QString image = registry.host() + u"/lib/app:1.0"_s;
    QCOMPARE(inspect(image, m_trusted.path()).exitCode, 0);

    QTemporaryDir nothing;
    const ToolRun untrusted = inspect(image, nothing.path());
    QVERIFY(untrusted.exitCode != 0);
    QVERIFY2(untrusted.output.contains("certificate signed by unknown authority"),
             untrusted.output.constData());
}

void RegistryProcessTest::certificateIsRefused_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("why");
    const QString local = TestCertificate::localNames();
    QTest::newRow("expired") << local << TestCertificate::expired()
                             << "certificate has expired or is not yet valid"_ba;
    QTest::newRow("not yet valid") << local << TestCertificate::notYetValid()
                                   << "certificate has expired or is not yet valid"_ba;
    QTest::newRow("other name") << u"DNS:other.example.com"_s << QStringList()
                                << "cannot validate certificate for 127.0.0.1"_ba;
}

void RegistryProcessTest::certificateIsRefused()
{
    QFETCH(const QString, names);
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, why);
    TestCertificate leaf;
    QVERIFY(leaf.createSignedBy(m_authority, names, arguments));
    RegistryProcess registry;
    QVERIFY2(registry.start({.certificate = &leaf, .storage = m_plain.storage()}),
             qPrintable(registry.errorString()));
    const ToolRun run = inspect(registry.host() + u"/lib/app:1.0"_s, m_trusted.path());
    QVERIFY(run.exitCode != 0);
    QVERIFY2(run.output.contains(why), run.output.constData());
}

void RegistryProcessTest::wantsClientCertificate()
{
    TestCertificate client;
    QVERIFY(client.createSignedBy(m_authority, u"DNS:client"_s, TestCertificate::forClient()));
    RegistryProcess registry;
    QVERIFY2(registry.start({.certificate = &m_leaf,
                             .clientAuthority = &m_authority,
                             .storage = m_plain.storage()}),
             qPrintable(registry.errorString()));
    BlockingRequest request{.host = registry.host(), .path = "/v2/", .tls = true};
    QCOMPARE(blockingHttp(request).status, 0);
    request.clientCertificate = client.certificatePath();
    request.clientKey = client.keyPath();
    QCOMPARE(blockingHttp(request).status, 200);
}

void RegistryProcessTest::wantsPassword()
{
    RegistryProcess registry;
    QVERIFY2(
        registry.start({.certificate = &m_leaf,
                        .users = {{u"alice"_s, u"alicepw"_s}, {u"robot$ci"_s, u"p@ss:w/rd=="_s}},
                        .storage = m_plain.storage()}),
        qPrintable(registry.errorString()));
    BlockingRequest request{.host = registry.host(),
                            .path = "/v2/lib/app/manifests/1.0",
                            .accept = manifestType,
                            .tls = true};
    const BlockingReply anonymous = blockingHttp(request);
    QCOMPARE(anonymous.status, 401);
    QCOMPARE(anonymous.header("WWW-Authenticate"), R"(Basic realm="headwater-test-registry")"_ba);
    request.authorization = basic("alice:wrong");
    QCOMPARE(blockingHttp(request).status, 401);
    request.authorization = basic("alice:alicepw");
    QCOMPARE(blockingHttp(request).status, 200);

    const QString image = registry.host() + u"/lib/app:1.0"_s;
    QVERIFY(inspect(image, m_trusted.path()).exitCode != 0);
    QCOMPARE(inspect(image, m_trusted.path(), {u"--creds"_s, u"robot$ci:p@ss:w/rd=="_s}).exitCode,
             0);
}

void RegistryProcessTest::wantsToken()
{
    TokenServer tokens;
    QVERIFY2(tokens.start({.certificate = &m_leaf, .users = {{u"alice"_s, {u"alicepw"_s}}}}),
             qPrintable(tokens.errorString()));
    RegistryProcess registry;
    QVERIFY2(
        registry.start({.certificate = &m_leaf, .tokens = &tokens, .storage = m_plain.storage()}),
        qPrintable(registry.errorString()));
    BlockingRequest request{.host = registry.host(),
                            .path = "/v2/lib/app/manifests/1.0",
                            .accept = manifestType,
                            .tls = true};
    const BlockingReply without = blockingHttp(request);
    QCOMPARE(without.status, 401);
    QCOMPARE(
        QString::fromLatin1(without.header("WWW-Authenticate")),
        uR"(Bearer realm="%1",service="headwater-test-registry",scope="repository:lib/app:pull")"_s
            .arg(tokens.realm()));
    request.authorization
        = "Bearer " + tokenFor(tokens, m_authority.certificatePath(), u"lib/app"_s);
    QCOMPARE(blockingHttp(request).status, 200);
    request.path = "/v2/private/app/manifests/1.0";
    QCOMPARE(blockingHttp(request).status, 401);

    const QString secret = registry.host() + u"/private/app:1.0"_s;
    QCOMPARE(inspect(registry.host() + u"/lib/app:1.0"_s, m_trusted.path()).exitCode, 0);
    QVERIFY(inspect(secret, m_trusted.path()).exitCode != 0);
    QCOMPARE(inspect(secret, m_trusted.path(), {u"--creds"_s, u"alice:alicepw"_s}).exitCode, 0);
    QCOMPARE(tokens.requests().last()["user"_L1].toString(), u"alice"_s);
    QCOMPARE(tokens.requests().last()["authorization"_L1].toString().toLatin1(),
             basic("alice:alicepw"));
}

void RegistryProcessTest::tokenServerKnowsItsUsers_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayPull");
    QTest::newRow("anonymous, public") << ""_ba << u"lib/app"_s << 200 << true;
    QTest::newRow("anonymous, private") << ""_ba << u"private/app"_s << 200 << false;
    QTest::newRow("alice, private") << basic("alice:alicepw") << u"private/app"_s << 200 << true;
    QTest::newRow("bob, private") << basic("bob:bobpw") << u"private/app"_s << 200 << false;
    QTest::newRow("bob, his own") << basic("bob:bobpw") << u"bob/app"_s << 200 << true;
    QTest::newRow("wrong password") << basic("alice:wrong") << u"lib/app"_s << 401 << false;
    QTest::newRow("unknown user") << basic("carol:pw") << u"lib/app"_s << 401 << false;
    QTest::newRow("broken header") << "Basic %%%"_ba << u"lib/app"_s << 401 << false;
}

void RegistryProcessTest::tokenServerKnowsItsUsers()
{
    QFETCH(const QByteArray, authorization);
    QFETCH(const QString, repository);
    QFETCH(const int, status);
    QFETCH(const bool, mayPull);
    TokenServer tokens;
    QVERIFY2(tokens.start(
                 {.certificate = &m_leaf,
                  .users = {{u"alice"_s, {.password = u"alicepw"_s}},
                            {u"bob"_s, {.password = u"bobpw"_s, .repositories = {u"bob/*"_s}}}}}),
             qPrintable(tokens.errorString()));

    const QByteArray token
        = tokenFor(tokens, m_authority.certificatePath(), repository, authorization);

    const QJsonObject request = tokens.requests().last();
    QCOMPARE(token.isEmpty(), status != 200);
    QCOMPARE(request["status"_L1].toInt(), status);
    QCOMPARE(!request["access"_L1].toArray().isEmpty(), mayPull);
    QCOMPARE(request["authorization"_L1].toString().toLatin1(), authorization);
    QCOMPARE(request["query"_L1]["scope"_L1][0].toString(),
             u"repository:%1:pull"_s.arg(repository));
}

void RegistryProcessTest::identityTokenIsGoodForTokens()
{
    TokenServer tokens;
    QVERIFY2(tokens.start(
                 {.users = {{u"alice"_s,
                             {.password = u"alicepw"_s, .identityToken = u"alice-refresh"_s}}}}),
             qPrintable(tokens.errorString()));
    BlockingRequest request{.method = "POST",
                            .host = tokens.host(),
                            .path = "/token",
                            .contentType = "application/x-www-form-urlencoded"};
    const QByteArray form
        = "grant_type=refresh_token&service=s&scope=repository:private/app:pull&refresh_token=";
    request.body = form + "nonsense";
    QCOMPARE(blockingHttp(request).status, 401);
    request.body = form + "alice-refresh";
    QCOMPARE(blockingHttp(request).status, 200);

    const QJsonObject asked = tokens.requests().last();
    QCOMPARE(asked["user"_L1].toString(), u"alice"_s);
    QCOMPARE(asked["form"_L1]["refresh_token"_L1][0].toString(), u"alice-refresh"_s);
    QVERIFY(asked["authorization"_L1].isNull());
    QVERIFY(!asked["access"_L1].toArray().isEmpty());
}

void RegistryProcessTest::tokensExpire()
{
    TokenServer tokens;
    // The registry allows for clocks that differ by a minute.
    QVERIFY(tokens.start({.certificate = &m_leaf, .expiresIn = -120}));
    RegistryProcess registry;
    QVERIFY2(
        registry.start({.certificate = &m_leaf, .tokens = &tokens, .storage = m_plain.storage()}),
        qPrintable(registry.errorString()));
    const QByteArray token = tokenFor(tokens, m_authority.certificatePath(), u"lib/app"_s);
    QVERIFY(!token.isEmpty());
    QCOMPARE(blockingHttp({.host = registry.host(),
                           .path = "/v2/lib/app/manifests/1.0",
                           .authorization = "Bearer " + token,
                           .tls = true})
                 .status,
             401);
}

void RegistryProcessTest::servesManyTags_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("120") << 120;
    QTest::newRow("10,000") << 10'000;
}

void RegistryProcessTest::servesManyTags()
{
    QFETCH(const int, count);
    const QString repository = u"lib/many%1"_s.arg(count);
    const QStringList tags = numbered(count);
    const QString digest = m_plain.pushImage(repository, {}, {.name = imageName});
    QVERIFY2(m_plain.linkTags(repository, digest, tags), qPrintable(m_plain.errorString()));

    const BlockingReply list = blockingHttp(
        {.host = m_plain.host(), .path = u"/v2/%1/tags/list"_s.arg(repository).toLatin1()});
    const QByteArray path = u"/v2/%1/manifests/%2"_s.arg(repository, tags.last()).toLatin1();
    const BlockingReply manifest = blockingHttp(
        {.method = "HEAD", .host = m_plain.host(), .path = path, .accept = manifestType});

    QCOMPARE(list.status, 200);
    QStringList served = QJsonDocument::fromJson(list.body)["tags"_L1].toVariant().toStringList();
    served.sort();
    QCOMPARE(served, tags);
    QCOMPARE(manifest.status, 200);
    QCOMPARE(QString::fromLatin1(manifest.header("Docker-Content-Digest")), digest);
}

QTEST_GUILESS_MAIN(RegistryProcessTest)
#include "tst_registryprocess.moc"
