// SPDX-License-Identifier: Apache-2.0
#include "registry/http/connectionprobe.h"

#include "registry/http/networkfailure.h"
#include "registry/http/privateaddress.h"
#include "registry/http/tlstrust.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QPromise>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString nameOf(const QStringList &commonNames, const QStringList &organizations)
{
    return (commonNames.isEmpty() ? organizations : commonNames).join(u", "_s);
}

QString certificateFact(const QSslCertificate &certificate)
{
    using Info = QSslCertificate::SubjectInfo;
    QStringList names = certificate.subjectAlternativeNames().values();
    names.sort();
    const auto day = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); };
    return u"certificate \"%1\", issued by \"%2\", valid from %3 to %4, for %5"_s.arg(
        nameOf(certificate.subjectInfo(Info::CommonName),
               certificate.subjectInfo(Info::Organization)),
        nameOf(certificate.issuerInfo(Info::CommonName),
               certificate.issuerInfo(Info::Organization)),
        day(certificate.effectiveDate()), day(certificate.expiryDate()),
        names.isEmpty() ? u"no names"_s : names.join(u", "_s));
}

ShownCertificate shown(const QSslCertificate &certificate)
{
    using Info = QSslCertificate::SubjectInfo;
    return {.subject = nameOf(certificate.subjectInfo(Info::CommonName),
                              certificate.subjectInfo(Info::Organization)),
            .issuer = nameOf(certificate.issuerInfo(Info::CommonName),
                             certificate.issuerInfo(Info::Organization)),
            .expires = certificate.expiryDate().toUTC(),
            .fingerprint = QString::fromLatin1(
                certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper()),
            .isSelfSigned = certificate.isSelfSigned(),
            .pem = certificate.toPem()};
}

/// The transport's words for a socket's error.
QNetworkReply::NetworkError replyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::HostNotFoundError: return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::RemoteHostClosedError: return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::SocketTimeoutError: return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError: return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QAbstractSocket::ProxyConnectionClosedError:
        return QNetworkReply::ProxyConnectionClosedError;
    case QAbstractSocket::ProxyConnectionTimeoutError: return QNetworkReply::ProxyTimeoutError;
    case QAbstractSocket::ProxyNotFoundError: return QNetworkReply::ProxyNotFoundError;
    default: return QNetworkReply::UnknownNetworkError;
    }
}

/// One probe. Deletes itself when it is done.
class Probe : public QObject
{
public:
    Probe(ProbeRequest request, std::stop_token stop)
        : m_request(std::move(request))
    {
        m_promise.start();
        m_failure.request.url.setScheme(m_request.useTls ? u"https"_s : u"http"_s);
        m_failure.request.url.setHost(m_request.host);
        if (m_request.port != (m_request.useTls ? 443 : 80))
            m_failure.request.url.setPort(m_request.port);
        m_failure.request.url.setPath(u"/v2/"_s);
        m_timeout.setSingleShot(true);
        m_timeout.setInterval(m_request.timeout);
        connect(&m_timeout, &QTimer::timeout, this, &Probe::onTimeout);
        m_socket.setProtocolTag(u"http"_s);
        connect(&m_socket, &QSslSocket::connected, this, &Probe::onConnected);
        connect(&m_socket, &QSslSocket::encrypted, this, &Probe::onEncrypted);
        connect(&m_socket, &QSslSocket::errorOccurred, this, &Probe::onError);
        connect(&m_socket, &QSslSocket::sslErrors, this,
                [this](const QList<QSslError> &errors) { m_failure.tlsErrors = errors; });
        m_onStop.emplace(std::move(stop), [this] {
            QMetaObject::invokeMethod(
                this, [this] { fail(cancelledError(m_failure.request)); }, Qt::QueuedConnection);
        });
    }

    QFuture<ProbeReport> future() { return m_promise.future(); }

    void start()
    {
        if (m_isDone)
            return;
        const Result<QNetworkProxy> proxy = m_request.proxy.proxyFor(m_failure.request.url);
        if (!proxy) {
            enter(m_report.connect);
            return fail(proxy.error());
        }
        m_socket.setProxy(*proxy);
        m_failure.proxy = proxyText(*proxy);
        m_isDirect = proxy->type() == QNetworkProxy::NoProxy;
        if (!m_isDirect || !literalAddress(m_request.host).isNull())
            return connectSocket();
        enter(m_report.lookup);
        systemResolver()(m_request.host, this,
                         [this](const QList<QHostAddress> &found) { onFound(found); });
    }

private:
    void enter(ProbePhase &phase)
    {
        leave();
        m_phase = &phase;
        phase.done = true;
        m_watch.start();
        m_timeout.start();
    }

    void leave()
    {
        if (m_phase)
            m_phase->taken = std::chrono::milliseconds(m_watch.elapsed());
    }

