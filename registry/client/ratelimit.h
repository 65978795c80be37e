// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace headwater {

/// What a host said of how many requests it will still answer.
struct RateLimit
{
    qint64 limit = -1; ///< requests in the window; -1: not said
    qint64 remaining = 0; ///< requests left of them
    std::chrono::seconds window = {}; ///< 0: not said
    QDateTime resetsAt = {}; ///< when all is well again, at the latest; invalid: not known
    QString source = {}; ///< whom the host counts, in its words: "192.0.2.1", an account

    friend bool operator==(const RateLimit &, const RateLimit &) = default;
};

/// The limit in the headers of @p reply, that with the least remaining if there are several;
/// nullopt if none says how much remains. Understands RateLimit-Limit, -Remaining and -Reset
/// (Docker Hub: "100;w=21600"; IETF drafts 0 to 6), RateLimit and RateLimit-Policy (drafts 7 and
/// later), X-RateLimit-* (reset in seconds or as Unix time) and Docker-RateLimit-Source. Source:
/// draft-ietf-httpapi-ratelimit-headers; docs.docker.com/docker-hub/usage/pulls.
std::optional<RateLimit> readRateLimit(const HttpReply &reply, const QDateTime &now);

} // namespace headwater
