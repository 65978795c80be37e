// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/credentiallookup.h"

#include <QFuture>
#include <QString>

#include <stop_token>

namespace headwater {

/// What a credential is wanted for.
struct CredentialQuery
{
    /// "quay.io/org/app", "docker.io/library/ruby" after the Docker client's defaults, without tag
    /// and digest; or the address of a token server without scheme, "auth.docker.io/token".
    QString target = {};
    bool isRealm = false; ///< target is the address of a token server
    bool plainHttp = false; ///< the connection is HTTP, so keys with ":80" count as well
};

/// All places where a credential may lie. Belongs to one thread.
class CredentialPort
{
public:
    CredentialPort() = default;
    CredentialPort(const CredentialPort &) = delete;
    CredentialPort &operator=(const CredentialPort &) = delete;
    virtual ~CredentialPort() = default;

    /// Finishes exactly once, in the calling thread. There is no failure: a source that cannot be
    /// read is a problem in the explanation, and the next one is asked.
    virtual QFuture<CredentialLookup> find(const CredentialQuery &query, std::stop_token stop) = 0;
};

} // namespace headwater
