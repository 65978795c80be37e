// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/connectiontest.h"

#include <QJsonObject>

namespace headwater {

/// A connection test as a table, one line a step; the facts and, for what failed, a way out go
/// below their step.
QString describeConnection(const ConnectionReport &report);

/// {"host", "repository", "succeeded", "steps": [{"step", "outcome", "milliseconds", "summary",
/// "facts", "error"}]}.
QJsonObject connectionJson(const ConnectionReport &report);

} // namespace headwater
