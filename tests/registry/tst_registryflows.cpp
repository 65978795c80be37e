// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/image/imagereader.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"
#include "tests/support/fixedcredentials.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "tests/support/tokenserver.h"

#include <QJsonDocument>
#include <QLoggingCategory>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray canary = "canary-7Hq2";
const QString refreshToken = u"refresh-9Kd3"_s;

template<typename T>
T awaited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000) || future.resultCount() == 0)
        return T(Error{.kind = Error::Kind::TimedOut, .detail = u"the test"_s});
    return future.result();
}

QStringList numbered(int count)
{
    QStringList tags;
    for (int i = 0; i < count; ++i)
        tags.append(u"v%1"_s.arg(i, 5, 10, QChar(u'0')));
    return tags;
}

} // namespace

/// The whole client, from the port down to the socket, against each kind of real registry. All of
/// them serve one storage.
class RegistryFlowsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void imageComesThrough_data();
    void imageComesThrough();
    void listComesThrough_data();
    void listComesThrough();
    void unknownAuthorityIsRefused();
    void passwordIsWanted_data();
    void passwordIsWanted();
    void tokenIsForOneRepository();
    void identityTokenGoesToTheTokenServerOnly();
    void tokenServerLearnsNothingUnasked();
    void tagsComeThrough_data();
    void tagsComeThrough();

private:
    Result<RegistryManifest> manifest(const QString &host, const QString &image,
                                      CredentialPort *credentials = nullptr)
    {
        NetworkTransport transport({.certsDirectories = {m_certs.path()}});
        RegistryClient client(transport, {.credentials = credentials});
        return awaited(client.manifest(*PullSpec::parse(host + u'/' + image), {}, {}));
    }

    QTemporaryDir m_certs;
    TestCertificate m_authority;
    TestCertificate m_leaf;
    TokenServer m_tokens;
    RegistryProcess m_plain;
    RegistryProcess m_secure;
    RegistryProcess m_basic;
    RegistryProcess m_bearer;
};

void RegistryFlowsTest::initTestCase()
{
    TestCase::initTestCase();
    // Qt warns of each 401 with a scheme that it does not know itself.
    QLoggingCategory::setFilterRules(u"qt.network.http2.warning=false"_s);
    QVERIFY(m_authority.createAuthority() && m_leaf.createSignedBy(m_authority));
    const TokenUser alice{.password = QString::fromLatin1(canary), .identityToken = refreshToken};
    QVERIFY2(m_tokens.start({.certificate = &m_leaf, .users = {{u"alice"_s, alice}}}),
             qPrintable(m_tokens.errorString()));
    QVERIFY2(m_plain.start(), qPrintable(m_plain.errorString()));
    const QString storage = m_plain.storage();
    QVERIFY(m_secure.start({.certificate = &m_leaf, .storage = storage}));
    QVERIFY(m_basic.start({.certificate = &m_leaf,
                           .users = {{u"alice"_s, QString::fromLatin1(canary)}},
                           .storage = storage}));
    QVERIFY(m_bearer.start({.certificate = &m_leaf, .tokens = &m_tokens, .storage = storage}));
    for (const QString &host : {m_tokens.host(), m_secure.host(), m_basic.host(), m_bearer.host()})
        QVERIFY(m_authority.installFor(host, m_certs.path()));
    for (const QString &repository : {u"lib/app"_s, u"private/app"_s})
        QVERIFY(!m_plain.pushImage(repository, {u"1.0"_s}, {.name = u"app"_s}).isEmpty());
}

void RegistryFlowsTest::imageComesThrough_data()
{
    QTest::addColumn<TestImage::Format>("format");
    QTest::newRow("schema 2") << TestImage::Format::Schema2;
    QTest::newRow("OCI") << TestImage::Format::Oci;
    QTest::newRow("OCI without a media type") << TestImage::Format::OciWithoutMediaType;
}

