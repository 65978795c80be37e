// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/registryport.h"
#include "registry/client/registryendpoints.h"
#include "registry/client/retrypolicy.h"

#include <QObject>

namespace headwater {

class HttpTransport;
struct RegistryRequest;

/// Registries that let anonymous users in, over an HttpTransport. Belongs to the thread it was made
/// in. Calls under way when it is destroyed end with Cancelled. Source: OCI distribution-spec v1.1
/// and registry-auth.md.
class RegistryClient : public QObject, public RegistryPort
{
    Q_OBJECT
public:
    /// @p transport outlives the client.
    explicit RegistryClient(HttpTransport &transport, QObject *parent = nullptr,
                            RetryPolicy policy = {});
    ~RegistryClient() override;

    QFuture<Result<RegistryManifest>> manifest(const PullSpec &image, RegistryAccess access,
                                               std::stop_token stop) override;
    QFuture<Result<ManifestHead>> head(const PullSpec &image, RegistryAccess access,
                                       std::stop_token stop) override;
    QFuture<Result<TagPage>> tags(const PullSpec &image, RegistryAccess access,
                                  std::stop_token stop) override;
    QFuture<std::optional<RequestExplanation>> explanation(const PullSpec &image) override;
    QFuture<Result<QByteArray>> blob(const PullSpec &image, const QString &digest, qint64 maxBytes,
                                     RegistryAccess access, std::stop_token stop) override;

private:
    QFuture<Result<HttpReply>> call(RegistryRequest request, std::stop_token stop);

    HttpTransport &m_transport;
    RetryPolicy m_policy;
    RegistryEndpoints m_endpoints;
};

} // namespace headwater
