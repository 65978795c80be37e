// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace headwater {

/// When a GET is worth another try: a lost connection, a server that is overloaded or restarts, and
/// a limit that ends within seconds. Not a host that refuses or is unknown, nor a deadline: those
/// would only make the user wait longer for the same message.
struct RetryPolicy
{
    int retries = 2; ///< beside the first try; the API server's number
    /// Before the first retry; doubled for each further one, and moved by up to a quarter, so that
    /// many imports do not come back at the same moment.
    std::chrono::milliseconds firstDelay = std::chrono::milliseconds(500);
    /// A registry that asks to wait longer is reported instead of waited for.
    /// Default: the longest back-off of containers/image.
    std::chrono::seconds longestWait = std::chrono::seconds(60);

    /// How long to wait before the try after @p tries tries, the last of which gave @p outcome;
    /// nullopt: do not.
    std::optional<std::chrono::milliseconds> delayAfter(const Result<HttpReply> &outcome, int tries,
                                                        const QDateTime &now
                                                        = QDateTime::currentDateTimeUtc()) const;

    /// Whether a host that was reached closed the connection before its reply was complete.
    static bool isConnectionLost(const Error &error);
};

} // namespace headwater
