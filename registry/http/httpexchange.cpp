// SPDX-License-Identifier: Apache-2.0
#include "registry/http/httpexchange.h"

#include "core/base/gotext.h"
#include "core/base/log.h"
#include "registry/http/redirect.h"

#include <QHttp1Configuration>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

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
QNetworkRequest networkRequest(const HttpRequest &request, QSslConfiguration tls)
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
    out.setDecompressedSafetyCheckThreshold(request.maxBodyBytes);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(connectionsPerHost);
    out.setHttp1Configuration(http1);
    if (request.skipTlsVerification)
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    out.setSslConfiguration(tls);
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

} // namespace

HttpExchange::HttpExchange(NetworkContext &context, HttpRequest request, std::stop_token stop,
                           QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_request(std::move(request))
    , m_timers(m_request.connectTimeout, m_request.silenceTimeout, nullptr)
    , m_firstHost(m_request.namedBy.isEmpty() ? m_request.url.host() : m_request.namedBy)
{
    m_promise.start();
    // What is in the URL would be sent as Basic credentials and remembered for the host.
    m_request.url.setUserInfo({});
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(deadlineError(m_request, m_headersSeen)); });
    m_deadline.start(std::max(m_request.deadline, std::chrono::milliseconds(0)));
    connect(&m_timers, &HopTimers::ranOut, this, &HttpExchange::onTimeout);
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
    const Error::Kind kind = Error::Kind::InvalidInput;
    // QNetworkAccessManager would read file: URLs as well.
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return refuse(kind, u"unsupported protocol scheme "_s + goQuoted(url.scheme().toUtf8()));
    if (url.host().isEmpty())
        return refuse(kind, u"http: no Host in request URL"_s);
    goTo();
}

void HttpExchange::goTo()
{
    if (m_request.publicOnly || m_request.url.host() == m_firstHost)
        sendHop();
    else
        followElsewhere();
}

/// Everything about a hop is looked up anew: its host has a trust and a proxy of its own.
void HttpExchange::sendHop()
{
    if (m_isDone)
        return;
    m_headersSeen = false;
    m_body.clear();
    m_received = 0;
    m_failure = {};
    m_terms = {.skipTlsVerification = m_request.skipTlsVerification};
    const Result<QNetworkProxy> proxy = m_context.proxies.proxyFor(m_request.url);
    if (!proxy)
        return refuse(proxy.error().kind, proxy.error().detail);
    m_terms.proxy = *proxy;
    if (m_request.url.scheme() == "https"_L1) {
        Result<HostTrust> trust = m_context.trust.of(m_request.url.host(), portOf(m_request.url));
        if (!trust)
            return finish(std::move(trust).error());
        m_terms.trustGeneration = trust->generation;
        m_tls = std::move(trust->configuration);
    }
    m_timers.start();
    if (m_request.publicOnly)
        checkPublic();
    else
        connectHop();
}

void HttpExchange::checkPublic()
{
    const QString host = m_request.url.host();
    const auto refused = [this](const QString &address) {
        refuse(Error::Kind::InvalidReply,
               u"refused to go to the private address %1, where a public server points"_s.arg(
                   address));
    };
    if (isPrivateLiteral(host))
        return refused(host);
    // A proxy resolves names in a network that is not ours to judge.
    if (!isDirect() || !literalAddress(host).isNull())
        return connectHop();
    m_context.resolve(host, this, [this, refused](const Addresses &addresses) {
        const auto found = std::ranges::find_if(addresses, isPrivateAddress);
        if (m_isDone)
            return;
        if (addresses.isEmpty())
            fail(QNetworkReply::HostNotFoundError, {});
        else if (found != addresses.end())
            refused(found->toString());
        else
            connectHop();
    });
}

void HttpExchange::connectHop()
{
    QNetworkAccessManager &manager = m_context.pool.manager(m_request.url, m_terms);
    m_reply = send(manager, networkRequest(m_request, m_tls), m_request);
    m_timers.watch(m_reply);
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

bool HttpExchange::isAnswer() const
{
    return status() >= 200 && status() < 300;
}

/// What a server says beside the matter needs no more than an error text does.
qint64 HttpExchange::bodyLimit() const
{
    return isAnswer() ? m_request.maxBodyBytes : limits::errorBodyBytes;
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
    const QByteArray piece = m_reply->read(limit + 1 - m_received);
    m_received += piece.size();
    if (m_received > limit)
        return finish(tooLargeError(m_request, limit));
    if (!m_request.onBody || !isAnswer())
        m_body += piece;
    else if (!piece.isEmpty())
        m_request.onBody(piece);
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
        return fail(error, m_reply->errorString());
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
            .url = m_request.url,
            .proxy = proxyText(m_terms.proxy)};
}

void HttpExchange::follow(int code, const QByteArray &location)
{
    Result<HttpRequest> next = followRedirect(m_request, code, location, m_redirects);
    if (!next)
        return finish(std::move(next).error());
    ++m_redirects;
    m_request = *std::move(next);
    dropReply();
    goTo();
}

/// Whom a public server sends elsewhere must not end up in a private network. A private registry
/// may point to its neighbours.
void HttpExchange::followElsewhere()
{
    if (isPrivateLiteral(m_firstHost))
        return sendHop();
    if (!isDirect() || !literalAddress(m_firstHost).isNull()) {
        m_request.publicOnly = true;
        return sendHop();
    }
    m_context.resolve(m_firstHost, this, [this](const Addresses &addresses) {
        m_request.publicOnly = std::ranges::none_of(addresses, isPrivateAddress);
        sendHop();
    });
}

void HttpExchange::onTimeout(HopTimers::Phase phase)
{
    // Qt's name for it, so that the address is found and told as in other failures.
    if (phase == HopTimers::Phase::Connect)
        return fail(QNetworkReply::TimeoutError, {});
    finish(silenceError(m_request, phase));
}

void HttpExchange::refuse(Error::Kind kind, const QString &why)
{
    finish(Error{
        .kind = kind, .subject = shownUrl(m_request.url), .detail = requestFailed(m_request, why)});
}

void HttpExchange::fail(QNetworkReply::NetworkError code, const QString &text)
{
    m_timers.stop();
    m_failure.request = m_request;
    m_failure.code = code;
    m_failure.text = text;
    m_failure.headersSeen = m_headersSeen;
    m_failure.proxy = proxyText(m_terms.proxy);
    if (code == QNetworkReply::SslHandshakeFailedError)
        m_context.pool.forget(m_request.url, m_terms);
    dropReply();
    const QString host = isDirect() ? m_request.url.host() : m_terms.proxy.hostName();
    // Only these name the address, which Qt does not tell: it is asked for again, from the cache.
    const bool needsAddress = code == QNetworkReply::ConnectionRefusedError
        || code == QNetworkReply::ProxyConnectionRefusedError
        || code == QNetworkReply::TimeoutError;
    if (!needsAddress || !literalAddress(host).isNull())
        return onAddressFound(host, {});
    m_context.resolve(host, this,
                      [this, host](const Addresses &found) { onAddressFound(host, found); });
}

void HttpExchange::onAddressFound(const QString &host, const Addresses &found)
{
    const int port = isDirect() ? portOf(m_request.url) : m_terms.proxy.port();
    m_failure.address = addressText(found.isEmpty() ? host : found.constFirst().toString(), port);
    finish(networkError(m_failure));
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    m_timers.stop();
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
    m_timers.stop();
    dropReply();
    deleteLater();
    // Last, because whoever waits may do anything now.
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace headwater
