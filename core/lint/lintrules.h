// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/rule.h"

#include <QAnyStringView>

#include <vector>

namespace headwater {

/// All rules, by id.
const std::vector<const LintRule *> &lintRules();
/// nullptr: there is no rule of that name.
const LintRule *lintRule(QAnyStringView id);

} // namespace headwater
