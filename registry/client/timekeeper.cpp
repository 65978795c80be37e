// SPDX-License-Identifier: Apache-2.0
#include "registry/client/timekeeper.h"

namespace headwater {

SystemTimekeeper::SystemTimekeeper()
{
    m_sinceStart.start();
    m_alarm.setSingleShot(true);
    m_alarm.setTimerType(Qt::PreciseTimer); // a coarse one is late by up to a twentieth
    QObject::connect(&m_alarm, &QTimer::timeout, &m_alarm, [this] {
        const std::function<void()> what = std::move(m_what); // which may ask for the next
        what();
    });
}

std::chrono::microseconds SystemTimekeeper::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_sinceStart.durationElapsed());
}

void SystemTimekeeper::wakeAt(std::chrono::microseconds when, std::function<void()> what)
{
    m_what = std::move(what);
    const auto wait = std::max(when - elapsed(), std::chrono::microseconds(0));
    m_alarm.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

} // namespace headwater
