// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QString>

#include <optional>

namespace headwater {

/// Asks on the controlling terminal, even if stdin and stdout lead elsewhere, and does not show
/// what is typed. The terminal is as it was afterwards, also when Ctrl-C ends the question.
/// nullopt: there is no terminal, or the question was ended.
std::optional<Secret> askOnTerminal(const QString &prompt);

} // namespace headwater
