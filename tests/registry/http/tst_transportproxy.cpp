// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

/// T61: requests through a proxy, and what becomes of them and of its password.
class TransportProxyTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t61_usesTheProxyAndSaysSo()
    {
        MisbehavingRegistry proxy;
        QVERIFY(proxy.listen());
        const QByteArray url = "http://registry.invalid/v2/";
        proxy.answer(url, {.body = "{}"});
        const Result<HttpReply> reply = sendThrough(proxy, QString::fromLatin1(url));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->proxy, proxy.url({}).toString());
        QCOMPARE(proxy.requestsTo(url).size(), 1);
    }

    void t61_directSaysNothing()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        const Result<HttpReply> reply = sendThrough(server, server.url(u"/v2/"_s).toString());
        QVERIFY(reply);
        QCOMPARE(reply->proxy, QString());
    }

    void t61_passwordGoesToTheProxyAlone()
    {
        TestCertificate certificate;
        QVERIFY(certificate.create());
        MisbehavingRegistry origin;
        MisbehavingRegistry proxy;
        QVERIFY(origin.listen(QHostAddress::LocalHost, &certificate));
        QVERIFY(proxy.listen());
        proxy.tunnelTo(origin);
        const QByteArray target = "registry.invalid:443";
        proxy.answer(target,
                     {.status = 407,
                      .reason = "Proxy Authentication Required",
                      .headers = {{"Proxy-Authenticate", "Basic realm=\"p\""}}});
        proxy.answer(target, {.fault = Fault::Tunnel});

        const Result<HttpReply> reply
            = sendThrough(proxy, u"https://registry.invalid/v2/"_s, u"me:S3CRET@"_s,
                          {{"Authorization", "Bearer T"}});

        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->proxy, proxy.url({}).toString());
        QCOMPARE(proxy.requests().size(), 2);
        QCOMPARE(proxy.requests().at(1).header("Proxy-Authorization"),
                 "Basic " + "me:S3CRET"_ba.toBase64());
        QCOMPARE(origin.requests().size(), 1);
        QVERIFY(!origin.requests().constFirst().hasHeader("Proxy-Authorization"));
        QCOMPARE(origin.requests().constFirst().header("Authorization"), "Bearer T");
        // Nor does the proxy see what is the registry's.
        for (const MisbehavingRegistry::Request &request : proxy.requests())
            QVERIFY(!request.hasHeader("Authorization"));
    }

    void t61_proxyWantsAPassword_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("user");
        QTest::newRow("http, none") << u"http://registry.invalid/v2/"_s << QString();
        QTest::newRow("https, none") << u"https://registry.invalid/v2/"_s << QString();
        QTest::newRow("http, wrong") << u"http://registry.invalid/v2/"_s << u"me:S3CRET@"_s;
        QTest::newRow("https, wrong") << u"https://registry.invalid/v2/"_s << u"me:S3CRET@"_s;
    }

    void t61_proxyWantsAPassword()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, user);
        MisbehavingRegistry proxy;
        QVERIFY(proxy.listen());
        const MisbehavingRegistry::Answer refusal{.status = 407,
                                                  .reason = "Proxy Authentication Required",
                                                  .headers
                                                  = {{"Proxy-Authenticate", "Basic realm=\"p\""}}};
        proxy.answer(url.toLatin1(), refusal);
        proxy.answer("registry.invalid:443", refusal);
        const Result<HttpReply> reply = sendThrough(proxy, url, user);
        QVERIFY(!reply);
        QCOMPARE(reply.error().detail, u"Get \"%1\": Proxy Authentication Required"_s.arg(url));
        QCOMPARE(reply.error().kind, Error::Kind::Offline);
    }

    void t61_proxyDown_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("why");
        QTest::newRow("http") << u"http://me:S3CRET@127.0.0.1:9"_s
                              << u"proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection "
                                 "refused"_s;
        QTest::newRow("socks5") << u"socks5://me:S3CRET@127.0.0.1:9"_s
                                << u"socks connect tcp 127.0.0.1:9->registry.invalid:443: dial tcp "
                                   "127.0.0.1:9: connect: connection refused"_s;
        QTest::newRow("no such host")
            << u"http://proxy.invalid:3128"_s
            << u"proxyconnect tcp: dial tcp: lookup proxy.invalid: no such host"_s;
        QTest::newRow("unusable") << u"gopher://me:S3CRET@p.example"_s
                                  << u"invalid proxy address \"gopher://p.example\""_s;
    }

    void t61_proxyDown()
    {
        QFETCH(const QString, proxy);
        QFETCH(const QString, why);
        NetworkTransport transport(
            TransportOptions{.proxy = {.https = proxy, .followSystem = false}});
        const Result<HttpReply> reply
            = wait(transport.send({.url = QUrl(u"https://registry.invalid/v2/"_s)}, {}));
        QVERIFY(!reply);
        QCOMPARE(reply.error().detail, u"Get \"https://registry.invalid/v2/\": "_s + why);
    }

private:
    static Result<HttpReply> wait(const QFuture<Result<HttpReply>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    static Result<HttpReply> sendThrough(const MisbehavingRegistry &proxy, const QString &url,
                                         const QString &user = {},
                                         const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        const QString address = u"http://%1%2"_s.arg(user, proxy.host());
        NetworkTransport transport(
            TransportOptions{.proxy = {.http = address, .https = address, .followSystem = false}});
        return wait(transport.send(
            {.url = QUrl(url), .headers = headers, .skipTlsVerification = true}, {}));
    }
};

QTEST_GUILESS_MAIN(TransportProxyTest)
#include "tst_transportproxy.moc"
