// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrycall.h"

using namespace Qt::StringLiterals;

namespace headwater {

RegistryCall::RegistryCall(HttpTransport &transport, RegistryEndpoints &endpoints, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_endpoints(endpoints)
{
    m_promise.start();
    m_pause.setSingleShot(true);
    connect(&m_search, &QFutureWatcherBase::finished, this, &RegistryCall::onEndpoint);
    connect(&m_pause, &QTimer::timeout, this, &RegistryCall::send);
}

QFuture<Result<HttpReply>> RegistryCall::start(RegistryRequest request, const RetryPolicy &policy,
                                               std::stop_token stop)
{
    m_request = std::move(request);
    m_policy = policy;
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
    send();
}

void RegistryCall::send()
{
    if (m_isDone)
        return;
    ++m_tries;
    HttpRequest request{.method = m_request.method,
                        .url = m_endpoint.url,
                        .headers = m_request.headers,
                        .onBody = m_request.onBody,
                        .maxBodyBytes = m_request.maxBodyBytes,
                        .skipTlsVerification = m_endpoint.skipTlsVerification};
    request.url.setPath(m_request.path);
    request.url.setQuery(m_request.query);
    m_transport.send(std::move(request), m_stop.get_token())
        .then(this, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void RegistryCall::onReply(const Result<HttpReply> &reply)
{
    if (m_isDone)
        return;
    if (const auto delay = m_policy.delayAfter(reply, m_tries))
        return m_pause.start(*delay);
    const bool isLost = !reply
        && (reply.error().kind == Error::Kind::Offline
            || reply.error().kind == Error::Kind::UntrustedTls
            || reply.error().kind == Error::Kind::InvalidReply);
    if (isLost)
        m_endpoints.forget(m_request.host, m_request.access);
    finish(reply);
}

void RegistryCall::finish(const Result<HttpReply> &reply)
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_onStop.reset();
    m_pause.stop();
    m_stop.request_stop();
    deleteLater();
    // Last, because whoever waits may do anything now.
    m_promise.addResult(reply);
    m_promise.finish();
}

} // namespace headwater
