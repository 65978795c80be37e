// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace headwater {

/// The address of a token server that @p registry ("https://quay.io") names in a challenge. Errors:
/// InvalidReply; without realm, for an address that is none, that is no HTTP, that holds user info,
/// or that is plain HTTP while the registry is not. Source: reliability T39; the words of the first
/// two: registry-auth.md section 3.3.
Result<QUrl> parseRealm(const QString &realm, const QUrl &registry);

/// Whether a credential for the registry @p host may go to the token server at @p realmHost without
/// the user being asked: the same host, on whatever port, or one of the pairs that are known to
/// belong together. Ports are no part of either. Source: reliability T38.
bool isKnownRealm(const QString &host, const QString &realmHost);

/// Whether what is sent to @p url stays on this machine.
bool isLoopback(const QUrl &url);

} // namespace headwater
