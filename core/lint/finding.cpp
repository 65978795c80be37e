// SPDX-License-Identifier: Apache-2.0
#include "core/lint/finding.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// By the value of LintSeverity.
constexpr std::array names{"off"_L1, "hint"_L1, "info"_L1, "warning"_L1, "error"_L1};

} // namespace

QString severityName(LintSeverity severity)
{
    return names.at(size_t(severity));
}

std::optional<LintSeverity> severityNamed(QStringView name)
{
    const auto found = std::ranges::find_if(names, [&](QLatin1StringView n) { return n == name; });
    return found == names.end() ? std::nullopt : std::optional(LintSeverity(found - names.begin()));
}

} // namespace headwater
