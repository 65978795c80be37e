// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digest.h"
#include "core/ports/httptransport.h"
#include "core/ports/registryport.h"
#include "registry/client/challenge.h"

#include <optional>

namespace headwater {

// Replies of a registry turned into values; pure functions, because what they read is a stranger's.

/// Whether @p reply to GET /v2/ comes from a registry. @p endpoint ("https://host") is for the
/// message. Errors: InvalidReply. Source: registry-auth.md section 2.1.
std::optional<Error> checkPing(const HttpReply &reply, const QString &endpoint);

/// What @p reply wants to be shown; empty unless its status is 401.
QList<Challenge> challengesOf(const HttpReply &reply);

/// The manifest in @p reply; @p wanted is the digest that was asked for, if it was one. Errors:
/// those of registryError(), DigestMismatch if the body has another digest than was wanted or than
/// its header claims.
Result<RegistryManifest> readManifestReply(const HttpReply &reply,
                                           const std::optional<Digest> &wanted);

/// What the headers of a reply to HEAD say of a manifest. Errors: those of registryError(), with
/// the words a body would have had; DigestMismatch if it is not the one that was wanted;
/// InvalidReply for a digest that is none.
Result<ManifestHead> readHeadReply(const HttpReply &reply, const std::optional<Digest> &wanted);

/// The size of a blob by a reply to HEAD. Errors: NotFound with the detail "unknown blob",
/// registryError()'s, InvalidReply without a length. Source: registry-auth.md section 4.
Result<qint64> readSizeReply(const HttpReply &reply);

/// The blob in @p reply. Errors: those of registryError(), NotFound with the detail "unknown blob",
/// DigestMismatch.
Result<QByteArray> readBlobReply(const HttpReply &reply, const Digest &wanted);

} // namespace headwater
