// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networkcontext.h"
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

using namespace headwater;
using namespace Qt::StringLiterals;

/// A real registry behind TLS offers HTTP/2, and the transport takes it.
class Http2Test : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QVERIFY2(m_registry.start(RegistryProcess::Scheme::Https),
                 qPrintable(m_registry.errorString()));
        m_digest = m_registry.pushImage(u"lib/app"_s, {u"1"_s}, {.name = u"app"_s});
        QVERIFY(!m_digest.isEmpty());
        trust(m_registry.port(), m_registry.certificatePath());
    }

    void cleanup() { m_registry.stop(); }

    void ourTrustLeavesHttp2Alone()
    {
        TlsTrust trust({m_certs.path()});
        QNetworkRequest request(url());
        request.setSslConfiguration(trust.of(u"127.0.0.1"_s, m_registry.port())->configuration);
        ConnectionPool pool;
        for (int i = 0; i < 2; ++i) { // over a new connection, and over a used one
            const std::unique_ptr<QNetworkReply> reply(pool.manager(url()).get(request));
            // HopTimers live on this.
            QSignalSpy sent(reply.get(), &QNetworkReply::requestSent);
            QTRY_VERIFY(reply->isFinished());
            QCOMPARE(reply->error(), QNetworkReply::NoError);
            QVERIFY(reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool());
            QCOMPARE(sent.size(), 1);
        }
    }

    void twoHundredAtOnce()
    {
        NetworkTransport transport(options());
        QElapsedTimer watch;
        watch.start();
        const Futures all = send(transport, 200);
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(all), 30'000);
        for (const auto &future : all) {
            const Result<HttpReply> reply = future.result();
            QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
            QCOMPARE(reply->status, 200);
            QVERIFY(reply->body.size() > 100);
        }
        qInfo("200 manifests by HTTP/2: %lld ms", watch.elapsed());
    }

    void t49_theServerDiesAmidst()
    {
        // Qt warns of each stream that ends before its time, which is the point here.
        QLoggingCategory::setFilterRules(u"qt.network.http2.warning=false"_s);
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        NetworkTransport transport(options());
        const Futures all = send(transport, 200);
        QTRY_VERIFY(std::ranges::any_of(all, [](const auto &one) { return one.isFinished(); }));
        m_registry.stop();
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(all), 30'000);
        for (const auto &future : all) {
            const Result<HttpReply> reply = future.result();
            if (!reply)
                QVERIFY2(reply.error().kind == Error::Kind::Offline,
                         qPrintable(reply.error().detail));
        }
    }

    /// What answers is HTTP/1.1 alone: nothing hangs for want of HTTP/2.
    void serverOfHttp1Only()
    {
        TestCertificate certificate;
        QVERIFY(certificate.create());
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &certificate));
        trust(server.url({}).port(), certificate.certificatePath());
        NetworkTransport transport(options());
        Futures all;
        for (int i = 0; i < 200; ++i)
            all.append(transport.send({.url = server.url(u"/v2/"_s)}, {}));
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(all), 30'000);
        for (const auto &future : all)
            QVERIFY(future.result());
    }

private:
    using Futures = QList<QFuture<Result<HttpReply>>>;

    static bool isFinished(const Futures &all)
    {
        return std::ranges::all_of(all, [](const auto &one) { return one.isFinished(); });
    }

    TransportOptions options() const { return {.certsDirectories = {m_certs.path()}}; }
    QUrl url() const
    {
        return QUrl(u"https://%1/v2/lib/app/manifests/%2"_s.arg(m_registry.host(), m_digest));
    }

    Futures send(NetworkTransport &transport, int count) const
    {
        Futures all;
        for (int i = 0; i < count; ++i) {
            all.append(transport.send(
                {.url = url(),
                 .headers = {{"Accept", "application/vnd.docker.distribution.manifest.v2+json"}}},
                {}));
        }
        return all;
    }

    void trust(int port, const QString &certificate)
    {
        const QString folder = m_certs.filePath(u"127.0.0.1:%1"_s.arg(port));
        QVERIFY(QDir().mkpath(folder));
        QFile::remove(folder + u"/ca.crt"_s);
        QVERIFY(QFile::copy(certificate, folder + u"/ca.crt"_s));
    }

    RegistryProcess m_registry;
    QTemporaryDir m_certs;
    QString m_digest;
};

QTEST_GUILESS_MAIN(Http2Test)
#include "tst_http2.moc"
