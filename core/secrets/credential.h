// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QString>

namespace headwater {

/// What a registry or token server is told to prove who asks. Source: docker's configuration file
/// and containers-auth.json(5).
struct Credential
{
    QString username = {};
    Secret password = {};
    Secret identityToken = {}; ///< a refresh token; goes to token servers only
    Secret registryToken = {}; ///< sent to the registry as Bearer, as it is

    /// Basic needs both. Source: registry-auth.md section 3.2.
    bool hasPassword() const { return !username.isEmpty() && !password.isEmpty(); }
    bool isEmpty() const
    {
        return !hasPassword() && identityToken.isEmpty() && registryToken.isEmpty();
    }
};

} // namespace headwater
