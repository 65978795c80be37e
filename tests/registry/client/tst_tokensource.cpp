// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tokensource.h"
#include "tests/support/fixedclock.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

#include <QUrlQuery>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

HttpReply tokenOf(const QByteArray &name, int seconds = 300)
{
    return {.status = 200,
            .body
            = "{\"token\":\"" + name + "\",\"expires_in\":" + QByteArray::number(seconds) + '}'};
}

TokenRequest request(const QString &scope = u"repository:lib/app:pull"_s)
{
    return {.realm = QUrl(u"https://auth.example/token?tenant=7"_s),
            .service = u"registry & co"_s,
            .scope = scope};
}

Credential alice(const QByteArray &password = "pa:ss")
{
    return {.username = u"alice"_s, .password = Secret(password)};
}

/// Where request() leads.
const QString tokenUrl = u"https://auth.example/token?tenant=7&service=registry %26 co"
                         "&scope=repository%3Alib%2Fapp%3Apull"_s;

} // namespace

class TokenSourceTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheServerDoes();
    void identityTokensGoInTheBody();
    void aTokenServesUntilItExpires();
    void everyAccountAndScopeHasItsOwn();
    void oneRequestForAllWhoWait();
    void refusals_data();
    void refusals();
    void failuresAreNotKept();
};

void TokenSourceTest::asksAsTheServerDoes()
{
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    TokenRequest wanted = request();
    wanted.credential = alice();
    const auto future = source.token(wanted);

    const HttpRequest asked = http.requests().constLast();
    QCOMPARE(asked.method, "GET");
    QCOMPARE(asked.maxBodyBytes, limits::tokenBytes);
    QCOMPARE(asked.deadline, std::chrono::seconds(15));
    const QUrlQuery query(asked.url);
    const auto item
        = [&](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    QCOMPARE(item(u"tenant"_s), u"7"_s);
    QCOMPARE(item(u"service"_s), u"registry & co"_s);
    QCOMPARE(item(u"scope"_s), u"repository:lib/app:pull"_s);
    QCOMPARE(item(u"account"_s), u"alice"_s);
    QCOMPARE(asked.headers.constLast().second, "Basic " + QByteArray("alice:pa:ss").toBase64());

    const auto anonymous = source.token(request());
    QVERIFY(!QUrlQuery(http.requests().constLast().url).hasQueryItem(u"account"_s));
    QCOMPARE(http.requests().constLast().headers.size(), 1); // Accept
}

void TokenSourceTest::identityTokensGoInTheBody()
{
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    TokenRequest wanted = request();
    wanted.credential = Credential{.identityToken = Secret("S3CRET+/=")};
    const auto future = source.token(wanted);

    const HttpRequest asked = http.requests().constLast();
    QCOMPARE(asked.method, "POST");
    QCOMPARE(asked.url, wanted.realm);
    const QUrlQuery form(QString::fromLatin1(asked.body));
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"refresh_token"_s);
    QCOMPARE(form.queryItemValue(u"refresh_token"_s, QUrl::FullyDecoded), u"S3CRET+/="_s);
    QCOMPARE(form.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"repository:lib/app:pull"_s);
    QVERIFY(!asked.url.toString().contains(u"S3CRET"));
}

void TokenSourceTest::aTokenServesUntilItExpires()
{
    ScriptedTransport http;
    FixedClock clock;
    TokenSource source(http, clock);
    http.answer(tokenUrl, tokenOf("T", 10));
    const auto next = source.token(request());
    QTRY_VERIFY(next.isFinished());
    QVERIFY(!next.result().how.isCached);

    clock.advance(54); // 10 s are taken for 60, and 5 of them are kept back
    const auto cached = source.token(request());
    QTRY_VERIFY(cached.isFinished());
    QVERIFY(cached.result().how.isCached);
    clock.advance(2);
    const qsizetype before = http.requests().size();
    const auto renewed = source.token(request());
    QTRY_VERIFY(renewed.isFinished());
    QCOMPARE(http.requests().size(), before + 1);

    source.forget(request());
    const auto again = source.token(request());
    QTRY_VERIFY(again.isFinished());
    QCOMPARE(http.requests().size(), before + 2);
}

void TokenSourceTest::everyAccountAndScopeHasItsOwn()
{
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    TokenRequest one = request();
    TokenRequest other = request();
    QList<QFuture<TokenOutcome>> futures{source.token(one), source.token(request(u"other"_s))};
    one.credential = alice("first");
    other.credential = alice("second");
    futures << source.token(one) << source.token(other) << source.token(other);
    QCOMPARE(http.requests().size(), 4);
}

void TokenSourceTest::oneRequestForAllWhoWait()
{
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    http.answer(tokenUrl, tokenOf("T"));
    const auto first = source.token(request());
    const auto second = source.token(request());
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QCOMPARE(http.requests().size(), 1);
    QCOMPARE(second.result().token->reveal(), "T");
}

void TokenSourceTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::newRow("wrong password")
        << 401 << QByteArray(R"({"details":"incorrect username or password"})")
        << Error::Kind::Unauthorized << u"unauthorized: incorrect username or password"_s;
    QTest::newRow("denied") << 403 << QByteArray(R"({"details":"no"})") << Error::Kind::Forbidden
                            << u"denied: no"_s;
    QTest::newRow("no token") << 200 << QByteArray("{}") << Error::Kind::InvalidReply
                              << u"authorization server did not include a token in the response"_s;
}

void TokenSourceTest::refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    http.answer(tokenUrl, HttpReply{.status = status, .body = body});
    const auto future = source.token(request());
    QTRY_VERIFY(future.isFinished());
    const TokenOutcome outcome = future.result();
    QVERIFY(!outcome.token);
    QTEST(outcome.token.error().kind, "kind");
    QCOMPARE(outcome.token.error().detail, detail);
    QCOMPARE(outcome.how.refusal, detail);
    QCOMPARE(outcome.how.status, status);
    QCOMPARE(outcome.how.realm, u"https://auth.example/token"_s);
}

void TokenSourceTest::failuresAreNotKept()
{
    ScriptedTransport http;
    const FixedClock clock;
    TokenSource source(http, clock);
    http.answer(tokenUrl, Error{.kind = Error::Kind::Offline});
    http.answer(tokenUrl, tokenOf("T"));
    const auto first = source.token(request());
    QTRY_VERIFY(first.isFinished());
    QVERIFY(!first.result().token);
    const auto second = source.token(request());
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result().token);
}

QTEST_GUILESS_MAIN(TokenSourceTest)
#include "tst_tokensource.moc"
