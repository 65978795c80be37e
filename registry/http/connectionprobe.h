// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/ports/connectiontest.h"
#include "registry/http/proxysettings.h"

#include <QFuture>
#include <QStringList>

#include <chrono>
#include <optional>
#include <stop_token>

namespace headwater {

struct ProbeRequest
{
    QString host = {}; ///< a name or an address, without port
    int port = 443;
    bool useTls = true;
    bool skipTlsVerification = false;
    QStringList certsDirectories = {}; ///< as of TlsTrust
    ProxySettings proxy = {};
    /// For each phase. Default: that of HttpRequest.
    std::chrono::milliseconds timeout = std::chrono::seconds(15);
};

/// One step on the way: not done where an earlier one failed, or where there is nothing to do.
struct ProbePhase
{
    bool done = false; ///< it was tried
    std::optional<Error> error = {};
    QStringList facts = {}; ///< for people and logs, untranslated: "address 192.0.2.1"
    std::chrono::milliseconds taken = {};
};

struct ProbeReport
{
    ProbePhase lookup = {}; ///< not done for an address, and behind a proxy, which looks it up
    ProbePhase connect = {}; ///< TCP; with the proxy, if there is one
    QList<ShownCertificate> certificates = {}; ///< also refused ones
    ProbePhase tls = {}; ///< version, cipher, protocol and the certificates, also refused ones
};

/// Goes the way to a server once, on a connection of its own, and tells what it sees there. Nothing
/// but the handshake is sent. Finishes exactly once, in the calling thread, which needs an event
/// loop; what goes wrong is the error of a phase.
QFuture<ProbeReport> probe(ProbeRequest request, std::stop_token stop);

} // namespace headwater
