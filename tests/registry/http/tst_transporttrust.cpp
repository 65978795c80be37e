// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networktransport.h"
#include "tests/support/misbehavingregistry.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// "openssl s_server" on a free port, for what Qt's own server refuses to do.
class OpensslServer
{
public:
    ~OpensslServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// The port; 0 if it does not start.
    int start(const TestCertificate &certificate, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"openssl"_s,
                        QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-www"_s,
                                    u"-cert"_s, certificate.certificatePath(), u"-key"_s,
                                    certificate.keyPath()}
                            + arguments);
        static const QRegularExpression accepts(u"ACCEPT 127\\.0\\.0\\.1:(\\d+)"_s);
        while (m_process.waitForReadyRead(10'000)) {
            m_output += QString::fromLatin1(m_process.readAll());
            if (const auto match = accepts.match(m_output); match.hasMatch())
                return match.captured(1).toInt();
        }
        return 0;
    }

private:
    QProcess m_process;
    QString m_output;
};

} // namespace

/// T58 to T60: whom the transport trusts, and what it says when it does not.
class TransportTrustTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TestCase::initTestCase();
        QVERIFY(m_certificate.create());
    }

    void t59_opensslServers_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("why");
        const QString version = u"tls: protocol version not supported"_s;
        const QStringList weak{u"-cipher"_s, u"ALL:@SECLEVEL=0"_s};
        QTest::newRow("TLS 1.0") << QStringList{u"-tls1"_s} + weak << version;
        QTest::newRow("TLS 1.1") << QStringList{u"-tls1_1"_s} + weak << version;
        const QStringList wanted{u"-Verify"_s, u"1"_s, u"-verify_return_error"_s};
        QTest::newRow("TLS 1.3 wants a client certificate")
            << QStringList{u"-tls1_3"_s} + wanted << u"tls: certificate required"_s;
        QTest::newRow("TLS 1.2 wants a client certificate")
            << QStringList{u"-tls1_2"_s} + wanted << u"remote error: tls: handshake failure"_s;
    }

    void t59_opensslServers()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, why);
        OpensslServer server;
        const int port = server.start(m_certificate, arguments);
        QVERIFY(port != 0);
        const QTemporaryDir certs;
        trust(certs, port);
        const QString url = u"https://127.0.0.1:%1/v2/"_s.arg(port);
        const Result<HttpReply> reply = sendAndWait(certs, {.url = QUrl(url)});
        QVERIFY(!reply);
        QVERIFY2(reply.error().detail.startsWith(u"Get \"%1\": "_s.arg(url))
                     && reply.error().detail.endsWith(why),
                 qPrintable(reply.error().detail));
        QCOMPARE(reply.error().kind, Error::Kind::UntrustedTls);
    }

    void t59_certificates_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QStringList>("dates");
        QTest::addColumn<QString>("why");
        const QString right = u"IP:127.0.0.1"_s;
        const auto dates = [](const QString &from, const QString &to) {
            return QStringList{u"-not_before"_s, from, u"-not_after"_s, to};
        };
        QTest::newRow("expired") << right << dates(u"20200101000000Z"_s, u"20210101000000Z"_s)
                                 << u"is after 2021-01-01T00:00:00Z"_s;
        QTest::newRow("not yet valid") << right << dates(u"20980101000000Z"_s, u"20990101000000Z"_s)
                                       << u"is before 2098-01-01T00:00:00Z"_s;
        QTest::newRow("wrong host") << u"IP:192.0.2.7"_s << QStringList()
                                    << u"x509: certificate is valid for 192.0.2.7, not 127.0.0.1"_s;
    }

    /// Its authority is trusted, so nothing else is wrong with it.
    void t59_certificates()
    {
        QFETCH(const QString, names);
        QFETCH(const QStringList, dates);
        QFETCH(const QString, why);
        TestCertificate certificate;
        QVERIFY(certificate.create(names, dates));
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &certificate));
        const QTemporaryDir certs;
        trust(certs, server.url({}).port(), certificate);
        const Result<HttpReply> reply = sendAndWait(certs, {.url = server.url(u"/v2/"_s)});
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::UntrustedTls);
        QVERIFY2(reply.error().detail.endsWith(why), qPrintable(reply.error().detail));
    }

    void t59_unknownAuthority()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        const QTemporaryDir certs;
        trust(certs, server.url({}).port() + 1); // of another port: it says nothing of this one
        const Result<HttpReply> reply = sendAndWait(certs, {.url = server.url(u"/v2/"_s)});
        QVERIFY(reply.error().detail.endsWith(u"x509: certificate signed by unknown authority"));
    }

    void t59_addedAuthorityTakesEffectAtOnce()
    {
        MisbehavingRegistry server;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        const QTemporaryDir certs;
        NetworkTransport transport(TransportOptions{.certsDirectories = {certs.path()}});
        const HttpRequest request{.url = server.url(u"/v2/"_s)};
        QVERIFY(!wait(transport.send(request, {})));
        trust(certs, server.url({}).port());
        const Result<HttpReply> reply = wait(transport.send(request, {}));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QVERIFY(QFile::remove(folder(certs, server.url({}).port()) + u"/ca.crt"_s));
        QVERIFY(!wait(transport.send(request, {})));
    }

    void t59_showsItsClientCertificateToItsHostAlone()
    {
        MisbehavingRegistry home;
        home.wantClientCertificates();
        MisbehavingRegistry away;
        away.wantClientCertificates();
        QVERIFY(home.listen(QHostAddress::LocalHost, &m_certificate));
        QVERIFY(away.listen(QHostAddress::LocalHost, &m_certificate));
        home.answer("/a",
                    {.status = 302, .headers = {{"Location", away.url(u"/v2/"_s).toEncoded()}}});
        const QTemporaryDir certs;
        trust(certs, home.url({}).port());
        trust(certs, away.url({}).port());
        putClient(certs, home.url({}).port());

        QVERIFY(sendAndWait(certs, {.url = home.url(u"/v2/"_s)}));
        const Result<HttpReply> reply = sendAndWait(certs, {.url = home.url(u"/a"_s)});
        // It would be welcome there, too, had it been shown.
        QVERIFY(!reply);
        QCOMPARE(away.requests().size(), 0);
    }

    void t60_brokenFileIsNamedAndNothingIsSent()
    {
        MisbehavingRegistry server;
        MisbehavingRegistry other;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        QVERIFY(other.listen(QHostAddress::LocalHost, &m_certificate));
        const QTemporaryDir certs;
        trust(certs, server.url({}).port());
        trust(certs, other.url({}).port());
        const QString path = folder(certs, server.url({}).port()) + u"/broken.crt"_s;
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("nothing");
        file.close();
        const Result<HttpReply> reply = sendAndWait(certs, {.url = server.url(u"/v2/"_s)});
        QVERIFY(!reply);
        QCOMPARE(reply.error().subject, path);
        QCOMPARE(server.requests().size(), 0);
        QVERIFY(sendAndWait(certs, {.url = other.url(u"/v2/"_s)}));
    }

    void t58_insecureStaysWithHostAndPort()
    {
        MisbehavingRegistry server;
        MisbehavingRegistry other;
        QVERIFY(server.listen(QHostAddress::LocalHost, &m_certificate));
        QVERIFY(other.listen(QHostAddress::LocalHost, &m_certificate));
        server.answer("/a",
                      {.status = 302, .headers = {{"Location", other.url(u"/v2/"_s).toEncoded()}}});
        NetworkTransport transport;
        const HttpRequest insecure{.url = server.url(u"/v2/"_s), .skipTlsVerification = true};
        QVERIFY(wait(transport.send(insecure, {})));
        QVERIFY(!wait(transport.send({.url = insecure.url}, {})));
        QVERIFY(!wait(transport.send({.url = other.url(u"/v2/"_s)}, {})));
        HttpRequest leaving = insecure;
        leaving.url = server.url(u"/a"_s);
        QVERIFY(!wait(transport.send(leaving, {})));
        QCOMPARE(other.requests().size(), 0);
    }

