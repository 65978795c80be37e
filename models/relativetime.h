// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace headwater {

/// "just now", "4 min ago", "2 h ago", "yesterday", "6 days ago", "3 weeks ago", "2 months ago",
/// "3 years ago"; empty for an invalid time. The exact time belongs in the tool tip: exactTime().
QString relativeTime(const QDateTime &time, const QDateTime &now);

/// Local time with its zone, for tool tips: "2026-11-23 04:36:49 UTC".
QString exactTime(const QDateTime &time);

} // namespace headwater
