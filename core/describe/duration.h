// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace headwater {

/// "3 hours", "About a minute", "1 years": the words of `oc`, which takes them from
/// docker/go-units. Negative durations, from clocks that disagree, are "Less than a second".
QString humanDuration(std::chrono::milliseconds duration);

/// "3 hours ago". A time that is not known gives "292 years ago" as `oc` does: the longest duration
/// its language can hold.
QString ago(const QDateTime &time, const QDateTime &now);

} // namespace headwater
