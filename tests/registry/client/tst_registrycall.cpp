// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrycall.h"
#include "tests/support/fixedcredentials.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ping = u"https://h/v2/"_s;
const QString manifest = u"https://h/v2/a/manifests/1"_s;
const QString tokenUrl = u"https://h/token?service=s&scope=repository%3Aa%3Apull"_s;
const QString accountUrl = u"https://h/token?service=s&scope=repository%3Aa%3Apull&account=alice"_s;

HttpReply challenged(const QByteArray &challenge)
{
    return {.status = 401, .headers = {{"WWW-Authenticate", challenge}}};
}

HttpReply bearer()
{
    return challenged(R"(Bearer realm="https://h/token",service="s")");
}

HttpReply token(const QByteArray &text)
{
    return {.status = 200, .body = R"({"token":")" + text + R"("})"};
}

HttpReply ok()
{
    return {.status = 200, .body = "{}"};
}

/// A registry at "h" and one call to it.
struct Call
{
    explicit Call(CredentialPort *credentials = nullptr, RegistryOptions options = {})
        : endpoints(http)
        , authorizer(http, withCredentials(std::move(options), credentials))
    {
    }

    static RegistryOptions withCredentials(RegistryOptions options, CredentialPort *credentials)
    {
        options.credentials = credentials;
        return options;
    }

    QFuture<RegistryOutcome> start(std::stop_token stop = {}, bool insecure = false)
    {
        auto *call = new RegistryCall(http, endpoints, authorizer, &endpoints);
        return call->start({.host = u"h"_s,
                            .access = {.insecure = insecure},
                            .path = u"/v2/a/manifests/1"_s,
                            .headers = {{"Accept", "x/y"}},
                            .maxBodyBytes = 99,
                            .target = u"h/a"_s,
                            .scope = u"repository:a:pull"_s},
                           std::move(stop));
    }

    /// Authorization of each request for the manifest.
    QByteArrayList shown() const
    {
        QByteArrayList all;
        for (const HttpRequest &request : http.requests()) {
            if (request.url.path() != u"/v2/a/manifests/1")
                continue;
            QByteArray value = "none";
            for (const auto &[name, text] : request.headers) {
                if (name == "Authorization")
                    value = text;
            }
            all.append(value);
        }
        return all;
    }

    ScriptedTransport http;
    RegistryEndpoints endpoints;
    Authorizer authorizer;
};

} // namespace

class RegistryCallTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksTheEndpointThenTheRegistry();
    void passesTheTrustOfTheEndpointOn();
    void answersBasic();
    void answersBearerAnonymously();
    void answersBearerWithACredential();
    void answersAChallengeOfTheRequestItself();
    void renewsATokenThatWasWithdrawn();
    void triesAnonymouslyWhatWasRefused_data();
    void triesAnonymouslyWhatWasRefused();
    void t55_aChallengeWithoutEndIsAnsweredTwiceAtMost();
    void basicWithoutACredentialAsksNothing();
    void stopEndsItWhateverItWaitsFor_data();
    void stopEndsItWhateverItWaitsFor();
    void looksForALostEndpointAgain();
    void oneStopDoesNotEndTheOther();
};

void RegistryCallTest::asksTheEndpointThenTheRegistry()
{
    Call call;
    call.http.answer(ping, HttpReply{.status = 200});
    call.http.answer(manifest, HttpReply{.status = 404, .body = "b"});

    const auto future = call.start();

    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().reply->status, 404);
    QCOMPARE(call.http.urls(), QStringList({ping, manifest}));
    const HttpRequest &asked = call.http.requests().constLast();
    QCOMPARE(asked.headers.constFirst().second, "x/y");
    QCOMPARE(asked.maxBodyBytes, 99);
    QVERIFY(!asked.skipTlsVerification);
    const RequestExplanation how = future.result().how;
    QCOMPARE(how.endpoint, u"https://h"_s);
    QCOMPARE(how.attempts.size(), 1);
    QCOMPARE(how.attempts.constFirst().status, 404);
    QCOMPARE(how.attempts.constFirst().authorization, u"none"_s);
}

