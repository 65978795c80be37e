// SPDX-License-Identifier: Apache-2.0
#include "registry/http/httpexchange.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>
#include <QTcpServer>

#include <thread>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The exchange against servers that misbehave, over real sockets.
class HttpExchangeTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheReply();
    void statusesAreReplies_data();
    void statusesAreReplies();
    void faults_data();
    void faults();
    void t45_keepsNothingPastTheLimit();
    void errorTextsHaveTheirOwnLimit();
    void stopsAGzipBomb();
    void t35_followsRedirectsWithoutSecrets();
    void t37_stopsRedirectLoops();
    void theDeadlineCoversRedirects();
    void refusesOtherSchemes_data();
    void refusesOtherSchemes();
    void keepsNoCookiesAndSendsNoUserInfo();
    void stopWorksAtOnce_data();
    void stopWorksAtOnce();
    void stopBeforeStart();
    void namesTheRefusedAddress();

private:
    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop = {})
    {
        auto *exchange = new HttpExchange(m_context, std::move(request), std::move(stop), this);
        QMetaObject::invokeMethod(exchange, &HttpExchange::start, Qt::QueuedConnection);
        return exchange->future();
    }

    Result<HttpReply> sendAndWait(HttpRequest request)
    {
        const QFuture<Result<HttpReply>> future = send(std::move(request));
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    NetworkContext m_context{.proxies = {}};
};

void HttpExchangeTest::givesTheReply()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.headers = {{"X-Kind", "nice"}}, .body = "hello"});

    const Result<HttpReply> reply = sendAndWait(
        {.url = server.url(u"/a?q=1"_s), .headers = {{"Accept", "a/b"}, {"Accept", "c/d"}}});

    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->reasonPhrase, "OK");
    QCOMPARE(reply->body, "hello");
    QCOMPARE(reply->header("x-kind"), "nice");
    QCOMPARE(reply->url, server.url(u"/a?q=1"_s));
    const MisbehavingRegistry::Request asked = server.requests().constFirst();
    QCOMPARE(asked.path, "/a?q=1");
    QCOMPARE(asked.header("Accept"), "a/b, c/d");
    QCOMPARE(asked.header("User-Agent"), "headwater");
}

void HttpExchangeTest::statusesAreReplies_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {201, 304, 400, 401, 403, 404, 405, 409, 410, 418, 429, 500, 501, 503})
        QTest::addRow("%d", status) << status;
}

void HttpExchangeTest::statusesAreReplies()
{
    QFETCH(const int, status);
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a",
                  {.status = status,
                   .headers = {{"WWW-Authenticate", "Basic realm=\"r\""}},
                   .body = status == 304 ? "" : "text"});
    const Result<HttpReply> reply = sendAndWait({.url = server.url(u"/a"_s)});
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->status, status);
    QCOMPARE(reply->body, status == 304 ? QByteArray() : "text"_ba);
    QCOMPARE(server.requests().size(), 1);
}

void HttpExchangeTest::faults_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("detail"); // %1: the URL

    const QString headersLate = u"Get \"%1\": context deadline exceeded (Client.Timeout exceeded "
                                "while awaiting headers)"_s;
    QTest::newRow("accepts, never answers")
        << int(Fault::NeverAnswers) << QByteArray() << Kind::TimedOut << headersLate;
    QTest::newRow("headers never end")
        << int(Fault::EndlessHeaders) << QByteArray() << Kind::TimedOut << headersLate;
    QTest::newRow("one byte at a time")
        << int(Fault::SlowBody) << QByteArray() << Kind::TimedOut
        << u"context deadline exceeded (Client.Timeout or context cancellation while reading "
           "body)"_s;
    QTest::newRow("endless body") << int(Fault::EndlessBody) << QByteArray() << Kind::TooLarge
                                  << u"the reply is larger than 1000000 bytes"_s;
    QTest::newRow("half a body") << int(Fault::HalfBody) << QByteArray("half") << Kind::Offline
                                 << u"unexpected EOF"_s;
    QTest::newRow("half a chunked body") << int(Fault::HalfChunkedBody) << QByteArray("half")
                                         << Kind::Offline << u"unexpected EOF"_s;
    QTest::newRow("closes") << int(Fault::Closes) << QByteArray() << Kind::Offline
                            << u"Get \"%1\": EOF"_s;
    // Qt does not tell a server that talks something else from one that hangs up.
    QTest::newRow("not HTTP") << int(Fault::NotHttp) << QByteArray("220 mail.example ESMTP\r\n")
                              << Kind::Offline << u"Get \"%1\": EOF"_s;
}

