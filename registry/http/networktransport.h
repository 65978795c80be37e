// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "registry/http/proxysettings.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace headwater {

struct NetworkContext;

/// What the user or the system says about the network.
struct TransportOptions
{
    /// Parents of the folders "HOST:PORT" with certificates, best first: see TlsTrust.
    QStringList certsDirectories = {};
    ProxySettings proxy = ProxySettings::ofEnvironment();
};

/// HTTP by Qt Network, the only way out of the program. Redirects are followed by our own rules
/// (redirect.h), there are no cookies, no cache and no credentials but those in the request.
/// Belongs to the thread it was made in, which needs an event loop; send() is called there.
/// Requests under way when it is destroyed end with Cancelled.
class NetworkTransport : public QObject, public HttpTransport
{
    Q_OBJECT
public:
    explicit NetworkTransport(QObject *parent = nullptr);
    explicit NetworkTransport(const TransportOptions &options, QObject *parent = nullptr);
    ~NetworkTransport() override;

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override;

private:
    std::unique_ptr<NetworkContext> m_context;
};

} // namespace headwater
