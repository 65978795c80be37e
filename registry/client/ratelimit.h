// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/hoststate.h"
#include "core/ports/httptransport.h"

#include <QDateTime>

#include <optional>

namespace headwater {

/// The limit in the headers of @p reply, that with the least remaining if there are several;
/// nullopt if none says how much remains. Understands RateLimit-Limit, -Remaining and -Reset
/// (Docker Hub: "100;w=21600"; IETF drafts 0 to 6), RateLimit and RateLimit-Policy (drafts 7 and
/// later), X-RateLimit-* (reset in seconds or as Unix time) and Docker-RateLimit-Source. Source:
/// draft-ietf-httpapi-ratelimit-headers; docs.docker.com/docker-hub/usage/pulls.
std::optional<RateLimit> readRateLimit(const HttpReply &reply, const QDateTime &now);

} // namespace headwater