void HttpExchangeTest::faults()
{
    QFETCH(const int, fault);
    QFETCH(const QByteArray, body);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QString, detail);
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.body = body, .fault = Fault(fault)});

    QElapsedTimer watch;
    watch.start();
    const Result<HttpReply> reply
        = sendAndWait({.url = server.url(u"/a"_s), .deadline = 600ms, .maxBodyBytes = 1'000'000});

    QVERIFY(!reply);
    QCOMPARE(reply.error().detail,
             detail.contains(u"%1") ? detail.arg(server.url(u"/a"_s).toString()) : detail);
    QCOMPARE(reply.error().kind, kind);
    QCOMPARE(reply.error().subject, server.url(u"/a"_s).toString());
    QCOMPARE_LT(watch.elapsed(), 3000);
    // Where the server closes, Qt may have a fresh connection in stock.
    if (kind != Error::Kind::Offline)
        QTRY_COMPARE(server.openConnections(), 0);
}

void HttpExchangeTest::t45_keepsNothingPastTheLimit()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/announced", {.body = QByteArray(5 << 20, 'x')});
    server.answer("/endless", {.fault = Fault::EndlessBody});
    server.answer("/exact", {.body = QByteArray(4 << 20, 'x')});

    QCOMPARE(sendAndWait({.url = server.url(u"/exact"_s)})->body.size(), 4 << 20);
    const Result<HttpReply> announced = sendAndWait({.url = server.url(u"/announced"_s)});
    QCOMPARE(announced.error().kind, Error::Kind::TooLarge);

    const qint64 before = server.bytesSent();
    const Result<HttpReply> endless = sendAndWait({.url = server.url(u"/endless"_s)});
    QCOMPARE(endless.error().kind, Error::Kind::TooLarge);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE_LT(server.bytesSent() - before, 40 << 20); // socket buffers, but no end of them
}

void HttpExchangeTest::errorTextsHaveTheirOwnLimit()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    const QByteArray big(100'000, 'x');
    server.answer("/a", {.status = 404, .body = big});
    server.answer("/b", {.status = 404, .body = QByteArray(2 << 20, 'x')});

    QCOMPARE(sendAndWait({.url = server.url(u"/a"_s), .maxBodyBytes = 10})->body, big);
    QCOMPARE(sendAndWait({.url = server.url(u"/b"_s), .maxBodyBytes = 8 << 20}).error().kind,
             Error::Kind::TooLarge);
}

void HttpExchangeTest::stopsAGzipBomb()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    // qCompress writes zlib's format after four bytes of its own: "deflate" on the wire.
    server.answer("/bomb",
                  {.headers = {{"Content-Encoding", "deflate"}},
                   .body = qCompress(QByteArray(100 << 20, '\0')).sliced(4)});
    const Result<HttpReply> reply = sendAndWait({.url = server.url(u"/bomb"_s)});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::TooLarge);
}

void HttpExchangeTest::t35_followsRedirectsWithoutSecrets()
{
    MisbehavingRegistry home;
    MisbehavingRegistry away;
    QVERIFY(home.listen());
    QVERIFY(away.listen(QHostAddress(u"127.0.0.2"_s)));
    home.answer("/a", {.status = 302, .headers = {{"Location", "/b"}}});
    home.answer(
        "/b",
        {.status = 307,
         .headers = {{"Location", away.url(u"/c?sig=1"_s).toEncoded()}, {"Set-Cookie", "sid=1"}}});
    away.answer("/c", {.status = 302, .headers = {{"Location", home.url(u"/d"_s).toEncoded()}}});
    home.answer("/d", {.body = "done"});

    const Result<HttpReply> reply = sendAndWait(
        {.url = home.url(u"/a"_s),
         .headers = {{"Authorization", "Bearer S3CRET"}, {"Accept", "x/y"}, {"X-Custom", "c"}}});
    QVERIFY(reply);
    QCOMPARE(reply->body, "done");
    QCOMPARE(reply->url, home.url(u"/d"_s));
    QCOMPARE(home.requests().at(1).header("Authorization"), "Bearer S3CRET");
    const MisbehavingRegistry::Request elsewhere = away.requests().constFirst();
    QCOMPARE(elsewhere.path, "/c?sig=1");
    QCOMPARE(elsewhere.header("Accept"), "x/y");
    // Nor does it get them back after it has been elsewhere.
    for (const MisbehavingRegistry::Request &request : {elsewhere, home.requests().at(2)}) {
        QVERIFY(!request.hasHeader("Authorization"));
        QVERIFY(!request.hasHeader("X-Custom"));
        QVERIFY(!request.hasHeader("Cookie"));
    }
}

