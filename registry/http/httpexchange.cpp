// SPDX-License-Identifier: Apache-2.0
#include "registry/http/httpexchange.h"

#include "core/base/gotext.h"
#include "core/base/log.h"
#include "registry/http/connectionpool.h"
#include "registry/http/loopbackproxyfactory.h"
#include "registry/http/redirect.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// With 50 ms to the registry, 6 connections (Qt's default) carry 118 requests/s, 16 carry 300.
constexpr qsizetype connectionsPerHost = 16;

/// Headers of equal name become one line: QNetworkRequest keeps one value per name.
void setHeaders(QNetworkRequest &out, const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        const QByteArray before = out.rawHeader(name);
        out.setRawHeader(name, before.isEmpty() ? value : before + ", " + value);
    }
    if (!out.hasRawHeader("User-Agent"))
        out.setRawHeader("User-Agent", "headwater");
}

/// Everything Qt would do of its own accord is switched off: it sends Authorization along on
/// redirects, replaces our credentials by its own and keeps cookies.
QNetworkRequest networkRequest(const HttpRequest &request, qint64 bodyLimit)
{
    QNetworkRequest out(request.url);
    setHeaders(out, request);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setDecompressedSafetyCheckThreshold(bodyLimit);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(connectionsPerHost);
    out.setHttp1Configuration(http1);
    if (request.skipTlsVerification) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        out.setSslConfiguration(tls);
    }
    return out;
}

QNetworkReply *send(QNetworkAccessManager &manager, const QNetworkRequest &request,
                    const HttpRequest &from)
{
    if (from.method == "GET")
        return manager.get(request);
    if (from.method == "HEAD")
        return manager.head(request);
    return manager.sendCustomRequest(request, from.method, from.body);
}

QNetworkProxy proxyFor(const QUrl &url)
{
    return LoopbackProxyFactory().queryProxy(QNetworkProxyQuery(url)).constFirst();
}

/// "192.0.2.1:443", "[::1]:80": as Go writes the other end of a connection.
QString addressText(const QString &host, int port)
{
    const bool isV6 = host.contains(u':');
    return isV6 ? u"[%1]:%2"_s.arg(host).arg(port) : u"%1:%2"_s.arg(host).arg(port);
}

} // namespace

HttpExchange::HttpExchange(ConnectionPool &pool, HttpRequest request, std::stop_token stop,
                           QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_request(std::move(request))
{
    m_promise.start();
    // What is in the URL would be sent as Basic credentials and remembered for the host.
    m_request.url.setUserInfo({});
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(deadlineError(m_request, m_headersSeen)); });
    m_deadline.start(std::max(m_request.deadline, std::chrono::milliseconds(0)));
    // Runs in the thread that asks to stop, perhaps at once.
    m_onStop.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(this, &HttpExchange::cancel, Qt::QueuedConnection);
    });
}

void HttpExchange::cancel()
{
    finish(cancelledError(m_request));
}

void HttpExchange::start()
{
    const QUrl &url = m_request.url;
    const auto refused = [&](const QString &why) {
        finish(Error{.kind = Error::Kind::InvalidInput,
                     .subject = shownUrl(url),
                     .detail = requestFailed(m_request, why)});
    };
    // QNetworkAccessManager would read file: URLs as well.
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return refused(u"unsupported protocol scheme "_s + goQuoted(url.scheme().toUtf8()));
    if (url.host().isEmpty())
        return refused(u"http: no Host in request URL"_s);
    sendHop();
}

void HttpExchange::sendHop()
{
    if (m_isDone)
        return;
    m_headersSeen = false;
    m_body.clear();
    m_failure = {};
    QNetworkAccessManager &manager = m_pool.manager(m_request.url, m_request.skipTlsVerification);
    m_reply = send(manager, networkRequest(m_request, m_request.maxBodyBytes), m_request);
    wireReply();
}

void HttpExchange::wireReply()
{
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_failure.tlsErrors = errors; });
}

int HttpExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// What a server says beside the matter needs no more than an error text does.
qint64 HttpExchange::bodyLimit() const
{
    const int code = status();
    const bool isAnswer = code >= 200 && code < 300;
    return isAnswer ? m_request.maxBodyBytes : limits::errorBodyBytes;
}

void HttpExchange::onHeaders()
{
    m_headersSeen = status() != 0;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    // The answer to HEAD says how long a body it does not have would be.
    if (m_headersSeen && m_request.method != "HEAD" && length.toLongLong() > bodyLimit())
        finish(tooLargeError(m_request, bodyLimit()));
}

void HttpExchange::onReadyRead()
{
    const qint64 limit = bodyLimit();
    m_body += m_reply->read(limit + 1 - m_body.size());
    if (m_body.size() > limit)
        finish(tooLargeError(m_request, limit));
}

void HttpExchange::onFinished()
{
    onReadyRead();
    if (m_isDone)
        return;
    const int code = status();
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool isReply = error == QNetworkReply::NoError || (isHttpStatus(error) && code >= 400);
    if (!isReply || code == 0)
        return onFailed();
    const QByteArray location = m_reply->rawHeader("Location");
    if (isRedirect(code) && !location.isEmpty())
        return follow(code, location);
    finish(takeReply(code));
}

HttpReply HttpExchange::takeReply(int code)
{
    const QVariant reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute);
    return {.status = code,
            .reasonPhrase = reason.toByteArray(),
            .body = std::move(m_body),
            .headers = m_reply->rawHeaderPairs(),
            .url = m_request.url};
}

void HttpExchange::follow(int code, const QByteArray &location)
{
    Result<HttpRequest> next = followRedirect(m_request, code, location, m_redirects);
    if (!next)
        return finish(std::move(next).error());
    ++m_redirects;
    m_request = *std::move(next);
    dropReply();
    sendHop();
}

void HttpExchange::onFailed()
{
    const QNetworkProxy proxy = proxyFor(m_request.url);
    m_failure.request = m_request;
    m_failure.code = m_reply->error();
    m_failure.text = m_reply->errorString();
    m_failure.headersSeen = m_headersSeen;
    m_failure.throughProxy = proxy.type() != QNetworkProxy::NoProxy;
    if (m_failure.code == QNetworkReply::SslHandshakeFailedError)
        m_pool.forget(m_request.url, m_request.skipTlsVerification);
    dropReply();
    const QString host = m_failure.throughProxy ? proxy.hostName() : m_request.url.host();
    // Only these name the address, which Qt does not tell: it is asked for again, from the cache.
    const bool needsAddress = m_failure.code == QNetworkReply::ConnectionRefusedError
        || m_failure.code == QNetworkReply::ProxyConnectionRefusedError
        || m_failure.code == QNetworkReply::TimeoutError;
    if (needsAddress && QHostAddress(host).isNull()) {
        QHostInfo::lookupHost(host, this, &HttpExchange::onAddressFound);
        return;
    }
    QHostInfo known;
    known.setHostName(host);
    onAddressFound(known);
}

void HttpExchange::onAddressFound(const QHostInfo &info)
{
    const QList<QHostAddress> addresses = info.addresses();
    const QUrl &url = m_request.url;
    const int port = m_failure.throughProxy ? proxyFor(url).port()
                                            : url.port(url.scheme() == "https"_L1 ? 443 : 80);
    m_failure.address = addressText(
        addresses.isEmpty() ? info.hostName() : addresses.constFirst().toString(), port);
    finish(networkError(m_failure));
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this); // abort() would report back at once
    reply->abort();
    reply->deleteLater();
}

void HttpExchange::finish(Result<HttpReply> result)
{
    if (m_isDone)
        return;
    m_isDone = true;
    if (result)
        qCDebug(lcHttp) << m_request.method << shownUrl(m_request.url) << result->status;
    else
        qCDebug(lcHttp) << m_request.method << result.error().kind << result.error().detail;
    m_onStop.reset();
    m_deadline.stop();
    dropReply();
    deleteLater();
    // Last, because whoever waits may do anything now.
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace headwater
