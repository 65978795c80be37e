// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "core/ports/registryport.h"
#include "registry/client/challenge.h"

#include <QHash>
#include <QObject>

namespace headwater {

/// How a registry is reached.
struct RegistryEndpoint
{
    QUrl url = {}; ///< "https://host"
    bool skipTlsVerification = false;
    QList<Challenge> challenges = {}; ///< of the ping; empty: everybody is let in
};

/// Finds out, once per host and access, how registries are reached: by GET /v2/, over HTTPS; with
/// insecure access over HTTPS without verification and then, if that brought no HTTP reply at all,
/// over HTTP. What worked is remembered as long as this object lives, what failed is tried again by
/// the next who asks. Source: registry-auth.md section 2.
class RegistryEndpoints : public QObject
{
    Q_OBJECT
public:
    /// @p transport outlives the object.
    explicit RegistryEndpoints(HttpTransport &transport, QObject *parent = nullptr);
    ~RegistryEndpoints() override;

    /// @p host as in a pull spec, "quay.io" or "127.0.0.1:5000". All who ask at the same time share
    /// one ping, so nobody's stop ends it: who loses interest drops the future. Errors: the
    /// transport's (of the last attempt), InvalidReply from what is no registry, InvalidInput.
    /// Watch the future rather than chain it: a QFuture has room for one continuation.
    QFuture<Result<RegistryEndpoint>> find(const QString &host, RegistryAccess access);

    /// To be called when what was found does not answer any more: the next who asks finds anew.
    void forget(const QString &host, RegistryAccess access);

private:
    QFuture<Result<RegistryEndpoint>> probe(const QString &host, RegistryAccess access);
    QFuture<Result<HttpReply>> ping(const RegistryEndpoint &endpoint);

    HttpTransport &m_transport;
    std::stop_source m_stop;
    QHash<QPair<QString, bool>, QFuture<Result<RegistryEndpoint>>> m_known;
};

} // namespace headwater
