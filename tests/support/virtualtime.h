// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/timekeeper.h"

#include <QTimeZone>

#include <map>
#include <utility>

namespace headwater {

/// A Timekeeper that stands still until the test moves it: hours pass in no time. Tests may have
/// other things happen in that time with at().
class VirtualTime : public Timekeeper
{
public:
    QDateTime now() const override
    {
        return QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC)
            .addMSecs(m_elapsed.count() / 1000);
    }
    std::chrono::microseconds elapsed() const override { return m_elapsed; }
    void wakeAt(std::chrono::microseconds when, std::function<void()> what) override
    {
        m_alarm = {when, std::move(what)};
    }

    void at(std::chrono::microseconds when, std::function<void()> what)
    {
        m_events.emplace(when, std::move(what));
    }
    /// Moves to what is due next, and does it; false: nothing is ever due.
    bool step()
    {
        const bool hasEvent = !m_events.empty();
        if (m_alarm.second && (!hasEvent || m_alarm.first <= m_events.begin()->first)) {
            m_elapsed = std::max(m_elapsed, m_alarm.first);
            std::exchange(m_alarm.second, {})();
            return true;
        }
        if (!hasEvent)
            return false;
        m_elapsed = std::max(m_elapsed, m_events.begin()->first);
        const auto what = m_events.extract(m_events.begin());
        what.mapped()();
        return true;
    }
    /// The program stands still: time passes and nothing happens.
    void freeze(std::chrono::microseconds time) { m_elapsed += time; }

private:
    std::chrono::microseconds m_elapsed = std::chrono::microseconds(0);
    std::pair<std::chrono::microseconds, std::function<void()>> m_alarm;
    std::multimap<std::chrono::microseconds, std::function<void()>> m_events;
};

} // namespace headwater
