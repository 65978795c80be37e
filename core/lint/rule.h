// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/finding.h"
#include "core/lint/linttext.h"

#include <QLatin1StringView>

#include <span>

namespace headwater {

class LintReport;
class LintSubject;

/// One rule of the linter: a value. Rules lie in core/lint/rules, a few kindred ones to a file,
/// each file ends with the array of its rules and a function that gives it out, and lintrules.cpp
/// lists these functions.
struct LintRule
{
    QLatin1StringView id = {}; ///< "S02"; stays the same for ever, configurations name it
    LintSeverity severity = LintSeverity::Warning; ///< unless the configuration says another
    const char *title = nullptr; ///< what is wrong in a few words; LINT_TEXT()
    /// Why it matters, and what decides so; LINT_TEXT().
    const char *explanation = nullptr;
    /// Looks at one stream. Null: the linter itself looks (files that cannot be read).
    void (*check)(const LintSubject &subject, LintReport &report) = nullptr;

    QString titleText() const { return LintText::tr(title); }
    QString explanationText() const { return LintText::tr(explanation); }
};

using LintRules = std::span<const LintRule>;

} // namespace headwater
