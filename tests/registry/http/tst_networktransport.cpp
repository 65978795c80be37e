// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <memory>

using namespace headwater;
using namespace Qt::StringLiterals;

/// What the transport adds to one exchange: trust by endpoint, real certificates, its own end.
class NetworkTransportTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void refusesCertificatesInGoWords_data();
    void refusesCertificatesInGoWords();
    void trustDoesNotLeak();
    void namesAnHttpServerOnHttps();
    void refusesTheStepDownToHttp();
    void neverFinishesBeforeItReturns();
    void endsWhatRunsWhenItIsDestroyed();
    void reachesThisMachineDespiteAProxy();

private:
    static Result<HttpReply> wait(const QFuture<Result<HttpReply>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }
};

void NetworkTransportTest::refusesCertificatesInGoWords_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QStringList>("extra");
    QTest::addColumn<QString>("why");
    const QString right = u"IP:127.0.0.1,DNS:localhost"_s;
    QTest::newRow("self-signed") << right << QStringList()
                                 << u"x509: certificate signed by unknown authority"_s;
    QTest::newRow("other address") << u"IP:192.0.2.7"_s << QStringList()
                                   << u"x509: certificate is valid for 192.0.2.7, not 127.0.0.1"_s;
    QTest::newRow("no address") << u"DNS:reg.example"_s << QStringList()
                                << u"x509: cannot validate certificate for 127.0.0.1 because it "
                                   "doesn't contain any IP SANs"_s;
    QTest::newRow("expired")
        << right
        << QStringList{u"-not_before"_s, u"20200101000000Z"_s, u"-not_after"_s,
                       u"20210101000000Z"_s}
        << u"x509: certificate has expired or is not yet valid: current time %1 is after "
           "2021-01-01T00:00:00Z"_s;
}

void NetworkTransportTest::refusesCertificatesInGoWords()
{
    QFETCH(const QString, names);
    QFETCH(const QStringList, extra);
    QFETCH(QString, why);
    TestCertificate certificate;
    QVERIFY(certificate.create(names, extra));
    MisbehavingRegistry server;
    QVERIFY(server.listen(QHostAddress::LocalHost, &certificate));
    NetworkTransport transport;

    const Result<HttpReply> reply = wait(transport.send({.url = server.url(u"/v2/"_s)}, {}));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::UntrustedTls);
    QString detail = reply.error().detail;
    if (why.contains(u"%1")) {
        const QString now = detail.section(u"current time "_s, 1).section(u' ', 0, 0);
        QVERIFY(QDateTime::fromString(now, Qt::ISODate).isValid());
        why = why.arg(now);
    }
    QCOMPARE(detail, u"Get \"%1\": %2"_s.arg(server.url(u"/v2/"_s).toString(), why));
    QCOMPARE(server.requests().size(), 0);
}

void NetworkTransportTest::trustDoesNotLeak()
{
    TestCertificate certificate;
    QVERIFY(certificate.create());
    MisbehavingRegistry server;
    QVERIFY(server.listen(QHostAddress::LocalHost, &certificate));
    NetworkTransport transport;
    const HttpRequest verified{.url = server.url(u"/v2/"_s)};
    HttpRequest unverified = verified;
    unverified.skipTlsVerification = true;

    QVERIFY(!wait(transport.send(verified, {})));
    QVERIFY(wait(transport.send(unverified, {})));
    QVERIFY(!wait(transport.send(verified, {})));
    QVERIFY(wait(transport.send(unverified, {})));
    QCOMPARE(server.requests().size(), 2);
}

void NetworkTransportTest::namesAnHttpServerOnHttps()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    NetworkTransport transport;
    const Result<HttpReply> reply
        = wait(transport.send({.url = QUrl(u"https://%1/v2/"_s.arg(server.host()))}, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().detail,
             u"Get \"https://%1/v2/\": http: server gave HTTP response to HTTPS client"_s.arg(
                 server.host()));
}

void NetworkTransportTest::refusesTheStepDownToHttp()
{
    TestCertificate certificate;
    QVERIFY(certificate.create());
    MisbehavingRegistry safe;
    MisbehavingRegistry plain;
    QVERIFY(safe.listen(QHostAddress::LocalHost, &certificate));
    QVERIFY(plain.listen());
    safe.answer("/a", {.status = 302, .headers = {{"Location", plain.url(u"/b"_s).toEncoded()}}});
    NetworkTransport transport;

    const Result<HttpReply> reply
        = wait(transport.send({.url = safe.url(u"/a"_s), .skipTlsVerification = true}, {}));

    QVERIFY(!reply);
    QVERIFY(reply.error().detail.contains(u"redirect from https to http refused"));
    QCOMPARE(plain.requests().size(), 0);
}

void NetworkTransportTest::neverFinishesBeforeItReturns()
{
    NetworkTransport transport;
    const QFuture<Result<HttpReply>> future
        = transport.send({.url = QUrl(u"file:///etc/hostname"_s)}, {});
    QVERIFY(!future.isFinished());
    QCOMPARE(wait(future).error().kind, Error::Kind::InvalidInput);
}

void NetworkTransportTest::endsWhatRunsWhenItIsDestroyed()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.fault = Fault::NeverAnswers});
    auto transport = std::make_unique<NetworkTransport>();
    std::stop_source user;
    const QFuture<Result<HttpReply>> future
        = transport->send({.url = server.url(u"/a"_s)}, user.get_token());
    QTRY_COMPARE(server.requests().size(), 1);

    transport.reset();

    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    user.request_stop(); // nobody listens any more
}

void NetworkTransportTest::reachesThisMachineDespiteAProxy()
{
    qputenv("http_proxy", "http://127.0.0.1:9");
    qputenv("no_proxy", "");
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    NetworkTransport transport;
    QVERIFY(wait(transport.send({.url = server.url(u"/v2/"_s)}, {})));

    const Result<HttpReply> outside
        = wait(transport.send({.url = QUrl(u"http://registry.invalid/v2/"_s)}, {}));
    QVERIFY(!outside);
    QCOMPARE(outside.error().detail,
             u"Get \"http://registry.invalid/v2/\": proxyconnect tcp: dial tcp 127.0.0.1:9: "
             "connect: connection refused"_s);
}

QTEST_GUILESS_MAIN(NetworkTransportTest)
#include "tst_networktransport.moc"
