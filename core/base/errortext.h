// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QString>

namespace headwater {

/// What a person is told about @p error: plain text, translated, one sentence on what happened and,
/// where there is a way out, one on what to do. The system's or server's own words follow in
/// parentheses. Empty for Cancelled: who asked for it needs no report. The only maker of such text.
QString errorText(const Error &error);

} // namespace headwater