/// Manifest and configuration become an image, over HTTP that was allowed and over verified TLS.
void RegistryFlowsTest::imageComesThrough()
{
    QFETCH(const TestImage::Format, format);
    const QString digest
        = m_plain.pushImage(u"lib/formats"_s, {u"1.0"_s}, {.name = u"formats"_s, .format = format});
    NetworkTransport transport({.certsDirectories = {m_certs.path()}});
    RegistryClient client(transport);
    for (const auto &[host, insecure] :
         {std::pair(m_plain.host(), true), std::pair(m_secure.host(), false)}) {
        const PullSpec spec = *PullSpec::parse(host + u"/lib/formats:1.0"_s);
        const RegistryAccess access{.insecure = insecure};

        const auto reply = awaited(client.manifest(spec, access, {}));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
        QCOMPARE(reply->digest, digest);
        const Result<Manifest> read = parseManifest(reply->body, reply->mediaType);
        QVERIFY(read);
        const auto config
            = awaited(client.blob(spec, read->configDigest, limits::imageConfigBytes, access, {}));
        QVERIFY(config);
        QVERIFY(readImage(*read, *config));
        const auto head = awaited(client.head(spec, access, {}));
        QVERIFY(head);
        QCOMPARE(head->digest, digest);
        QCOMPARE(head->size, reply->body.size());
    }
}

void RegistryFlowsTest::listComesThrough_data()
{
    QTest::addColumn<TestImage::Format>("format");
    QTest::newRow("schema 2") << TestImage::Format::Schema2;
    QTest::newRow("OCI") << TestImage::Format::Oci;
}

void RegistryFlowsTest::listComesThrough()
{
    QFETCH(const TestImage::Format, format);
    const TestImage amd{.name = u"multi"_s, .format = format};
    TestImage arm = amd;
    arm.architecture = u"arm64"_s;
    const QString digest = m_plain.pushList(u"lib/multi"_s, {u"1.0"_s}, {amd, arm});

    const auto reply = manifest(m_secure.host(), u"lib/multi:1.0"_s);

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QCOMPARE(reply->digest, digest);
    const Result<Manifest> list = parseManifest(reply->body, reply->mediaType);
    QVERIFY(list);
    QCOMPARE(list->kind, Manifest::Kind::List);
    QCOMPARE(list->manifests.size(), 2);
    QVERIFY(manifest(m_secure.host(), u"lib/multi@"_s + list->manifests.at(1).digest));
}

void RegistryFlowsTest::unknownAuthorityIsRefused()
{
    NetworkTransport transport;
    RegistryClient client(transport);
    const auto reply
        = awaited(client.manifest(*PullSpec::parse(m_secure.host() + u"/lib/app:1.0"_s), {}, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::UntrustedTls);
    QCOMPARE(reply.error().detail,
             u"Get \"https://%1/v2/\": x509: certificate signed by unknown authority"_s.arg(
                 m_secure.host()));
}

void RegistryFlowsTest::passwordIsWanted_data()
{
    QTest::addColumn<bool>("isToken");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<bool>("isLetIn");
    QTest::newRow("Basic, none") << false << u"lib/app"_s << ""_ba << false;
    QTest::newRow("Basic, wrong") << false << u"lib/app"_s << "wrong"_ba << false;
    QTest::newRow("Basic, right") << false << u"lib/app"_s << canary << true;
    QTest::newRow("token, public, none") << true << u"lib/app"_s << ""_ba << true;
    QTest::newRow("token, public, wrong") << true << u"lib/app"_s << "wrong"_ba << true;
    QTest::newRow("token, private, none") << true << u"private/app"_s << ""_ba << false;
    QTest::newRow("token, private, wrong") << true << u"private/app"_s << "wrong"_ba << false;
    QTest::newRow("token, private, right") << true << u"private/app"_s << canary << true;
}

void RegistryFlowsTest::passwordIsWanted()
{
    QFETCH(const bool, isToken);
    QFETCH(const QString, repository);
    QFETCH(const QByteArray, password);
    QFETCH(const bool, isLetIn);
    const QString host = isToken ? m_bearer.host() : m_basic.host();
    FixedCredentials credentials;
    if (!password.isEmpty())
        credentials.add(host + u'/' + repository, u"alice"_s, password);

    const auto reply = manifest(host, repository + u":1.0"_s, &credentials);

    QCOMPARE(reply.has_value(), isLetIn);
    if (!isLetIn)
        QCOMPARE(reply.error().kind, Error::Kind::Unauthorized);
}

void RegistryFlowsTest::tokenIsForOneRepository()
{
    const qsizetype before = m_tokens.requests().size();
    FixedCredentials credentials;
    for (const QString &repository : {u"lib/app"_s, u"private/app"_s})
        credentials.add(m_bearer.host() + u'/' + repository, u"alice"_s, canary);
    NetworkTransport transport({.certsDirectories = {m_certs.path()}});
    RegistryClient client(transport, {.credentials = &credentials});
    for (const QString &image :
         {u"/lib/app:1.0"_s, u"/lib/app:1.0"_s, u"/private/app:1.0"_s, u"/private/app:1.0"_s})
        QVERIFY(awaited(client.manifest(*PullSpec::parse(m_bearer.host() + image), {}, {})));

    const QList<QJsonObject> requests = m_tokens.requests().sliced(before);
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0]["query"_L1]["scope"_L1][0], u"repository:lib/app:pull"_s);
    QCOMPARE(requests[1]["query"_L1]["scope"_L1][0], u"repository:private/app:pull"_s);
    QCOMPARE(requests[1]["query"_L1]["account"_L1][0], u"alice"_s);
}

