// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace headwater {

/// What time it is. A port, because history records it and tests must know it beforehand.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// UTC.
    virtual QDateTime now() const = 0;
};

class SystemClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace headwater
