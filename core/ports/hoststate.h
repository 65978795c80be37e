// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace headwater {

class PullSpec;

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

/// How one host is being asked.
struct HostState
{
    QString host = {}; ///< "https://registry.example:443"
    int running = 0;
    int waiting = 0;
    QDateTime pausedUntil = {}; ///< invalid: not paused
    std::optional<RateLimit> rateLimit = {};

    friend bool operator==(const HostState &, const HostState &) = default;
};

/// The host of @p hosts that @p image is asked of; nullopt: not asked yet. Mirrors do not count.
std::optional<HostState> hostOf(const QList<HostState> &hosts, const PullSpec &image);

/// Who knows how hosts are being asked.
class RateBudgetPort
{
public:
    RateBudgetPort() = default;
    RateBudgetPort(const RateBudgetPort &) = delete;
    RateBudgetPort &operator=(const RateBudgetPort &) = delete;
    virtual ~RateBudgetPort() = default;

    /// The hosts asked so far, by name. Finishes in the caller's thread, with one result.
    virtual QFuture<QList<HostState>> hosts() = 0;
};

} // namespace headwater
