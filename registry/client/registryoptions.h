// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/clock.h"
#include "core/ports/credentialport.h"
#include "registry/client/pullsource.h"

#include <QList>

#include <functional>

namespace headwater {

/// What a registry client is given by the program. Everything is called in the client's thread.
struct RegistryOptions
{
    /// Outlives the client. Null: everybody is anonymous.
    CredentialPort *credentials = nullptr;
    /// Mirrors and rewritten names, in order. Absent: the image itself. Errors: Forbidden, for a
    /// registry that is blocked.
    std::function<Result<QList<PullSource>>(const PullSpec &image)> sources = {};
    /// Whether the user has agreed that credentials of @p host go to the token server at
    /// @p realmHost. Asked only for pairs that are not known to belong together.
    std::function<bool(const QString &host, const QString &realmHost)> mayTrustRealm = {};
    /// Whether the user has agreed that credentials are sent to @p host over plain HTTP or over TLS
    /// that is not verified. Not asked for this machine itself.
    std::function<bool(const QString &host)> mayExposeCredentials = {};
    const Clock *clock = nullptr; ///< outlives the client; null: the system's
};

} // namespace headwater