void RegistryFlowsTest::identityTokenGoesToTheTokenServerOnly()
{
    FixedCredentials credentials;
    credentials.add(m_bearer.host() + u"/private/app"_s,
                    Credential{.identityToken = Secret(refreshToken.toLatin1())});

    const auto reply = manifest(m_bearer.host(), u"private/app:1.0"_s, &credentials);

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    const QJsonObject request = m_tokens.requests().last();
    QCOMPARE(request["method"_L1], u"POST"_s);
    QCOMPARE(request["form"_L1]["refresh_token"_L1][0], refreshToken);
    QVERIFY(request["authorization"_L1].isNull());
}

/// Without a credential for the registry nothing but the question arrives; with one, it arrives in
/// the header and nowhere else.
void RegistryFlowsTest::tokenServerLearnsNothingUnasked()
{
    FixedCredentials credentials;
    credentials.add(m_basic.host() + u"/lib/app"_s, u"alice"_s, canary);
    QVERIFY(manifest(m_bearer.host(), u"lib/app:1.0"_s, &credentials));
    QVERIFY(m_tokens.requests().last()["authorization"_L1].isNull());

    credentials.add(m_bearer.host() + u"/private/app"_s, u"alice"_s, canary);
    QVERIFY(manifest(m_bearer.host(), u"private/app:1.0"_s, &credentials));
    QJsonObject request = m_tokens.requests().last();
    QCOMPARE(request["authorization"_L1].toString().toLatin1(),
             "Basic " + ("alice:" + canary).toBase64());
    request.remove(u"authorization"_s);
    QJsonObject headers = request[u"headers"_s].toObject();
    headers.remove(u"authorization"_s);
    headers.remove(u"Authorization"_s);
    request[u"headers"_s] = headers;
    const QByteArray rest = QJsonDocument(request).toJson();
    QVERIFY(!rest.contains(canary));
    QVERIFY(!rest.contains(("alice:" + canary).toBase64()));
}

void RegistryFlowsTest::tagsComeThrough_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("120") << 120;
    QTest::newRow("10,000") << 10'000;
}

void RegistryFlowsTest::tagsComeThrough()
{
    QFETCH(const int, count);
    const QString repository = u"lib/many%1"_s.arg(count);
    const QString digest = m_plain.pushImage(repository, {}, {.name = u"app"_s});
    QVERIFY(m_plain.linkTags(repository, digest, numbered(count)));
    NetworkTransport transport({.certsDirectories = {m_certs.path()}});
    RegistryClient client(transport);

    const auto pages = client.tags(*PullSpec::parse(m_bearer.host() + u'/' + repository), {}, {});
    QVERIFY(QTest::qWaitFor([&] { return pages.isFinished(); }, 30'000));

    QStringList tags;
    for (const Result<TagPage> &page : pages.results()) {
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        tags += page->tags;
    }
    tags.sort();
    QCOMPARE(tags, numbered(count));
    QVERIFY(pages.results().last()->isLast);
    QVERIFY(pages.results().last()->incomplete.isEmpty());
}

QTEST_GUILESS_MAIN(RegistryFlowsTest)
#include "tst_registryflows.moc"
