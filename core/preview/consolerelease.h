// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace headwater {

/// A release of the web console, whose rules decide what a catalog shows. 3.11 stands for all of
/// OpenShift 3.
struct ConsoleRelease
{
    int major = 0;
    int minor = 0;

    /// The newest release whose rules are known. Source: openshift/console, branches release-4.0 to
    /// release-4.23 and main.
    static constexpr ConsoleRelease newest() { return {4, 23}; }

    /// "4.18", or "latest" for the newest(). Errors: InvalidInput, @p text as subject: not of that
    /// form, or neither 3.11 nor 4.0 and newer.
    static Result<ConsoleRelease> parse(QStringView text);
    QString toString() const;

    friend auto operator<=>(const ConsoleRelease &, const ConsoleRelease &) = default;
};

} // namespace headwater
