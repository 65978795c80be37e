// SPDX-License-Identifier: Apache-2.0
#include "models/relativetime.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct RelativeTime
{
    Q_DECLARE_TR_FUNCTIONS(headwater::RelativeTime)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

int whole(qint64 seconds, qint64 unit)
{
    return static_cast<int>(seconds / unit);
}

} // namespace

QString relativeTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(now);
    // A clock that is a little ahead is no reason to speak of the future.
    if (seconds < minute)
        return RelativeTime::tr("just now");
    if (seconds < hour)
        return RelativeTime::tr("%n min ago", nullptr, whole(seconds, minute));
    if (seconds < day)
        return RelativeTime::tr("%n h ago", nullptr, whole(seconds, hour));
    if (seconds < 2 * day)
        return RelativeTime::tr("yesterday");
    if (seconds < 14 * day)
        return RelativeTime::tr("%n days ago", nullptr, whole(seconds, day));
    if (seconds < 60 * day)
        return RelativeTime::tr("%n weeks ago", nullptr, whole(seconds, 7 * day));
    if (seconds < 730 * day)
        return RelativeTime::tr("%n months ago", nullptr, whole(seconds, 30 * day));
    return RelativeTime::tr("%n years ago", nullptr, whole(seconds, 365 * day));
}

QString exactTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return local.toString(u"yyyy-MM-dd HH:mm:ss "_s) + local.timeZoneAbbreviation();
}

} // namespace headwater
