// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/forecast.h"
#include "views/common/theme.h"

#include <QList>
#include <QString>

namespace headwater {

struct ForecastText
{
    QString text = {}; ///< a line for each host; empty: nothing is asked
    Tone tone = Tone::Neutral; ///< Warning: it may be more than is left

    friend bool operator==(const ForecastText &, const ForecastText &) = default;
};

/// What @p forecast says, in words.
ForecastText forecastText(const QList<HostForecast> &forecast);

} // namespace headwater
