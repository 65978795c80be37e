// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/registryendpoints.h"
#include "registry/client/retrypolicy.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <optional>

namespace headwater {

/// What is asked of a registry.
struct RegistryRequest
{
    QByteArray method = "GET"; ///< or HEAD
    QString host = {}; ///< as in a pull spec
    RegistryAccess access = {};
    QString path = {}; ///< "/v2/library/ruby/manifests/latest"
    QString query = {}; ///< "n=1000", encoded
    QList<QPair<QByteArray, QByteArray>> headers = {};
    qint64 maxBodyBytes = 0;
    std::function<void(QByteArrayView)> onBody = {}; ///< as in HttpRequest
};

/// One request to a registry: its endpoint, the request, and the retries that the policy grants. It
/// ends exactly once and deletes itself. A stop ends it at once, whatever it is waiting for.
class RegistryCall : public QObject
{
    Q_OBJECT
public:
    /// @p transport and @p endpoints outlive the call.
    RegistryCall(HttpTransport &transport, RegistryEndpoints &endpoints, QObject *parent);

    /// The reply, whatever its status. Errors: the transport's and RegistryEndpoints::find()'s.
    QFuture<Result<HttpReply>> start(RegistryRequest request, const RetryPolicy &policy,
                                     std::stop_token stop);
    void cancel();

private:
    void onEndpoint();
    void send();
    void onReply(const Result<HttpReply> &reply);
    void finish(const Result<HttpReply> &reply);

    HttpTransport &m_transport;
    RegistryEndpoints &m_endpoints;
    RegistryRequest m_request;
    RetryPolicy m_policy;
    RegistryEndpoint m_endpoint;
    QFutureWatcher<Result<RegistryEndpoint>> m_search;
    QTimer m_pause;
    QPromise<Result<HttpReply>> m_promise;
    std::stop_source m_stop; ///< of what the call itself has asked for
    int m_tries = 0;
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace headwater
