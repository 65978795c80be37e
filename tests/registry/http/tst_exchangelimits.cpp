// SPDX-License-Identifier: Apache-2.0
#include "registry/http/httpexchange.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"
#include "tests/support/tool.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include <sys/socket.h>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int bombBytes = 10 << 20;

/// A frame of blocks that say "131072 times this byte". Source: RFC 8878 sections 3.1.1.
QByteArray zstdOfZeros()
{
    QByteArray frame = QByteArray::fromHex("28b52ffd" // magic number
                                           "00"
                                           "38"); // no checksum; a window of 128 KiB
    constexpr quint32 blockBytes = 128 * 1024;
    constexpr int blocks = bombBytes / blockBytes;
    for (int i = 0; i < blocks; ++i) {
        const quint32 head = (i == blocks - 1 ? 1U : 0U) | 1U << 1 | blockBytes << 3;
        for (const int shift : {0, 8, 16})
            frame += char(head >> shift);
        frame += '\0';
    }
    return frame;
}

/// qCompress writes zlib's format after four bytes of its own: "deflate" on the wire.
QByteArray deflateOfZeros()
{
    return qCompress(QByteArray(bombBytes, '\0')).sliced(4);
}

/// The same deflated data between gzip's head and its checksum. Source: RFC 1952.
QByteArray gzipOfZeros()
{
    const QByteArray raw = deflateOfZeros().sliced(2).chopped(4);
    return QByteArray::fromHex("1f8b0800000000000003") + raw
        + QByteArray::fromHex("cc2aca9e"
                              "0000a000");
}

QByteArray brotliOfZeros()
{
    return QByteArray::fromHex("cbffff3ff82700e2b14020f7fe2fffff3ff04f00c4611180eefd07");
}

} // namespace

