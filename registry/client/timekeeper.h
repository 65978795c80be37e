// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/clock.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace headwater {

/// A clock that also wakes: what waiting needs, as a class of its own so that tests wait in no
/// time.
class Timekeeper : public Clock
{
public:
    /// Since some moment; never goes back, whatever is done to the clock on the wall.
    virtual std::chrono::microseconds elapsed() const = 0;
    /// Calls @p what once, in this thread, not before elapsed() is @p when and not within this
    /// call. It replaces what was asked before.
    virtual void wakeAt(std::chrono::microseconds when, std::function<void()> what) = 0;
};

/// The system's clocks.
class SystemTimekeeper : public Timekeeper
{
public:
    SystemTimekeeper();

    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::microseconds elapsed() const override;
    void wakeAt(std::chrono::microseconds when, std::function<void()> what) override;

private:
    QElapsedTimer m_sinceStart;
    QTimer m_alarm;
    std::function<void()> m_what;
};

} // namespace headwater
