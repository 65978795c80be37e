// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/connectiontest.h"
#include "core/ports/httptransport.h"
#include "registry/client/registryoptions.h"
#include "registry/http/connectionprobe.h"

#include <QObject>

#include <functional>

namespace headwater {

/// Tries the way to a registry with nothing remembered: name, connection, TLS, GET /v2/, challenge,
/// credential, token, and in the end whether what was asked for is allowed: the list of tags of a
/// repository, or GET /v2/ once more.
class RegistryTester : public QObject, public ConnectionTester
{
    Q_OBJECT
public:
    using Probe = std::function<QFuture<ProbeReport>(ProbeRequest, std::stop_token)>;

    /// @p transport outlives the object.
    RegistryTester(HttpTransport &transport, RegistryOptions options, Probe probe,
                   QObject *parent = nullptr);

    QFuture<ConnectionReport> test(const QString &target, RegistryAccess access,
                                   std::stop_token stop) override;

private:
    HttpTransport &m_transport;
    RegistryOptions m_options;
    Probe m_probe;
};

} // namespace headwater
