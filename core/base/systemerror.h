// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace headwater {

/// The Error for @p code, an errno, which @p call reported about @p subject.
Error systemError(int code, QLatin1StringView call, const QString &subject);

} // namespace headwater
