// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrycall.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RegistryCallTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksTheEndpointThenTheRegistry();
    void passesTheTrustOfTheEndpointOn();
    void triesAgainAndGivesUp_data();
    void triesAgainAndGivesUp();
    void stopEndsItWhateverItWaitsFor_data();
    void stopEndsItWhateverItWaitsFor();
    void looksForALostEndpointAgain();
    void oneStopDoesNotEndTheOther();

private:
    static QFuture<Result<HttpReply>> start(ScriptedTransport &http, RegistryEndpoints &endpoints,
                                            std::stop_token stop = {}, bool insecure = false,
                                            std::chrono::milliseconds delay = 1ms)
    {
        auto *call = new RegistryCall(http, endpoints, &endpoints);
        return call->start({.host = u"h"_s,
                            .access = {.insecure = insecure},
                            .path = u"/v2/a/manifests/1"_s,
                            .headers = {{"Accept", "x/y"}},
                            .maxBodyBytes = 99},
                           {.firstDelay = delay}, std::move(stop));
    }
};

void RegistryCallTest::asksTheEndpointThenTheRegistry()
{
    ScriptedTransport http;
    http.answer(u"https://h/v2/"_s, HttpReply{.status = 200});
    http.answer(u"https://h/v2/a/manifests/1"_s, HttpReply{.status = 404, .body = "b"});
    RegistryEndpoints endpoints(http);

    const auto future = start(http, endpoints);

    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result()->status, 404);
    QCOMPARE(http.urls(), QStringList({u"https://h/v2/"_s, u"https://h/v2/a/manifests/1"_s}));
    const HttpRequest &asked = http.requests().constLast();
    QCOMPARE(asked.headers.constFirst().second, "x/y");
    QCOMPARE(asked.maxBodyBytes, 99);
    QVERIFY(!asked.skipTlsVerification);
}

void RegistryCallTest::passesTheTrustOfTheEndpointOn()
{
    ScriptedTransport http;
    http.answer(u"https://h/v2/"_s, Error{.kind = Error::Kind::UntrustedTls});
    http.answer(u"http://h/v2/"_s, HttpReply{.status = 200});
    http.answer(u"http://h/v2/a/manifests/1"_s, HttpReply{.status = 200});
    RegistryEndpoints endpoints(http);
    const auto future = start(http, endpoints, {}, true);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QVERIFY(http.requests().constLast().skipTlsVerification);
}

void RegistryCallTest::triesAgainAndGivesUp_data()
{
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<int>("result");
    QTest::addColumn<int>("requests");
    QTest::newRow("comes back") << QList<int>{503, 200} << 200 << 2;
    QTest::newRow("comes back late") << QList<int>{500, 502, 200} << 200 << 3;
    QTest::newRow("stays away") << QList<int>{503} << 503 << 3;
    QTest::newRow("not worth it") << QList<int>{404} << 404 << 1;
}

void RegistryCallTest::triesAgainAndGivesUp()
{
    QFETCH(const QList<int>, statuses);
    QFETCH(const int, requests);
    ScriptedTransport http;
    http.answer(u"https://h/v2/"_s, HttpReply{.status = 200});
    for (const int status : statuses)
        http.answer(u"https://h/v2/a/manifests/1"_s, HttpReply{.status = status});
    RegistryEndpoints endpoints(http);
    const auto future = start(http, endpoints);
    QTRY_VERIFY(future.isFinished());
    QTEST(future.result()->status, "result");
    QCOMPARE(http.requests().size(), 1 + requests);
}

void RegistryCallTest::stopEndsItWhateverItWaitsFor_data()
{
    QTest::addColumn<QString>("waitsFor");
    for (const char *what : {"ping", "reply", "pause", "nothing yet"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void RegistryCallTest::stopEndsItWhateverItWaitsFor()
{
    QFETCH(const QString, waitsFor);
    ScriptedTransport http;
    if (waitsFor != u"ping")
        http.answer(u"https://h/v2/"_s, HttpReply{.status = 200});
    if (waitsFor == u"pause")
        http.answer(u"https://h/v2/a/manifests/1"_s, HttpReply{.status = 503});
    RegistryEndpoints endpoints(http);
    std::stop_source user;
    if (waitsFor == u"nothing yet")
        user.request_stop();
    const auto future = start(http, endpoints, user.get_token(), false, 60s);
    const qsizetype requests = waitsFor == u"ping" || waitsFor == u"nothing yet" ? 1 : 2;
    QTRY_COMPARE(http.requests().size(), requests);
    if (waitsFor == u"pause")
        QTRY_COMPARE(http.openRequests(), 0);

    user.request_stop();

    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 500);
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    if (waitsFor == u"reply")
        QTRY_COMPARE(http.openRequests(), 0);
}

void RegistryCallTest::looksForALostEndpointAgain()
{
    ScriptedTransport http;
    http.answer(u"https://h/v2/"_s, HttpReply{.status = 200});
    http.answer(u"https://h/v2/a/manifests/1"_s, Error{.kind = Error::Kind::Offline});
    http.answer(u"https://h/v2/a/manifests/1"_s, Error{.kind = Error::Kind::TimedOut});
    http.answer(u"https://h/v2/a/manifests/1"_s, HttpReply{.status = 200});
    RegistryEndpoints endpoints(http);
    for (int i = 0; i < 3; ++i) {
        const auto future = start(http, endpoints);
        QTRY_VERIFY(future.isFinished());
    }
    QCOMPARE(http.urls().count(u"https://h/v2/"_s), 2);
}

void RegistryCallTest::oneStopDoesNotEndTheOther()
{
    ScriptedTransport http;
    RegistryEndpoints endpoints(http);
    std::stop_source user;
    const auto stopped = start(http, endpoints, user.get_token());
    const auto other = start(http, endpoints);
    QCOMPARE(http.requests().size(), 1); // both wait for one ping

    user.request_stop();
    QTRY_VERIFY(stopped.isFinished());

    QVERIFY(!other.isFinished());
    QCOMPARE(http.openRequests(), 1);
}

QTEST_GUILESS_MAIN(RegistryCallTest)
#include "tst_registrycall.moc"