    void onFound(const QList<QHostAddress> &found)
    {
        if (m_isDone)
            return;
        for (const QHostAddress &address : found)
            m_phase->facts << u"address "_s + address.toString();
        if (found.isEmpty())
            return failWith(QNetworkReply::HostNotFoundError, {});
        m_failure.address = addressText(found.constFirst().toString(), m_request.port);
        connectSocket();
    }

    void connectSocket()
    {
        enter(m_report.connect);
        if (m_failure.address.isEmpty())
            m_failure.address = addressText(m_request.host, m_request.port);
        if (!m_isDirect) {
            m_phase->facts << u"proxy "_s + m_failure.proxy;
            const QNetworkProxy proxy = m_socket.proxy();
            m_failure.address = addressText(proxy.hostName(), proxy.port());
        }
        m_socket.connectToHost(m_request.host, quint16(m_request.port));
    }

    void onConnected()
    {
        m_phase->facts << u"connected to "_s
                + addressText(m_socket.peerAddress().toString(), m_socket.peerPort());
        if (!m_request.useTls)
            return finish();
        enter(m_report.tls);
        Result<HostTrust> trust
            = TlsTrust(m_request.certsDirectories).of(m_request.host, m_request.port);
        if (!trust)
            return fail(std::move(trust).error());
        QSslConfiguration tls = std::move(trust->configuration);
        // QueryPeer goes on whatever the certificate, and still tells what is wrong with it.
        tls.setPeerVerifyMode(m_request.skipTlsVerification ? QSslSocket::QueryPeer
                                                            : QSslSocket::VerifyPeer);
        tls.setAllowedNextProtocols({"h2", "http/1.1"});
        m_socket.setSslConfiguration(tls);
        m_socket.setPeerVerifyName(m_request.host);
        m_socket.startClientEncryption();
    }

    void describeCertificates()
    {
        const QList<QSslCertificate> chain = m_socket.peerCertificateChain();
        for (const QSslCertificate &certificate : chain) {
            m_phase->facts << certificateFact(certificate);
            m_report.certificates << shown(certificate);
        }
        for (const QSslError &error : std::as_const(m_failure.tlsErrors))
            m_phase->facts << u"verification: "_s + error.errorString();
    }

    void onEncrypted()
    {
        const QSslCipher cipher = m_socket.sessionCipher();
        const QByteArray protocol = m_socket.sslConfiguration().nextNegotiatedProtocol();
        m_phase->facts << u"protocol "_s + cipher.protocolString() << u"cipher "_s + cipher.name()
                       << u"ALPN "_s
                + (protocol.isEmpty() ? u"none"_s : QString::fromLatin1(protocol));
        describeCertificates();
        finish();
    }

    void onError(QAbstractSocket::SocketError error)
    {
        if (m_phase == &m_report.tls)
            describeCertificates();
        failWith(replyError(error), m_socket.errorString());
    }

    void onTimeout()
    {
        if (m_phase == &m_report.lookup)
            return fail(silenceError(m_failure.request, HopTimers::Phase::Lookup));
        if (m_phase == &m_report.connect)
            return failWith(QNetworkReply::TimeoutError, {});
        fail({.kind = Error::Kind::TimedOut,
              .subject = shownUrl(m_failure.request.url),
              .detail = requestFailed(m_failure.request, u"net/http: TLS handshake timeout"_s)});
    }

    void failWith(QNetworkReply::NetworkError code, const QString &text)
    {
        m_failure.code = code;
        m_failure.text = text;
        fail(networkError(m_failure));
    }

    void fail(Error error)
    {
        if (m_isDone)
            return;
        if (!m_phase)
            enter(m_report.lookup);
        m_phase->error = std::move(error);
        finish();
    }

    void finish()
    {
        if (m_isDone)
            return;
        m_isDone = true;
        leave();
        m_onStop.reset();
        m_timeout.stop();
        m_socket.disconnect(this);
        m_socket.abort();
        deleteLater();
        m_promise.addResult(std::move(m_report));
        m_promise.finish();
    }

    ProbeRequest m_request;
    QPromise<ProbeReport> m_promise;
    ProbeReport m_report;
    ProbePhase *m_phase = nullptr; ///< the current one, in m_report
    NetworkFailure m_failure;
    QSslSocket m_socket;
    QElapsedTimer m_watch;
    QTimer m_timeout;
    bool m_isDirect = true;
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace

QFuture<ProbeReport> probe(ProbeRequest request, std::stop_token stop)
{
    auto *one = new Probe(std::move(request), std::move(stop)); // ends by itself
    QMetaObject::invokeMethod(one, &Probe::start, Qt::QueuedConnection);
    return one->future();
}

} // namespace headwater
