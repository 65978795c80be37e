// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importschedule.h"

#include <algorithm>

namespace headwater {

namespace {

constexpr double burst = 120;
constexpr double perSecond = 1; // 60 a minute

/// A stream's place in the interval, 0 to 1: the same in every run of the program.
double placeOf(const StreamKey &key)
{
    return double(qHash(key, 0) % 10'000) / 10'000;
}

QDateTime later(const QDateTime &time, double seconds)
{
    return time.addMSecs(qint64(seconds * 1000));
}

} // namespace

ImportSchedule::ImportSchedule(std::chrono::seconds interval)
    : m_interval(interval)
    , m_allowed(burst)
{
}

void ImportSchedule::setStreams(const QSet<StreamKey> &streams, const QDateTime &now)
{
    m_added.removeIf([&](auto entry) { return !streams.contains(entry.key()); });
    for (const StreamKey &key : streams) {
        if (!m_added.contains(key))
            m_added.insert(key, now);
    }
}

void ImportSchedule::note(const StreamKey &key, const QDateTime &at)
{
    m_last.insert(key, at);
}

/// One that was never imported gets its first turn somewhere in the interval that begins when it
/// was seen; the others, a tenth of the interval early or late at the most, so that what was
/// imported together does not stay together.
QDateTime ImportSchedule::turnOf(const StreamKey &key) const
{
    const double interval = double(m_interval.count());
    const QDateTime last = m_last.value(key);
    if (!last.isValid())
        return later(m_added.value(key), interval * placeOf(key));
    return later(last, interval * (0.9 + 0.2 * placeOf(key)));
}

void ImportSchedule::refill(const QDateTime &now)
{
    if (m_refilled.isValid())
        m_allowed = std::min(
            burst, m_allowed + std::max(0.0, double(m_refilled.msecsTo(now)) / 1000 * perSecond));
    m_refilled = now;
}

QList<StreamKey> ImportSchedule::takeDue(const QDateTime &now)
{
    refill(now);
    QList<QPair<QDateTime, StreamKey>> due;
    for (auto it = m_added.cbegin(); it != m_added.cend(); ++it) {
        // A clock that was set back must not silence a stream for hours.
        if (m_last.value(it.key()) > now)
            m_last.insert(it.key(), now);
        if (const QDateTime turn = turnOf(it.key()); turn <= now)
            due.append({turn, it.key()});
    }
    std::ranges::sort(due);
    QList<StreamKey> keys;
    for (const auto &[turn, key] : std::as_const(due)) {
        if (m_allowed < 1)
            break;
        m_allowed -= 1;
        note(key, now);
        keys.append(key);
    }
    return keys;
}

QDateTime ImportSchedule::next() const
{
    QDateTime next;
    for (auto it = m_added.cbegin(); it != m_added.cend(); ++it) {
        const QDateTime turn = turnOf(it.key());
        if (!next.isValid() || turn < next)
            next = turn;
    }
    if (next.isValid() && m_allowed < 1)
        next = std::max(next, later(m_refilled, (1 - m_allowed) / perSecond));
    return next;
}

} // namespace headwater
