// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/rule.h"

/// The rules of each file of this folder.
namespace headwater {

LintRules aliasRules();
LintRules annotationRules();
LintRules apiVersionRules();
LintRules builderRules();
LintRules consoleNameRules();
LintRules descriptionRules();
LintRules displayNameRules();
LintRules exportedRules();
LintRules iconRules();
LintRules imageRules();
LintRules keywordRules();
LintRules latestRules();
LintRules nameRules();
LintRules policyRules();
LintRules providerRules();
LintRules readingRules();
LintRules repositoryRules();
LintRules sampleRules();
LintRules settingsRules();
LintRules sourceRules();
LintRules supportsRules();
LintRules unknownFieldRules();
LintRules versionRules();

} // namespace headwater
