// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QDateTime>

namespace headwater {

/// A token as a token server gave it.
struct TokenReply
{
    Secret token = {};
    QDateTime expiry = {}; ///< UTC; a few seconds early, since the way to the registry takes time
};

/// Reads the body of a token server's success. `access_token` beats `token`; a token lives for
/// `expires_in` seconds, but at least 60 and at most a day, from `issued_at` or from @p now, which
/// counts too if the server's clock is ahead. Errors: InvalidReply in the API server's words, and
/// TooLarge over limits::tokenBytes. Source: registry-auth.md section 3.3; distribution,
/// registry/client/auth/session.go.
Result<TokenReply> readTokenReply(QByteArrayView body, const QDateTime &now);

} // namespace headwater
