// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestpace.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace headwater {

namespace {

// Tuned by simulation so that token buckets, fixed and sliding windows of 10 requests a second are
// used to nine tenths or more, with and without Retry-After: tst_requestpace.
constexpr double firstRate = 6; // after the first 429; doubles each second until the second
constexpr double backOff = 0.97; // from the rate that was refused
constexpr double firstPatience = 8; // seconds
constexpr double longestPatience = 60;
constexpr int fewestAnswers = 3; // that say something about a rate
constexpr RequestPace::Time firstPause = 250ms;
constexpr RequestPace::Time longestPause = 60s;
/// Timers are late by a millisecond or two; what was missed meanwhile may be made up for.
constexpr RequestPace::Time slack = 5ms;

double seconds(RequestPace::Time time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

RequestPace::Time RequestPace::nextAt() const
{
    return std::max(m_pausedUntil, m_nextAt);
}

void RequestPace::onSent(Time now)
{
    if (!m_rate)
        return;
    grow(now);
    const auto interval
        = std::chrono::duration_cast<Time>(std::chrono::duration<double>(1 / *m_rate));
    m_nextAt = std::max(m_nextAt, now - std::min(slack, interval)) + interval;
}

void RequestPace::grow(Time now)
{
    const double passed = seconds(now - std::max(m_grownAt, m_pausedUntil));
    if (passed <= 0)
        return;
    m_grownAt = now;
    if (m_ceiling <= 0) {
        *m_rate *= std::exp2(passed);
    } else if (*m_rate < 0.99 * m_ceiling) {
        m_above = 0;
        *m_rate = m_ceiling - (m_ceiling - *m_rate) * std::exp2(-passed);
    } else {
        m_above += passed;
        *m_rate = m_ceiling * (1 + (1 - backOff) * std::pow(m_above / m_patience, 3));
    }
}

void RequestPace::onLimited(Time sentAt, Time now, std::optional<Time> until)
{
    // What was under way when the pause began belongs to the 429 that began it.
    if (m_refusals == 0 || sentAt >= m_pausedUntil) {
        learn(now);
        ++m_refusals;
    }
    const Time ownPause = std::min(
        longestPause, std::chrono::duration_cast<Time>(firstPause * std::pow(1.5, m_refusals - 1)));
    pauseUntil(until.value_or(now + ownPause));
}

void RequestPace::learn(Time now)
{
    if (!m_rate) {
        m_rate = firstRate;
    } else if (m_answered >= fewestAnswers) {
        const double refused = *m_rate;
        const double granted = m_answered / std::max(seconds(now - m_limitedAt), 0.001);
        const bool isConfirmed = refused > 0.9 * m_ceiling && refused < 1.1 * m_ceiling;
        m_patience = isConfirmed ? std::min(2 * m_patience, longestPatience) : firstPatience;
        // Far more than was granted: the host let a burst through, and the rate says nothing.
        m_ceiling = refused < 8 * granted ? std::max(granted, backOff * refused) : granted;
        m_rate = std::min(std::max(granted, refused / 4), m_ceiling);
    } else {
        m_grownAt = now;
        return;
    }
    m_grownAt = now;
    m_limitedAt = now;
    m_answered = 0;
    m_above = 0;
}

void RequestPace::pauseUntil(Time when)
{
    m_pausedUntil = std::max(m_pausedUntil, when);
}

} // namespace headwater