/// T47 to T49 and T62: time and space that a server may cost.
class ExchangeLimitsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t47_bombs_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("gzip") << "gzip"_ba << gzipOfZeros();
        QTest::newRow("deflate") << "deflate"_ba << deflateOfZeros();
        QTest::newRow("br") << "br"_ba << brotliOfZeros();
        QTest::newRow("zstd") << "zstd"_ba << zstdOfZeros();
    }

    void t47_bombs()
    {
        QFETCH(const QByteArray, encoding);
        QFETCH(const QByteArray, body);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.headers = {{"Content-Encoding", encoding}}, .body = body});
        qint64 taken = 0;
        const Result<HttpReply> stopped
            = sendAndWait({.url = server.url(u"/a"_s),
                           .onBody = [&](QByteArrayView piece) { taken += piece.size(); },
                           .maxBodyBytes = 1 << 20});
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::TooLarge);
        QCOMPARE_LE(taken, 1 << 20);
        QVERIFY(server.requests().constFirst().header("Accept-Encoding").contains(encoding));

        // The very same is fine for who wants that much: the bomb was one.
        const Result<HttpReply> whole
            = sendAndWait({.url = server.url(u"/a"_s), .maxBodyBytes = bombBytes});
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
        QCOMPARE(whole->body.size(), bombBytes);
    }

    void t48_silence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("detail");
        const QString headers = u"Get \"%1\": net/http: timeout awaiting response headers"_s;
        QTest::newRow("accepts, never answers") << int(Fault::NeverAnswers) << headers;
        QTest::newRow("headers never end") << int(Fault::EndlessHeaders) << headers;
        QTest::newRow("one byte, then nothing")
            << int(Fault::SilentBody) << u"read tcp: i/o timeout"_s;
    }

    void t48_silence()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, detail);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.fault = Fault(fault)});
        const QString url = server.url(u"/a"_s).toString();
        const Result<HttpReply> reply
            = sendAndWait({.url = server.url(u"/a"_s), .silenceTimeout = 200ms});
        QVERIFY(!reply);
        QCOMPARE(reply.error().detail, detail.contains(u"%1") ? detail.arg(url) : detail);
        QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void t48_slowButAliveIsNoSilence()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.fault = Fault::SlowBody}); // a byte every 20 ms
        const Result<HttpReply> reply = sendAndWait(
            {.url = server.url(u"/a"_s), .deadline = 1500ms, .silenceTimeout = 500ms});
        QVERIFY2(reply.error().detail.startsWith(u"context deadline exceeded"),
                 qPrintable(reply.error().detail));
    }

    void t48_silenceOnAConnectionThatIsUsedAgain()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.fault = Fault::NeverAnswers});
        QVERIFY(sendAndWait({.url = server.url(u"/v2/"_s)}));
        const Result<HttpReply> reply = sendAndWait(
            {.url = server.url(u"/a"_s), .connectTimeout = 100ms, .silenceTimeout = 300ms});
        QVERIFY2(reply.error().detail.endsWith(u"net/http: timeout awaiting response headers"),
                 qPrintable(reply.error().detail));
    }

    void t48_neverAccepts()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Clients waiting = fillBacklog(server);
        QVERIFY(!waiting.empty());
        const QString address = u"127.0.0.1:%1"_s.arg(server.serverPort());
        const Result<HttpReply> reply
            = sendAndWait({.url = QUrl(u"http://%1/v2/"_s.arg(address)), .connectTimeout = 300ms});
        QVERIFY(!reply);
        QCOMPARE(reply.error().detail,
                 u"Get \"http://%1/v2/\": dial tcp %1: i/o timeout"_s.arg(address));
        QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
    }

    void t48_handshakeHangs()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const Result<HttpReply> reply
            = sendAndWait({.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(silent.serverPort())),
                           .connectTimeout = 200ms});
        QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
        QVERIFY(reply.error().detail.endsWith(u"i/o timeout"));
    }

    void t48_waitingInTheQueueIsNobodysFault()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        QList<QFuture<Result<HttpReply>>> busy;
        for (int i = 0; i < 16; ++i) { // all connections
            server.answer(u"/hold%1"_s.arg(i).toLatin1(), {.fault = Fault::NeverAnswers});
            busy.append(
                send({.url = server.url(u"/hold%1"_s.arg(i)), .silenceTimeout = 600ms}, m_context));
        }
        QTRY_COMPARE(server.requests().size(), 16);
        const Result<HttpReply> queued
            = sendAndWait({.url = server.url(u"/v2/"_s), .connectTimeout = 100ms});
        QVERIFY2(queued, queued ? "" : qPrintable(queued.error().detail));
        for (const auto &future : busy)
            QVERIFY(future.isFinished());
    }

    void t49_wrongLengths_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("half body") << int(Fault::HalfBody);
        QTest::newRow("half chunked body") << int(Fault::HalfChunkedBody);
        QTest::newRow("reset") << int(Fault::Closes);
    }

    void t49_wrongLengths()
    {
        QFETCH(const int, fault);
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.body = "half", .fault = Fault(fault)});
        QByteArray taken;
        const Result<HttpReply> reply = sendAndWait(
            {.url = server.url(u"/a"_s), .onBody = [&](QByteArrayView piece) { taken += piece; }});
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Offline);
        QVERIFY(reply.error().detail.endsWith(u"EOF"));
        QVERIFY(QByteArray("half").startsWith(taken));
    }

    void onBodyTakesAnswersOnly()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        server.answer("/a", {.body = QByteArray(100'000, 'x')});
        server.answer("/b", {.status = 404, .body = "why"});
        server.answer("/c", {.status = 302, .headers = {{"Location", "/a"}}, .body = "moved"});
        qint64 taken = 0;
        const auto get = [&](const QString &path) {
            taken = 0;
            return sendAndWait({.url = server.url(path),
                                .onBody = [&](QByteArrayView piece) { taken += piece.size(); }});
        };
        QCOMPARE(get(u"/a"_s)->body, QByteArray());
        QCOMPARE(taken, 100'000);
        QCOMPARE(get(u"/b"_s)->body, "why");
        QCOMPARE(taken, 0);
        QCOMPARE(get(u"/c"_s)->body, QByteArray());
        QCOMPARE(taken, 100'000);
    }

    void t62_oneFamilyIsDead_data()
    {
        QTest::addColumn<QHostAddress>("alive");
        QTest::addColumn<bool>("hangs"); // or refuses
        const QHostAddress v4(QHostAddress::LocalHost);
        const QHostAddress v6(QHostAddress::LocalHostIPv6);
        QTest::newRow("IPv6 refuses") << v4 << false;
        QTest::newRow("IPv4 refuses") << v6 << false;
        QTest::newRow("IPv6 hangs") << v4 << true;
        QTest::newRow("IPv4 hangs") << v6 << true;
    }

    /// Of a name that has both: the test runs itself where /etc/hosts says so.
    void t62_oneFamilyIsDead()
    {
        if (!qEnvironmentVariableIsSet("HEADWATER_DUAL_HOST"))
            return runWhereBothAreKnown();
        QFETCH(const QHostAddress, alive);
        QFETCH(const bool, hangs);
        MisbehavingRegistry server;
        QVERIFY(server.listen(alive));
        const auto port = quint16(server.url({}).port());
        QTcpServer other;
        Clients waiting;
        if (hangs) {
            const bool isV4 = alive.protocol() == QAbstractSocket::IPv4Protocol;
            QVERIFY(
                other.listen(isV4 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost, port));
            waiting = fillBacklog(other);
            QVERIFY(!waiting.empty());
        }
        // The best of three, each over a connection of its own: others use this machine, too.
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 3; ++i) {
            NetworkContext context{.proxies = {.followSystem = false}};
            QElapsedTimer watch;
            watch.start();
            const Result<HttpReply> reply
                = sendAndWait({.url = QUrl(u"http://dual.test:%1/v2/"_s.arg(port))}, context);
            QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
            best = std::min(best, watch.elapsed());
        }
        QCOMPARE_LT(best, 1000);
    }

private:
    using Clients = std::vector<std::unique_ptr<QTcpSocket>>;

    /// From then on connections to @p server are neither taken nor refused.
    static Clients fillBacklog(QTcpServer &server)
    {
        server.pauseAccepting();
        ::listen(int(server.socketDescriptor()), 0);
        Clients waiting;
        for (int i = 0; i < 4; ++i) {
            waiting.push_back(std::make_unique<QTcpSocket>());
            waiting.back()->setProxy(QNetworkProxy::NoProxy);
            waiting.back()->connectToHost(server.serverAddress(), server.serverPort());
        }
        const auto isIn
            = [](const auto &socket) { return socket->state() == QAbstractSocket::ConnectedState; };
        return QTest::qWaitFor([&] { return std::ranges::any_of(waiting, isIn); })
            ? std::move(waiting)
            : Clients();
    }

    static void runWhereBothAreKnown()
    {
        if (const QString why = refusedByKernel(u"bwrap"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        QTemporaryFile hosts;
        QVERIFY(hosts.open());
        hosts.write("::1 dual.test\n127.0.0.1 dual.test\n");
        QVERIFY(hosts.flush());
        const ToolRun run = runTool(
            u"bwrap"_s,
            {u"--dev-bind"_s, u"/"_s, u"/"_s, u"--ro-bind"_s, hosts.fileName(), u"/etc/hosts"_s,
             u"--setenv"_s, u"HEADWATER_DUAL_HOST"_s, u"1"_s,
             QCoreApplication::applicationFilePath(),
             u"t62_oneFamilyIsDead:%1"_s.arg(QLatin1StringView(QTest::currentDataTag()))});
        QVERIFY2(run.exitCode == 0, run.output.constData());
    }

    QFuture<Result<HttpReply>> send(HttpRequest request, NetworkContext &context)
    {
        auto *exchange = new HttpExchange(context, std::move(request), {}, this);
        QMetaObject::invokeMethod(exchange, &HttpExchange::start, Qt::QueuedConnection);
        return exchange->future();
    }

    Result<HttpReply> sendAndWait(HttpRequest request, NetworkContext &context)
    {
        const QFuture<Result<HttpReply>> future = send(std::move(request), context);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    Result<HttpReply> sendAndWait(HttpRequest request)
    {
        return sendAndWait(std::move(request), m_context);
    }

    NetworkContext m_context{.proxies = {.followSystem = false}};
};

QTEST_GUILESS_MAIN(ExchangeLimitsTest)
#include "tst_exchangelimits.moc"
