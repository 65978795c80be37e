// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tokensource.h"

#include "registry/client/registryerror.h"

#include <QCryptographicHash>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr std::chrono::seconds tokenDeadline(15); // the API server's
constexpr size_t keptTokens = 1000;

bool usesIdentityToken(const TokenRequest &request)
{
    return request.credential && !request.credential->identityToken.isEmpty();
}

QString accountOf(const TokenRequest &request)
{
    return request.credential && request.credential->hasPassword() ? request.credential->username
                                                                   : QString();
}

/// Who has another password gets another token, so it is part of the key; as a hash, because keys
/// are not wiped.
QByteArray keyOf(const TokenRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArrayList parts{request.realm.toEncoded(), request.service.toUtf8(),
                               request.scope.toUtf8(), accountOf(request).toUtf8()};
    for (const QByteArray &part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    if (request.credential) {
        hash.addData(request.credential->password.reveal() + '\n');
        hash.addData(request.credential->identityToken.reveal());
    }
    return hash.result();
}

void addItem(QUrlQuery &query, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

/// Source: registry-auth.md section 3.3, "request"; what the realm's own query says stays.
HttpRequest getRequest(const TokenRequest &request)
{
    QUrl url = request.realm;
    QUrlQuery query(url);
    addItem(query, u"service"_s, request.service);
    addItem(query, u"scope"_s, request.scope);
    HttpRequest http{.headers = {{"Accept", "application/json"}}};
    if (const QString account = accountOf(request); !account.isEmpty()) {
        addItem(query, u"account"_s, account);
        const QByteArray pair = account.toUtf8() + ':' + request.credential->password.reveal();
        http.headers.append({"Authorization", "Basic " + pair.toBase64()});
    }
    url.setQuery(query);
    http.url = url;
    return http;
}

/// Source: registry-auth.md section 3.3, "refresh token"; RFC 6749 section 6.
HttpRequest postRequest(const TokenRequest &request)
{
    const auto item = [](const char *name, const QByteArray &value) {
        return QByteArray(name) + '=' + value.toPercentEncoding();
    };
    QByteArrayList form{"grant_type=refresh_token",
                        item("refresh_token", request.credential->identityToken.reveal()),
                        item("service", request.service.toUtf8()), "client_id=headwater"};
    if (!request.scope.isEmpty())
        form.append(item("scope", request.scope.toUtf8()));
    return {.method = "POST",
            .url = request.realm,
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                        {"Accept", "application/json"}},
            .body = form.join('&')};
}

TokenOutcome refused(ExplainedToken how, const Error &error)
{
    how.refusal = error.detail;
    return {.token = error, .how = std::move(how)};
}

} // namespace

TokenSource::TokenSource(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{
}

TokenSource::~TokenSource()
{
    m_stop.request_stop();
}

QFuture<TokenOutcome> TokenSource::token(const TokenRequest &request)
{
    const QByteArray key = keyOf(request);
    ExplainedToken how{.realm = request.realm.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                       .service = request.service,
                       .scope = request.scope,
                       .account = accountOf(request),
                       .usesIdentityToken = usesIdentityToken(request)};
    Entry &entry = m_entries[key];
    if (entry.reply && m_clock.now() < entry.reply->expiry) {
        how.isCached = true;
        return QtFuture::makeReadyValueFuture(
            TokenOutcome{.token = entry.reply->token, .how = std::move(how)});
    }
    const bool isAsked = !entry.waiters.isEmpty();
    QFuture<TokenOutcome> future = entry.waiters.add();
    if (isAsked)
        return future;
    HttpRequest http = how.usesIdentityToken ? postRequest(request) : getRequest(request);
    http.deadline = tokenDeadline;
    http.maxBodyBytes = limits::tokenBytes;
    http.skipTlsVerification = request.skipTlsVerification;
    http.namedBy = request.registryHost;
    m_transport.send(std::move(http), m_stop.get_token())
        .then(this, [this, key, how](const Result<HttpReply> &reply) { onReply(key, how, reply); });
    return future;
}

void TokenSource::forget(const TokenRequest &request)
{
    const auto found = m_entries.find(keyOf(request));
    if (found != m_entries.end())
        found->second.reply.reset();
}

void TokenSource::onReply(const QByteArray &key, ExplainedToken how, const Result<HttpReply> &reply)
{
    Entry &entry = m_entries[key];
    TokenOutcome outcome;
    if (!reply) {
        outcome = refused(std::move(how), reply.error());
    } else {
        how.status = reply->status;
        if (reply->status < 200 || reply->status > 299) {
            outcome = refused(std::move(how), registryError(*reply));
        } else if (Result<TokenReply> read = readTokenReply(reply->body, m_clock.now()); !read) {
            outcome = refused(std::move(how), read.error());
        } else {
            outcome = {.token = read->token, .how = std::move(how)};
            entry.reply = *std::move(read);
        }
    }
    WaitingList<TokenOutcome> waiters = std::exchange(entry.waiters, {});
    dropExpired();
    waiters.deliver(outcome);
}

void TokenSource::dropExpired()
{
    if (m_entries.size() <= keptTokens)
        return;
    const QDateTime now = m_clock.now();
    std::erase_if(m_entries, [&](const auto &item) {
        const Entry &entry = item.second;
        return entry.waiters.isEmpty() && (!entry.reply || entry.reply->expiry <= now);
    });
}

} // namespace headwater
