// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/rule.h"

/// The rules of each file of this folder.
namespace headwater {

LintRules readingRules();
LintRules apiVersionRules();

} // namespace headwater