void RegistryCallTest::passesTheTrustOfTheEndpointOn()
{
    Call call;
    call.http.answer(ping, Error{.kind = Error::Kind::UntrustedTls});
    call.http.answer(u"http://h/v2/"_s, HttpReply{.status = 200});
    call.http.answer(u"http://h/v2/a/manifests/1"_s, ok());
    const auto future = call.start({}, true);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result().reply);
    QVERIFY(call.http.requests().constLast().skipTlsVerification);
}

void RegistryCallTest::answersBasic()
{
    FixedCredentials credentials;
    credentials.add(u"h/a"_s, u"alice"_s, "pa:ss");
    Call call(&credentials);
    call.http.answer(ping, challenged(R"(Basic realm="x")"));
    call.http.answer(manifest, ok());
    const auto future = call.start();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(call.shown(), QByteArrayList{"Basic " + QByteArray("alice:pa:ss").toBase64()});
    QCOMPARE(future.result().how.attempts.constFirst().authorization, u"Basic as alice"_s);
    QCOMPARE(future.result().how.credentials.constFirst().key, u"h/a"_s);
}

void RegistryCallTest::answersBearerAnonymously()
{
    Call call;
    call.http.answer(ping, bearer());
    call.http.answer(tokenUrl, token("T"));
    call.http.answer(manifest, ok());
    const auto future = call.start();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(call.http.urls(), QStringList({ping, tokenUrl, manifest}));
    QCOMPARE(call.shown(), QByteArrayList{"Bearer T"});
    QCOMPARE(call.http.requests().at(1).maxBodyBytes, limits::tokenBytes);
    QCOMPARE(future.result().how.tokens.constFirst().scope, u"repository:a:pull"_s);
}

void RegistryCallTest::answersBearerWithACredential()
{
    FixedCredentials credentials;
    credentials.add(u"h/a"_s, u"alice"_s, "secret");
    Call call(&credentials);
    call.http.answer(ping, bearer());
    call.http.answer(accountUrl, token("T"));
    call.http.answer(manifest, ok());
    const auto future = call.start();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(call.shown(), QByteArrayList{"Bearer T"});
    const HttpRequest &asked = call.http.requests().at(1);
    QCOMPARE(asked.headers.constLast().second, "Basic " + QByteArray("alice:secret").toBase64());
    QCOMPARE(future.result().how.tokens.constFirst().account, u"alice"_s);
}

void RegistryCallTest::answersAChallengeOfTheRequestItself()
{
    Call call;
    call.http.answer(ping, HttpReply{.status = 200});
    call.http.answer(manifest, bearer());
    call.http.answer(manifest, ok());
    call.http.answer(tokenUrl, token("T"));
    const auto future = call.start();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().reply->status, 200);
    QCOMPARE(call.shown(), QByteArrayList({"none", "Bearer T"}));
}

void RegistryCallTest::renewsATokenThatWasWithdrawn()
{
    Call call;
    call.http.answer(ping, bearer());
    call.http.answer(tokenUrl, token("old"));
    call.http.answer(tokenUrl, token("new"));
    call.http.answer(manifest, ok());
    call.http.answer(manifest, bearer());
    call.http.answer(manifest, ok());
    const auto first = call.start();
    QTRY_VERIFY(first.isFinished());
    const auto second = call.start();
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(second.result().reply->status, 200);
    QCOMPARE(call.shown(), QByteArrayList({"Bearer old", "Bearer old", "Bearer new"}));
}

void RegistryCallTest::triesAnonymouslyWhatWasRefused_data()
{
    QTest::addColumn<bool>("tokenServerRefuses");
    QTest::addColumn<bool>("isPublic");
    QTest::newRow("token server refuses, image is public") << true << true;
    QTest::newRow("token server refuses, image is not public") << true << false;
    QTest::newRow("registry refuses, image is public") << false << true;
    QTest::newRow("registry refuses, image is not public") << false << false;
}

