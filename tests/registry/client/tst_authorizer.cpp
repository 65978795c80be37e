// SPDX-License-Identifier: Apache-2.0
#include "registry/client/authorizer.h"
#include "tests/support/fixedcredentials.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QByteArray canary = "S3CRET-canary";

RegistryEndpoint endpoint(const QString &url, bool skipTlsVerification = false)
{
    return {.url = QUrl(url), .skipTlsVerification = skipTlsVerification};
}

/// Everything a server was told, in one piece.
QByteArray toldTo(const ScriptedTransport &http, const QString &host)
{
    QByteArray all;
    for (const HttpRequest &request : http.requests()) {
        if (request.url.host() != host)
            continue;
        all += request.url.toEncoded() + request.body;
        for (const auto &[name, value] : request.headers)
            all += name + value + QByteArray::fromBase64(value.mid(6));
    }
    return all;
}

} // namespace

class AuthorizerTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t38_whoGetsTheCredential_data();
    void t38_whoGetsTheCredential();
    void t58_insecureConnectionsGetNoCredential_data();
    void t58_insecureConnectionsGetNoCredential();
    void t56_bearerBeatsBasic_data();
    void t56_bearerBeatsBasic();
    void t39_aBadRealmIsNotAsked();
    void withoutAChallengeNobodyIsAsked();
    void configuredRegistryTokens();
    void explanationsHoldNoSecret();

private:
    static Authorization authorize(Authorizer &authorizer, const AuthorizationRequest &request)
    {
        const auto future = authorizer.authorize(request);
        [&] { QTRY_VERIFY(future.isFinished()); }();
        return future.isFinished() ? future.result() : Authorization{};
    }
};

void AuthorizerTest::t38_whoGetsTheCredential_data()
{
    QTest::addColumn<QString>("registry");
    QTest::addColumn<QString>("realm");
    QTest::addColumn<QString>("credentialFor"); // target of the search
    QTest::addColumn<bool>("isAgreed");
    QTest::addColumn<bool>("isSent");
    const QString own = u"r.example/a"_s;
    QTest::newRow("own host") << u"r.example"_s << u"https://r.example/t"_s << own << false << true;
    QTest::newRow("own host, other port")
        << u"r.example"_s << u"https://r.example:8443/t"_s << own << false << true;
    QTest::newRow("known pair") << u"registry-1.docker.io"_s << u"https://auth.docker.io/token"_s
                                << u"docker.io/library/ruby"_s << false << true;
    QTest::newRow("other host") << u"r.example"_s << u"https://evil.example/t"_s << own << false
                                << false;
    QTest::newRow("other host, agreed")
        << u"r.example"_s << u"https://auth.example/t"_s << own << true << true;
    QTest::newRow("credential of the other host itself")
        << u"r.example"_s << u"https://auth.example/t"_s << u"auth.example/t"_s << false << true;
    QTest::newRow("name that begins alike")
        << u"r.example"_s << u"https://r.example.evil.example/t"_s << own << false << false;
}

void AuthorizerTest::t38_whoGetsTheCredential()
{
    QFETCH(const QString, registry);
    QFETCH(const QString, realm);
    QFETCH(const QString, credentialFor);
    QFETCH(const bool, isAgreed);
    QFETCH(const bool, isSent);
    ScriptedTransport http;
    FixedCredentials credentials;
    credentials.add(credentialFor, u"alice"_s, canary);
    QStringList asked;
    Authorizer authorizer(http,
                          {.credentials = &credentials,
                           .mayTrustRealm = [&](const QString &host, const QString &realmHost) {
                               asked.append(host + u' ' + realmHost);
                               return isAgreed;
                           }});
    const auto future = authorizer.authorize(
        {.endpoint = endpoint(u"https://"_s + registry),
         .challenges = parseChallenges({"Bearer realm=\"" + realm.toLatin1() + '"'}),
         .target = credentialFor.startsWith(u"auth.") ? u"r.example/a"_s : credentialFor,
         .scope = u"repository:a:pull"_s});
    QTRY_COMPARE(http.requests().size(), 1); // anonymously, if not with the credential
    QCOMPARE(toldTo(http, QUrl(realm).host()).contains(canary), isSent);
    if (!isSent || isAgreed)
        QCOMPARE(asked, QStringList{registry + u' ' + QUrl(realm).host()});
}

void AuthorizerTest::t58_insecureConnectionsGetNoCredential_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("skipTlsVerification");
    QTest::addColumn<bool>("isAgreed");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("verified") << u"https://r.example"_s << false << false << true;
    QTest::newRow("not verified") << u"https://r.example"_s << true << false << false;
    QTest::newRow("not verified, agreed") << u"https://r.example"_s << true << true << true;
    QTest::newRow("plain") << u"http://r.example:5000"_s << false << false << false;
    QTest::newRow("plain, agreed") << u"http://r.example:5000"_s << false << true << true;
    QTest::newRow("plain, this machine") << u"http://127.0.0.1:5000"_s << false << false << true;
}

