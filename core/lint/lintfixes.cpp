// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintfixes.h"

#include "core/lint/rule.h"

#include <algorithm>

namespace headwater {

namespace {

bool isSelected(const LintFinding &finding, const FixSelection &selection)
{
    return !finding.fixes.isEmpty() && finding.severity >= selection.minimum
        && (selection.rule.isEmpty() || selection.rule == finding.rule->id)
        && (finding.fixes.first().isSafe || !selection.isSafeOnly);
}

/// The best fixes of what is selected, from the end of the text to its start: an item that goes
/// away renumbers only those behind it.
QList<LintFix> selectedFixes(const LintedDocument &linted, const FixSelection &selection)
{
    QList<LintFix> fixes;
    for (const LintFinding &finding : linted.findings()) {
        if (isSelected(finding, selection))
            fixes.prepend(finding.fixes.first());
    }
    return fixes;
}

struct Round
{
    QList<TextEdit> edits = {};
    qsizetype fixes = 0;
};

/// All of @p fixes together if that can be done; else one by one what can be done.
Round mend(const DefinitionDocument &document, const QList<LintFix> &fixes)
{
    QList<DocumentChange> together;
    for (const LintFix &fix : fixes)
        together += fix.changes;
    if (const Result<QList<TextEdit>> edits = document.edits(together))
        return {.edits = *edits, .fixes = fixes.size()};
    Round round;
    DefinitionDocument mended = document;
    for (const LintFix &fix : fixes) {
        const Result<QList<TextEdit>> edits = mended.edits(fix.changes);
        if (!edits || edits->isEmpty())
            continue;
        mended = mended.edited(*edits);
        round.edits = composed(round.edits, *edits);
        ++round.fixes;
    }
    return round;
}

} // namespace

FixedDocument fixAll(const Linter &linter, const LintedDocument &before,
                     const FixSelection &selection)
{
    constexpr int mostRounds = 8; // two fixes of one value take two
    FixedDocument fixed{.linted = before};
    for (int i = 0; i < mostRounds; ++i) {
        const QList<LintFix> fixes = selectedFixes(fixed.linted, selection);
        if (fixes.isEmpty())
            break;
        const Round round = mend(fixed.linted.document, fixes);
        if (round.edits.isEmpty())
            break;
        fixed.edits = composed(fixed.edits, round.edits);
        fixed.fixes += round.fixes;
        fixed.linted = linter.lintAgain(fixed.linted, fixed.linted.document.edited(round.edits));
    }
    return fixed;
}

} // namespace headwater
