// SPDX-License-Identifier: Apache-2.0
#include "registry/http/connectionprobe.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ConnectionProbeTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        QVERIFY(m_certificate.create());
    }

    void tellsOfAGoodServer()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        const QTemporaryDir certs;
        const QString folder = certs.filePath(u"localhost:%1"_s.arg(server.url({}).port()));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(m_certificate.certificatePath(), folder + u"/ca.crt"_s));

        const ProbeReport report = run({.host = u"localhost"_s,
                                        .port = server.url({}).port(),
                                        .certsDirectories = {certs.path()}});

        QVERIFY(report.lookup.done && report.connect.done && report.tls.done);
        QVERIFY(!report.lookup.error && !report.connect.error);
        QVERIFY2(!report.tls.error, report.tls.error ? qPrintable(report.tls.error->detail) : "");
        QVERIFY(report.lookup.facts.contains(u"address 127.0.0.1"));
        QCOMPARE(report.connect.facts, QStringList{u"connected to "_s + server.host()});
        const QString tls = report.tls.facts.join(u'\n');
        QVERIFY2(tls.contains(u"protocol TLSv1.3\ncipher TLS_"), qPrintable(tls));
        QVERIFY(tls.contains(u"certificate \"headwater test\", issued by \"headwater test\""));
        QVERIFY(tls.contains(u"for 127.0.0.1, localhost"));
        QCOMPARE(server.requests().size(), 0);
    }

    void showsTheRefusedCertificate_data()
    {
        QTest::addColumn<bool>("skips");
        QTest::newRow("verified") << false;
        QTest::newRow("skipped") << true;
    }

    void showsTheRefusedCertificate()
    {
        QFETCH(const bool, skips);
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        const ProbeReport report = run(
            {.host = u"127.0.0.1"_s, .port = server.url({}).port(), .skipTlsVerification = skips});
        QVERIFY(!report.lookup.done);
        QCOMPARE(report.tls.error.has_value(), !skips);
        if (!skips) {
            QCOMPARE(report.tls.error->kind, Error::Kind::UntrustedTls);
            QVERIFY(report.tls.error->detail.endsWith(
                u"x509: certificate signed by unknown authority"));
        }
        const QString tls = report.tls.facts.join(u'\n');
        QVERIFY(tls.contains(u"certificate \"headwater test\""));
        QCOMPARE(report.certificates.size(), 1);
        const ShownCertificate shown = report.certificates.first();
        QCOMPARE(shown.subject, u"headwater test"_s);
        QCOMPARE(shown.issuer, u"headwater test"_s);
        QVERIFY(shown.isSelfSigned);
        QVERIFY(shown.expires.isValid());
        QCOMPARE(shown.fingerprint.size(), 95);
        QVERIFY(shown.pem.startsWith("-----BEGIN CERTIFICATE-----"));
        QVERIFY(tls.contains(u"verification: "));
    }

    void stopsWhereItFails_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<bool>("isLookup");
        QTest::addColumn<QString>("why");
        QTest::newRow("no such host") << u"registry.invalid"_s << QString() << true
                                      << u"dial tcp: lookup registry.invalid: no such host"_s;
        QTest::newRow("refused") << u"127.0.0.1"_s << QString() << false
                                 << u"dial tcp 127.0.0.1:9: connect: connection refused"_s;
        QTest::newRow("t61 proxy refused")
            << u"registry.invalid"_s << u"http://me:S3CRET@127.0.0.1:9"_s << false
            << u"proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused"_s;
    }

    void stopsWhereItFails()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, proxy);
        QFETCH(const bool, isLookup);
        QFETCH(const QString, why);
        const ProbeReport report
            = run({.host = host, .port = 9, .proxy = {.https = proxy, .followSystem = false}});
        const ProbePhase &failed = isLookup ? report.lookup : report.connect;
        QVERIFY(failed.error);
        QCOMPARE(failed.error->detail, u"Get \"https://%1:9/v2/\": %2"_s.arg(host, why));
        QCOMPARE(failed.error->kind, Error::Kind::Offline);
        QCOMPARE(report.connect.done, !isLookup);
        QVERIFY(!report.tls.done);
        QVERIFY(!report.connect.facts.join(u' ').contains(u"S3CRET"));
    }

    void plainHttpNeedsNoTls()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        const ProbeReport report
            = run({.host = u"127.0.0.1"_s, .port = server.url({}).port(), .useTls = false});
        QVERIFY(report.connect.done && !report.connect.error && !report.tls.done);
    }

    void namesAnHttpServerOnHttps()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen());
        const ProbeReport report = run({.host = u"127.0.0.1"_s, .port = server.url({}).port()});
        QVERIFY(report.tls.error);
        QVERIFY(
            report.tls.error->detail.endsWith(u"http: server gave HTTP response to HTTPS client"));
    }

    void t48_handshakeThatHangs()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const ProbeReport report
            = run({.host = u"127.0.0.1"_s, .port = silent.serverPort(), .timeout = 100ms});
        QVERIFY(report.tls.error);
        QCOMPARE(report.tls.error->kind, Error::Kind::TimedOut);
        QVERIFY(report.tls.error->detail.endsWith(u"net/http: TLS handshake timeout"));
    }

    void cancelWorksAtOnce()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        std::stop_source user;
        const QFuture<ProbeReport> future
            = probe({.host = u"127.0.0.1"_s, .port = silent.serverPort()}, user.get_token());
        QTRY_VERIFY(silent.hasPendingConnections());
        user.request_stop();
        QTRY_VERIFY(future.isFinished());
        const ProbeReport report = future.result();
        QCOMPARE((report.tls.done ? report.tls : report.connect).error->kind,
                 Error::Kind::Cancelled);
    }

private:
    static ProbeReport run(ProbeRequest request)
    {
        const QFuture<ProbeReport> future = probe(std::move(request), {});
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) ? future.result()
                                                                            : ProbeReport();
    }

    TestCertificate m_certificate;
};

QTEST_GUILESS_MAIN(ConnectionProbeTest)
#include "tst_connectionprobe.moc"
