// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/secrets/credential.h"

#include <QString>

namespace headwater {

/// What is known of a login in the keychain without opening it.
struct StoredLogin
{
    QString key = {}; ///< what it is for, "quay.io" or "quay.io/org"
    QString username = {}; ///< "<token>": the secret is an identity token

    /// Under which the keychain has the credential.
    QString secretName() const { return QStringLiteral("registry:") + key; }

    friend bool operator==(const StoredLogin &, const StoredLogin &) = default;
};

/// The text that the keychain keeps for a credential: JSON with username, password, identitytoken
/// and registrytoken, what is empty left out.
Secret encodeCredential(const Credential &credential);

/// The inverse. Errors: InvalidInput, without anything of the content, if it is no such text.
Result<Credential> decodeCredential(const Secret &stored);

} // namespace headwater
