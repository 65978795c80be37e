// SPDX-License-Identifier: Apache-2.0
#include "core/describe/duration.h"

using namespace Qt::StringLiterals;

namespace headwater {

QString humanDuration(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const auto seconds = duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 1)
        return u"Less than a second"_s;
    if (seconds == 1)
        return u"1 second"_s;
    if (seconds < 60)
        return u"%1 seconds"_s.arg(seconds);
    const auto minutes = seconds / 60;
    if (minutes == 1)
        return u"About a minute"_s;
    if (minutes < 60)
        return u"%1 minutes"_s.arg(minutes);
    // Hours are rounded, all that follows is cut off; years start from the hours as they are.
    const auto hours = (seconds + 1800) / 3600;
    if (hours == 1)
        return u"About an hour"_s;
    if (hours < 48)
        return u"%1 hours"_s.arg(hours);
    if (hours < 24 * 7 * 2)
        return u"%1 days"_s.arg(hours / 24);
    if (hours < 24 * 30 * 2)
        return u"%1 weeks"_s.arg(hours / 24 / 7);
    if (hours < 24 * 365 * 2)
        return u"%1 months"_s.arg(hours / 24 / 30);
    return u"%1 years"_s.arg(seconds / 3600 / 24 / 365);
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return u"292 years ago"_s;
    return humanDuration(std::chrono::milliseconds(time.msecsTo(now))) + u" ago"_s;
}

} // namespace headwater
