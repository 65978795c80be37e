// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/clock.h"

#include <QTimeZone>

namespace headwater {

/// A clock that stands still until it is moved.
class FixedClock : public Clock
{
public:
    QDateTime now() const override { return m_now; }
    void advance(qint64 seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
};

} // namespace headwater
