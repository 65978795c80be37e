// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>

namespace headwater {

/// How fast one host may be asked. There is no pace until the host answers 429; from then on the
/// pace follows what the host let through, and feels its way up again. Each failed attempt to go
/// faster makes the next one wait twice as long, so that a steady limit is met closely and seldom
/// exceeded (the shape of TCP CUBIC). Times are those of Timekeeper::elapsed().
class RequestPace
{
public:
    using Time = std::chrono::microseconds;

    /// Not before this may the next request be sent.
    Time nextAt() const;
    /// Nothing is sent before this.
    Time pausedUntil() const { return m_pausedUntil; }
    /// Requests a second; nullopt: as fast as it goes.
    std::optional<double> perSecond() const { return m_rate; }

    void onSent(Time now);
    /// The host answered something else than 429.
    void onAnswered() { ++m_answered, m_refusals = 0; }
    /// The host answered 429 to a request of @p sentAt and asks to wait until @p until; without
    /// that the waiting time grows by half each time it was too short.
    void onLimited(Time sentAt, Time now, std::optional<Time> until);
    void pauseUntil(Time when);

private:
    void grow(Time now);
    void learn(Time now);

    std::optional<double> m_rate;
    double m_ceiling = 0; ///< a little below where the host last refused; 0: not known yet
    double m_patience = 0; ///< seconds that a probe above the ceiling takes to reach the old limit
    double m_above = 0; ///< seconds spent above the ceiling
    Time m_grownAt = Time(0);
    Time m_nextAt = Time(0);
    Time m_pausedUntil = Time(0);
    Time m_limitedAt = Time(0);
    int m_answered = 0; ///< since m_limitedAt
    int m_refusals = 0; ///< in a row
};

} // namespace headwater
