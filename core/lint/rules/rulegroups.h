// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/rule.h"

/// The rules of each file of this folder.
namespace headwater {

LintRules aliasRules();
LintRules annotationRules();
LintRules apiVersionRules();
LintRules consoleNameRules();
LintRules exportedRules();
LintRules imageRules();
LintRules latestRules();
LintRules nameRules();
LintRules policyRules();
LintRules readingRules();
LintRules repositoryRules();
LintRules sampleRules();
LintRules settingsRules();
LintRules sourceRules();
LintRules supportsRules();
LintRules unknownFieldRules();

} // namespace headwater