void RegistryCallTest::triesAnonymouslyWhatWasRefused()
{
    QFETCH(const bool, tokenServerRefuses);
    QFETCH(const bool, isPublic);
    FixedCredentials credentials;
    credentials.add(u"h/a"_s, u"alice"_s, "wrong");
    Call call(&credentials);
    call.http.answer(ping, bearer());
    if (tokenServerRefuses)
        call.http.answer(
            accountUrl,
            HttpReply{.status = 401, .body = R"({"details":"incorrect username or password"})"});
    else
        call.http.answer(accountUrl, token("powerless"));
    if (!tokenServerRefuses)
        call.http.answer(manifest, bearer());
    call.http.answer(tokenUrl, token("T"));
    call.http.answer(manifest, isPublic ? ok() : bearer());

    const auto future = call.start();

    QTRY_VERIFY(future.isFinished());
    const Result<HttpReply> reply = future.result().reply;
    if (isPublic)
        QCOMPARE(reply->status, 200);
    else if (tokenServerRefuses)
        QCOMPARE(reply.error().detail,
                 u"Get \"https://h/v2/a/manifests/1\": unauthorized: incorrect username or "
                 "password"_s);
    else
        QCOMPARE(reply->status, 401);
    QCOMPARE(call.shown().constLast(), "Bearer T");
    QVERIFY(call.shown().size() <= 2);
}

void RegistryCallTest::t55_aChallengeWithoutEndIsAnsweredTwiceAtMost()
{
    for (const bool hasCredential : {false, true}) {
        FixedCredentials credentials;
        if (hasCredential)
            credentials.add(u"h/a"_s, u"alice"_s, "secret");
        Call call(&credentials);
        call.http.answer(ping, bearer());
        call.http.answer(tokenUrl, token("A"));
        call.http.answer(accountUrl, token("B"));
        call.http.answer(manifest, bearer());
        const auto future = call.start();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().reply->status, 401);
        QCOMPARE(call.shown().size(), hasCredential ? 2 : 1);
        const RequestExplanation how = future.result().how;
        QCOMPARE(how.tokens.constFirst().realm, u"https://h/token"_s);
        QCOMPARE(how.tokens.constFirst().scope, u"repository:a:pull"_s);
        QCOMPARE(how.tokens.constFirst().account, hasCredential ? u"alice"_s : QString());
    }
}

void RegistryCallTest::basicWithoutACredentialAsksNothing()
{
    Call call;
    call.http.answer(ping, challenged(R"(Basic realm="x")"));
    const auto future = call.start();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().reply.error().kind, Error::Kind::Unauthorized);
    QCOMPARE(future.result().reply.error().detail, u"no basic auth credentials"_s);
    QCOMPARE(call.http.urls(), QStringList{ping});
}

void RegistryCallTest::stopEndsItWhateverItWaitsFor_data()
{
    QTest::addColumn<QString>("waitsFor");
    for (const char *what : {"ping", "token", "reply", "nothing yet"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void RegistryCallTest::stopEndsItWhateverItWaitsFor()
{
    QFETCH(const QString, waitsFor);
    Call call;
    if (waitsFor != u"ping")
        call.http.answer(ping, bearer());
    if (waitsFor == u"reply")
        call.http.answer(tokenUrl, token("T"));
    std::stop_source user;
    if (waitsFor == u"nothing yet")
        user.request_stop();
    const auto future = call.start(user.get_token());
    const qsizetype requests = waitsFor == u"reply" ? 3 : waitsFor == u"token" ? 2 : 1;
    QTRY_VERIFY(call.http.requests().size() >= requests);

    user.request_stop();

    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().reply.error().kind, Error::Kind::Cancelled);
}

void RegistryCallTest::looksForALostEndpointAgain()
{
    Call call;
    call.http.answer(ping, HttpReply{.status = 200});
    call.http.answer(manifest, Error{.kind = Error::Kind::Offline});
    call.http.answer(manifest, ok());
    for (int i = 0; i < 2; ++i) {
        const auto future = call.start();
        QTRY_VERIFY(future.isFinished());
    }
    QCOMPARE(call.http.urls(), QStringList({ping, manifest, ping, manifest}));
}

void RegistryCallTest::oneStopDoesNotEndTheOther()
{
    Call call;
    std::stop_source first;
    const auto stopped = call.start(first.get_token());
    const auto other = call.start();
    QTRY_COMPARE(call.http.requests().size(), 1);
    first.request_stop();
    QTRY_VERIFY(stopped.isFinished());
    QVERIFY(!other.isFinished());
    QCOMPARE(call.http.openRequests(), 1);
}

QTEST_GUILESS_MAIN(RegistryCallTest)
#include "tst_registrycall.moc"
