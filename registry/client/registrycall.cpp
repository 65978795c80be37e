// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrycall.h"

#include "core/base/gotext.h"
#include "registry/client/registryreply.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

QStringList texts(const QList<Challenge> &challenges)
{
    QStringList list;
    for (const Challenge &challenge : challenges)
        list.append(challenge.text());
    return list;
}

} // namespace

RegistryCall::RegistryCall(HttpTransport &transport, RegistryEndpoints &endpoints,
                           Authorizer &authorizer, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_endpoints(endpoints)
    , m_authorizer(authorizer)
{
    m_promise.start();
    connect(&m_search, &QFutureWatcherBase::finished, this, &RegistryCall::onEndpoint);
}

QFuture<RegistryOutcome> RegistryCall::start(RegistryRequest request, std::stop_token stop)
{
    m_request = std::move(request);
    // Runs in the thread that asks to stop, perhaps at once.
    m_onStop.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(this, &RegistryCall::cancel, Qt::QueuedConnection);
    });
    m_search.setFuture(m_endpoints.find(m_request.host, m_request.access));
    return m_promise.future();
}

void RegistryCall::cancel()
{
    finish(Error{.kind = Error::Kind::Cancelled,
                 .subject = m_request.host,
                 .detail = u"context canceled"_s});
}

void RegistryCall::onEndpoint()
{
    const QFuture<Result<RegistryEndpoint>> future = m_search.future();
    if (future.resultCount() == 0) // whoever was looking for it is gone
        return cancel();
    const Result<RegistryEndpoint> endpoint = future.result();
    if (!endpoint)
        return finish(endpoint.error());
    m_endpoint = *endpoint;
    m_how.endpoint = shown(m_endpoint.url);
    m_challenges = m_endpoint.challenges;
    authorize();
}

void RegistryCall::authorize()
{
    if (m_isDone)
        return;
    m_how.challenges = texts(m_challenges);
    m_authorizer
        .authorize({.endpoint = m_endpoint,
                    .challenges = m_challenges,
                    .target = m_request.target,
                    .scope = m_request.scope,
                    .isAnonymous = m_isAnonymous})
        .then(this, [this](const Authorization &so) { onAuthorized(so); });
}

void RegistryCall::onAuthorized(const Authorization &authorization)
{
    if (m_isDone)
        return;
    m_authorization = authorization;
    m_how.credentials += authorization.credentials;
    m_how.tokens += authorization.tokens;
    m_how.notes += authorization.notes;
    if (!authorization.refusal)
        return send();
    Error refusal = *authorization.refusal;
    // What goes wrong on the way to a token is, to the API server, a failure of the request itself.
    if (!authorization.tokens.isEmpty())
        refusal.detail = u"%1 %2: %3"_s.arg(m_request.method == "HEAD" ? u"Head"_s : u"Get"_s,
                                            goQuoted(requestUrl().toEncoded()), refusal.detail);
    if (!tryAnonymously(refusal))
        finish(m_firstRefusal.value_or(refusal));
}

QUrl RegistryCall::requestUrl() const
{
    QUrl url = m_endpoint.url;
    url.setPath(m_request.path);
    url.setQuery(m_request.query);
    return url;
}

void RegistryCall::send()
{
    HttpRequest request{.method = m_request.method,
                        .url = requestUrl(),
                        .headers = m_request.headers,
                        .onBody = m_request.onBody,
                        .maxBodyBytes = m_request.maxBodyBytes,
                        .skipTlsVerification = m_endpoint.skipTlsVerification};
    if (!m_authorization.header.isEmpty())
        request.headers.append({"Authorization", m_authorization.header});
    m_how.attempts.append({.method = QString::fromLatin1(m_request.method),
                           .url = shown(request.url),
                           .authorization = m_authorization.shown});
    m_timer.start();
    m_transport.send(std::move(request), m_stop.get_token())
        .then(this, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void RegistryCall::onReply(const Result<HttpReply> &reply)
{
    if (m_isDone)
        return;
    note(reply);
    if (reply && reply->status == 401) {
        if (answerChallenge(*reply) || tryAnonymously(reply))
            return;
        return finish(m_firstRefusal.value_or(reply));
    }
    const bool isLost = !reply
        && (reply.error().kind == Error::Kind::Offline
            || reply.error().kind == Error::Kind::UntrustedTls
            || reply.error().kind == Error::Kind::InvalidReply);
    if (isLost)
        m_endpoints.forget(m_request.host, m_request.access);
    finish(reply);
}

/// A registry may challenge only the request itself, or withdraw a token that was good: both are
/// worth one new answer.
bool RegistryCall::answerChallenge(const HttpReply &reply)
{
    const QList<Challenge> challenges = challengesOf(reply);
    const bool isNew = m_authorization.header.isEmpty() && !challenges.isEmpty();
    if (m_isRenewed || (!isNew && !m_authorization.isCachedToken))
        return false;
    m_isRenewed = true;
    m_authorizer.forgetToken(m_authorization);
    if (!challenges.isEmpty())
        m_challenges = challenges;
    authorize();
    return true;
}

/// Basic has no anonymous form; a token server may hand out a token for nothing.
bool RegistryCall::tryAnonymously(const Result<HttpReply> &refusal)
{
    if (m_isAnonymous || !m_authorization.usesCredential || !m_authorization.tokenRequest)
        return false;
    if (!refusal && refusal.error().kind != Error::Kind::Unauthorized
        && refusal.error().kind != Error::Kind::Forbidden)
        return false;
    m_firstRefusal = refusal;
    m_isAnonymous = true;
    m_how.notes.append(u"the credential was refused; tried without it"_s);
    authorize();
    return true;
}

void RegistryCall::note(const Result<HttpReply> &reply)
{
    ExplainedAttempt &attempt = m_how.attempts.last();
    attempt.taken = std::chrono::milliseconds(m_timer.elapsed());
    if (reply) {
        attempt.status = reply->status;
        attempt.proxy = reply->proxy;
        attempt.detail = QString::fromLatin1(reply->reasonPhrase);
    } else {
        attempt.detail = reply.error().detail;
    }
}

void RegistryCall::finish(const Result<HttpReply> &reply)
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_onStop.reset();
    m_stop.request_stop();
    deleteLater();
    if (!reply)
        m_how.error = reply.error();
    // Last, because whoever waits may do anything now.
    m_promise.addResult(RegistryOutcome{.reply = reply, .how = std::move(m_how)});
    m_promise.finish();
}

} // namespace headwater