void AuthorizerTest::t58_insecureConnectionsGetNoCredential()
{
    QFETCH(const QString, url);
    QFETCH(const bool, skipTlsVerification);
    QFETCH(const bool, isAgreed);
    ScriptedTransport http;
    FixedCredentials credentials;
    credentials.add(u"r/a"_s, u"alice"_s, canary);
    Authorizer authorizer(http,
                          {.credentials = &credentials,
                           .mayExposeCredentials = [&](const QString &) { return isAgreed; }});
    const Authorization so = authorize(authorizer,
                                       {.endpoint = endpoint(url, skipTlsVerification),
                                        .challenges = parseChallenges({"Basic realm=\"x\""}),
                                        .target = u"r/a"_s});
    QTEST(!so.header.isEmpty(), "isSent");
    QCOMPARE(so.refusal.has_value(), so.header.isEmpty());
    QCOMPARE(so.notes.isEmpty(), !so.header.isEmpty());
}

void AuthorizerTest::t56_bearerBeatsBasic_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("shown");
    QTest::newRow("both") << QByteArray(R"(Basic realm="x", Bearer realm="https://r.example/t")")
                          << u"Bearer, anonymous"_s;
    QTest::newRow("unknown first")
        << QByteArray(R"(Negotiate, Bearer realm="https://r.example/t")") << u"Bearer, anonymous"_s;
    QTest::newRow("only unknown") << QByteArray("Negotiate") << u"none"_s;
}

void AuthorizerTest::t56_bearerBeatsBasic()
{
    QFETCH(const QByteArray, header);
    ScriptedTransport http;
    http.answer(u"https://r.example/t"_s, HttpReply{.status = 200, .body = R"({"token":"T"})"});
    Authorizer authorizer(http, {});
    const Authorization so = authorize(authorizer,
                                       {.endpoint = endpoint(u"https://r.example"_s),
                                        .challenges = parseChallenges({header}),
                                        .target = u"r/a"_s});
    QTEST(so.shown, "shown");
    QVERIFY(!so.refusal);
}

void AuthorizerTest::t39_aBadRealmIsNotAsked()
{
    ScriptedTransport http;
    FixedCredentials credentials;
    credentials.add(u"r/a"_s, u"alice"_s, canary);
    Authorizer authorizer(http, {.credentials = &credentials});
    const Authorization so
        = authorize(authorizer,
                    {.endpoint = endpoint(u"https://r.example"_s),
                     .challenges = parseChallenges({R"(Bearer realm="http://r.example/t")"}),
                     .target = u"r/a"_s});
    QVERIFY(so.refusal);
    QCOMPARE(so.refusal->kind, Error::Kind::InvalidReply);
    QVERIFY(http.requests().isEmpty());
}

void AuthorizerTest::withoutAChallengeNobodyIsAsked()
{
    ScriptedTransport http;
    FixedCredentials credentials;
    Authorizer authorizer(http, {.credentials = &credentials});
    const Authorization so
        = authorize(authorizer, {.endpoint = endpoint(u"https://r.example"_s), .target = u"r/a"_s});
    QVERIFY(so.header.isEmpty());
    QVERIFY(credentials.asked().isEmpty());
}

void AuthorizerTest::configuredRegistryTokens()
{
    ScriptedTransport http;
    FixedCredentials credentials;
    credentials.add(u"r/a"_s, Credential{.registryToken = Secret("TOKEN")});
    Authorizer authorizer(http, {.credentials = &credentials});
    const Authorization so
        = authorize(authorizer,
                    {.endpoint = endpoint(u"https://r.example"_s),
                     .challenges = parseChallenges({R"(Bearer realm="https://r.example/t")"}),
                     .target = u"r/a"_s});
    QCOMPARE(so.header, "Bearer TOKEN");
    QVERIFY(!so.shown.contains(u"TOKEN"));
    QVERIFY(http.requests().isEmpty());
}

void AuthorizerTest::explanationsHoldNoSecret()
{
    ScriptedTransport http;
    http.answer(u"https://r.example/t?account=alice"_s,
                HttpReply{.status = 200, .body = R"({"token":"S3CRET-token"})"});
    FixedCredentials credentials;
    credentials.add(u"r/a"_s, u"alice"_s, canary);
    Authorizer authorizer(http, {.credentials = &credentials});
    const Authorization so
        = authorize(authorizer,
                    {.endpoint = endpoint(u"https://r.example"_s),
                     .challenges = parseChallenges({R"(Bearer realm="https://r.example/t")"}),
                     .target = u"r/a"_s});
    QCOMPARE(so.header, "Bearer S3CRET-token");
    QStringList all = so.notes;
    all << so.shown;
    for (const ExplainedToken &token : so.tokens)
        all << token.realm << token.account << token.scope << token.refusal << token.service;
    for (const CredentialExplanation &how : so.credentials)
        all << how.key << how.source << how.why << how.wanted << how.username;
    QVERIFY(!all.join(u' ').contains(u"S3CRET"));
}

QTEST_GUILESS_MAIN(AuthorizerTest)
#include "tst_authorizer.moc"