private:
    static Result<HttpReply> wait(const QFuture<Result<HttpReply>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return Error{.kind = Error::Kind::Io, .detail = u"never finished"_s};
        return future.result();
    }

    static Result<HttpReply> sendAndWait(const QTemporaryDir &certs, const HttpRequest &request)
    {
        NetworkTransport transport(TransportOptions{.certsDirectories = {certs.path()}});
        return wait(transport.send(request, {}));
    }

    static QString folder(const QTemporaryDir &certs, int port)
    {
        return certs.filePath(u"127.0.0.1:%1"_s.arg(port));
    }

    void trust(const QTemporaryDir &certs, int port) { trust(certs, port, m_certificate); }

    static void trust(const QTemporaryDir &certs, int port, const TestCertificate &certificate)
    {
        QVERIFY(QDir().mkpath(folder(certs, port)));
        QVERIFY(QFile::copy(certificate.certificatePath(), folder(certs, port) + u"/ca.crt"_s));
    }

    void putClient(const QTemporaryDir &certs, int port)
    {
        const QString base = folder(certs, port) + u"/client"_s;
        QVERIFY(QFile::copy(m_certificate.certificatePath(), base + u".cert"_s));
        QVERIFY(QFile::copy(m_certificate.keyPath(), base + u".key"_s));
    }

    TestCertificate m_certificate;
};

QTEST_GUILESS_MAIN(TransportTrustTest)
#include "tst_transporttrust.moc"