void HttpExchangeTest::t37_stopsRedirectLoops()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.status = 302, .headers = {{"Location", "/a"}}});
    const Result<HttpReply> reply = sendAndWait({.url = server.url(u"/a"_s)});
    QVERIFY(!reply);
    QVERIFY(reply.error().detail.endsWith(u"stopped after 5 redirects"));
    QCOMPARE(server.requests().size(), 6);
}

void HttpExchangeTest::theDeadlineCoversRedirects()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.status = 302, .headers = {{"Location", "/b"}}});
    server.answer("/b", {.fault = Fault::NeverAnswers});
    const Result<HttpReply> reply = sendAndWait({.url = server.url(u"/a"_s), .deadline = 300ms});
    QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
}

void HttpExchangeTest::refusesOtherSchemes_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("detail");
    QTest::newRow("file")
        << QUrl(u"file:///etc/hostname"_s)
        << u"Get \"file:///etc/hostname\": unsupported protocol scheme \"file\""_s;
    QTest::newRow("none") << QUrl(u"//host/"_s)
                          << u"Get \"//host/\": unsupported protocol scheme \"\""_s;
    QTest::newRow("no host") << QUrl(u"https:/x"_s)
                             << u"Get \"https:/x\": http: no Host in request URL"_s;
}

void HttpExchangeTest::refusesOtherSchemes()
{
    QFETCH(const QUrl, url);
    const Result<HttpReply> reply = sendAndWait({.url = url});
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::InvalidInput);
    QTEST(reply.error().detail, "detail");
}

void HttpExchangeTest::keepsNoCookiesAndSendsNoUserInfo()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.headers = {{"Set-Cookie", "sid=1"}}});
    QUrl url = server.url(u"/a"_s);
    url.setUserInfo(u"u:p"_s);
    QVERIFY(sendAndWait({.url = url}));
    QVERIFY(sendAndWait({.url = url}));
    for (const MisbehavingRegistry::Request &request : server.requests()) {
        QVERIFY(!request.hasHeader("Cookie"));
        QVERIFY(!request.hasHeader("Authorization"));
    }
}

void HttpExchangeTest::stopWorksAtOnce_data()
{
    QTest::addColumn<bool>("fromAnotherThread");
    QTest::newRow("from the same thread") << false;
    QTest::newRow("from another thread") << true;
}

void HttpExchangeTest::stopWorksAtOnce()
{
    QFETCH(const bool, fromAnotherThread);
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    server.answer("/a", {.fault = Fault::NeverAnswers});
    std::stop_source user;
    const QFuture<Result<HttpReply>> future = send({.url = server.url(u"/a"_s)}, user.get_token());
    QTRY_COMPARE(server.requests().size(), 1);

    QElapsedTimer watch;
    watch.start();
    if (fromAnotherThread)
        std::jthread([&] { user.request_stop(); }).join();
    else
        user.request_stop();
    QTRY_VERIFY(future.isFinished());

    QCOMPARE_LT(watch.elapsed(), 500);
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    QTRY_COMPARE(server.openConnections(), 0);
}

void HttpExchangeTest::stopBeforeStart()
{
    MisbehavingRegistry server;
    QVERIFY(server.listen());
    std::stop_source user;
    user.request_stop();
    const QFuture<Result<HttpReply>> future
        = send({.url = server.url(u"/v2/"_s)}, user.get_token());
    QVERIFY(!future.isFinished());
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(server.requests().size(), 0);
}

void HttpExchangeTest::namesTheRefusedAddress()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const Result<HttpReply> literal
        = sendAndWait({.url = QUrl(u"https://127.0.0.1:%1/v2/"_s.arg(port))});
    QCOMPARE(literal.error().kind, Error::Kind::Offline);
    QCOMPARE(literal.error().detail,
             u"Get \"https://127.0.0.1:%1/v2/\": dial tcp 127.0.0.1:%1: connect: connection "
             "refused"_s.arg(port));

    const Result<HttpReply> named
        = sendAndWait({.url = QUrl(u"http://localhost:%1/v2/"_s.arg(port))});
    const QString address
        = named.error().detail.section(u"dial tcp "_s, 1).section(u": connect"_s, 0, 0);
    QVERIFY2(address == u"127.0.0.1:%1"_s.arg(port) || address == u"[::1]:%1"_s.arg(port),
             qPrintable(named.error().detail));
}

QTEST_GUILESS_MAIN(HttpExchangeTest)
#include "tst_httpexchange.moc"
