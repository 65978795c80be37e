// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/ports/registryport.h"

#include <QDateTime>
#include <QFuture>
#include <QList>

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace headwater {

/// A certificate that a registry has shown.
struct ShownCertificate
{
    QString subject = {};
    QString issuer = {};
    QDateTime expires = {};
    QString fingerprint = {}; ///< SHA-256, "AB:CD:..."
    bool isSelfSigned = false; ///< an authority's own, or one that answers for itself
    QByteArray pem = {};

    friend bool operator==(const ShownCertificate &, const ShownCertificate &) = default;
};

/// One thing on the way to a registry.
struct ConnectionStep
{
    enum class Kind {
        Configuration, ///< mirrors, blocked, insecure
        NameResolution,
        Connect, ///< TCP, or through a proxy
        Tls,
        Ping, ///< GET /v2/
        Challenge,
        Credential,
        Token,
        Scope, ///< whether the repository lets the credential in
    };
    enum class State { Passed, Warning, Failed, Skipped };

    Kind kind = Kind::Ping;
    State state = State::Passed;
    QString summary = {}; ///< one line: "TLS 1.3, certificate valid until 2027-01-31"
    QStringList facts = {}; ///< addresses, the certificates of the chain, keys considered, ...
    QList<ShownCertificate> certificates = {}; ///< of Tls: the registry's own comes first
    std::chrono::milliseconds taken = {};
    std::optional<Error> error = {}; ///< of Failed
};

/// All steps in order; after a Failed one the rest is Skipped.
struct ConnectionReport
{
    QString host = {};
    QString repository = {}; ///< empty: only the registry was asked
    QList<ConnectionStep> steps = {};

    bool succeeded() const
    {
        return std::ranges::none_of(
            steps, [](const auto &step) { return step.state == ConnectionStep::State::Failed; });
    }
};

/// Tries the way to a registry step by step, without using what is remembered of it.
class ConnectionTester
{
public:
    ConnectionTester() = default;
    ConnectionTester(const ConnectionTester &) = delete;
    ConnectionTester &operator=(const ConnectionTester &) = delete;
    virtual ~ConnectionTester() = default;

    /// @p target is "HOST[:PORT]" or "HOST[:PORT]/REPOSITORY". Finishes exactly once, in the
    /// calling thread; whatever goes wrong is a step of the report.
    virtual QFuture<ConnectionReport> test(const QString &target, RegistryAccess access,
                                           std::stop_token stop)
        = 0;
};

} // namespace headwater
