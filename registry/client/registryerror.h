// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

namespace headwater {

/// "404 Not Found": the status as Go's net/http prints it.
QString statusLine(const HttpReply &reply);

/// What a reply without success means. The detail is in the words of the client library of the
/// OpenShift API server. Kinds: Unauthorized, Forbidden (DENIED), NotFound (MANIFEST_UNKNOWN,
/// BLOB_UNKNOWN), RateLimited, and InvalidReply for the rest; an unknown repository (NAME_UNKNOWN)
/// is no NotFound, because the server does not report it as one. retryAfter is set where the
/// registry said so. Source: distribution, registry/client/errors.go and errcode.
Error registryError(const HttpReply &reply);

/// The seconds of a Retry-After header, which may also be a date; nullopt if it is neither.
/// Source: RFC 9110 section 10.2.3.
std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

} // namespace headwater
