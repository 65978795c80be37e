// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/authorizer.h"
#include "registry/client/registryendpoints.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>

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
    QString target = {}; ///< "docker.io/library/ruby", by which a credential is looked up
    QString scope = {}; ///< "repository:library/ruby:pull"
};

struct RegistryOutcome
{
    /// Whatever its status. Errors: the transport's and RegistryEndpoints::find()'s, and those of
    /// a token server that refused.
    Result<HttpReply> reply = Error{};
    RequestExplanation how = {};
};

/// One request to a registry: its endpoint, the answer to its challenge, and the request. A
/// challenge is answered at most twice with the same rights: a cached token may have been
/// withdrawn. If what a credential brought is refused, it is tried once without it, and if that is
/// refused too, the first refusal counts. It ends exactly once and deletes itself. A stop ends it
/// at once, whatever it is waiting for. Source: registry-auth.md sections 3 and 5.6.
class RegistryCall : public QObject
{
    Q_OBJECT
public:
    /// All outlive the call.
    RegistryCall(HttpTransport &transport, RegistryEndpoints &endpoints, Authorizer &authorizer,
                 QObject *parent);

    QFuture<RegistryOutcome> start(RegistryRequest request, std::stop_token stop);
    void cancel();

private:
    void onEndpoint();
    void authorize();
    void onAuthorized(const Authorization &authorization);
    QUrl requestUrl() const;
    void send();
    void onReply(const Result<HttpReply> &reply);
    bool answerChallenge(const HttpReply &reply);
    bool tryAnonymously(const Result<HttpReply> &refusal);
    void note(const Result<HttpReply> &reply);
    void finish(const Result<HttpReply> &reply);

    HttpTransport &m_transport;
    RegistryEndpoints &m_endpoints;
    Authorizer &m_authorizer;
    RegistryRequest m_request;
    RegistryEndpoint m_endpoint;
    QList<Challenge> m_challenges;
    Authorization m_authorization;
    QFutureWatcher<Result<RegistryEndpoint>> m_search;
    QElapsedTimer m_timer;
    RequestExplanation m_how;
    std::optional<Result<HttpReply>> m_firstRefusal;
    bool m_isAnonymous = false;
    bool m_isRenewed = false; ///< the challenge of a reply has been answered
    QPromise<RegistryOutcome> m_promise;
    std::stop_source m_stop; ///< of what the call itself has asked for
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace headwater
