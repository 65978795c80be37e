// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registryendpoints.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Future = QFuture<Result<RegistryEndpoint>>;

const RegistryAccess secure{};
const RegistryAccess insecure{.insecure = true};
const QString httpsPing = u"https://h:5000/v2/"_s;
const QString httpPing = u"http://h:5000/v2/"_s;

Result<HttpReply> failed(const QString &detail)
{
    return Error{.kind = Error::Kind::Offline, .detail = detail};
}

} // namespace

class RegistryEndpointsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnce();
    void failuresAreAskedAgain();
    void fallsBackOnlyWhenInsecure_data();
    void fallsBackOnlyWhenInsecure();
    void insecureSkipsVerification();
    void theLastErrorIsShown();
    void refusesWhatIsNoHost_data();
    void refusesWhatIsNoHost();
    void stopsItsPingsWhenDestroyed();
};

void RegistryEndpointsTest::asksOnce()
{
    ScriptedTransport http;
    http.answer(httpsPing, HttpReply{.status = 401});
    RegistryEndpoints endpoints(http);

    const Future first = endpoints.find(u"h:5000"_s, secure);
    const Future second = endpoints.find(u"h:5000"_s, secure);
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    const Future third = endpoints.find(u"h:5000"_s, secure);

    QVERIFY(third.isFinished());
    QCOMPARE(third.result()->url, QUrl(u"https://h:5000"_s));
    QVERIFY(!third.result()->skipTlsVerification);
    QCOMPARE(http.urls(), QStringList(httpsPing));
    QCOMPARE(http.requests().constFirst().deadline, std::chrono::seconds(15));
}

void RegistryEndpointsTest::failuresAreAskedAgain()
{
    ScriptedTransport http;
    http.answer(httpsPing, failed(u"refused"_s));
    http.answer(httpsPing, HttpReply{.status = 404});
    http.answer(httpsPing, HttpReply{.status = 200});
    RegistryEndpoints endpoints(http);

    const Future refused = endpoints.find(u"h:5000"_s, secure);
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().detail, u"refused"_s);

    const Future other = endpoints.find(u"h:5000"_s, secure);
    QTRY_VERIFY(other.isFinished());
    QCOMPARE(other.result().error().detail,
             u"endpoint \"https://h:5000\" does not support v2 API (got 404 Not Found)"_s);
    QCOMPARE(other.result().error().subject, u"https://h:5000"_s);

    const Future found = endpoints.find(u"h:5000"_s, secure);
    QTRY_VERIFY(found.isFinished());
    QVERIFY(found.result());
}

void RegistryEndpointsTest::fallsBackOnlyWhenInsecure_data()
{
    QTest::addColumn<bool>("isInsecure");
    QTest::addColumn<int>("httpsStatus"); // 0: no reply
    QTest::addColumn<QStringList>("asked");
    QTest::newRow("secure, no reply") << false << 0 << QStringList(httpsPing);
    QTest::newRow("insecure, no reply") << true << 0 << QStringList{httpsPing, httpPing};
    QTest::newRow("insecure, 404") << true << 404 << QStringList(httpsPing);
    QTest::newRow("insecure, 500") << true << 500 << QStringList(httpsPing);
    QTest::newRow("insecure, 200") << true << 200 << QStringList(httpsPing);
}

void RegistryEndpointsTest::fallsBackOnlyWhenInsecure()
{
    QFETCH(const bool, isInsecure);
    QFETCH(const int, httpsStatus);
    ScriptedTransport http;
    http.answer(httpsPing,
                httpsStatus ? Result<HttpReply>(HttpReply{.status = httpsStatus}) : failed({}));
    http.answer(httpPing, HttpReply{.status = 200});
    RegistryEndpoints endpoints(http);

    const Future found = endpoints.find(u"h:5000"_s, {.insecure = isInsecure});

    QTRY_VERIFY(found.isFinished());
    QTEST(http.urls(), "asked");
    if (isInsecure && httpsStatus == 0)
        QCOMPARE(found.result()->url, QUrl(u"http://h:5000"_s));
}

void RegistryEndpointsTest::insecureSkipsVerification()
{
    ScriptedTransport http;
    http.answer(httpsPing, HttpReply{.status = 200});
    RegistryEndpoints endpoints(http);
    const Future relaxed = endpoints.find(u"h:5000"_s, insecure);
    const Future strict = endpoints.find(u"h:5000"_s, secure);
    QTRY_VERIFY(relaxed.isFinished() && strict.isFinished());

    QVERIFY(relaxed.result()->skipTlsVerification);
    QVERIFY(!strict.result()->skipTlsVerification);
    QVERIFY(http.requests().at(0).skipTlsVerification);
    QVERIFY(!http.requests().at(1).skipTlsVerification);
}

void RegistryEndpointsTest::theLastErrorIsShown()
{
    ScriptedTransport http;
    http.answer(httpsPing, failed(u"first"_s));
    http.answer(httpPing, failed(u"last"_s));
    RegistryEndpoints endpoints(http);
    const Future found = endpoints.find(u"h:5000"_s, insecure);
    QTRY_VERIFY(found.isFinished());
    QCOMPARE(found.result().error().detail, u"last"_s);
}

void RegistryEndpointsTest::refusesWhatIsNoHost_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"", "a b", "h/path", ":443", "h:port"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void RegistryEndpointsTest::refusesWhatIsNoHost()
{
    QFETCH(const QString, host);
    ScriptedTransport http;
    RegistryEndpoints endpoints(http);
    const Future found = endpoints.find(host, insecure);
    QVERIFY(found.isFinished());
    QCOMPARE(found.result().error().kind, Error::Kind::InvalidInput);
    QVERIFY(http.requests().isEmpty());
}

void RegistryEndpointsTest::stopsItsPingsWhenDestroyed()
{
    ScriptedTransport http;
    auto endpoints = std::make_unique<RegistryEndpoints>(http);
    const Future found = endpoints->find(u"h:5000"_s, secure);
    QCOMPARE(http.openRequests(), 1);
    endpoints.reset();
    QTRY_COMPARE(http.openRequests(), 0);
    QVERIFY(found.isFinished());
    QCOMPARE(found.resultCount(), 0);
}

QTEST_GUILESS_MAIN(RegistryEndpointsTest)
#include "tst_registryendpoints.moc"
