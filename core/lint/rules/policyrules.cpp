// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/imagestream/validation.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Fixes that set what @p path leads to, the likeliest of @p choices first.
QList<LintFix> choiceFixes(const DocumentPath &path, const QString &written,
                           const QStringList &choices)
{
    QStringList ordered = nearest(written, choices, int(written.size()));
    for (const QString &choice : choices) {
        if (!ordered.contains(choice))
            ordered.append(choice);
    }
    QList<LintFix> fixes;
    for (const QString &choice : std::as_const(ordered)) {
        const bool isCaseOnly = choice.compare(written, Qt::CaseInsensitive) == 0;
        fixes.append({.title = LintText::tr("Set it to %1").arg(choice),
                      .changes = {DocumentChange::set(path, choice)},
                      .isSafe = isCaseOnly});
    }
    return fixes;
}

void checkScheduled(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const std::optional<FieldError> error = scheduledError(*tag->reference);
        if (!error)
            continue;
        const LintPlace place = subject.place(*tag, {u"importPolicy"_s, u"scheduled"_s});
        report.add(
            place,
            LintText::tr("Tag %1 is from an %2: %3.")
                .arg(tag->name(), tag->reference->from->kind, error->detail),
            [&] {
                QList<LintFix> fixes{{.title = LintText::tr("Do not schedule %1").arg(tag->name()),
                                      .changes = {DocumentChange::remove(place.path())},
                                      .isSafe = true}};
                const LintTag *const last = subject.chain(*tag).tags.back();
                if (last != tag && last->isFrom(kind::dockerImage)) {
                    const auto target
                        = subject.place(*last, {u"importPolicy"_s, u"scheduled"_s}).path();
                    fixes.append({.title = LintText::tr("Schedule %1 instead").arg(last->name()),
                                  .changes = {DocumentChange::remove(place.path()),
                                              DocumentChange::set(target, true)}});
                }
                return fixes;
            });
    }
}

void checkReferencePolicy(const LintSubject &subject, LintReport &report)
{
    static const QStringList choices{u"Source"_s, u"Local"_s};
    for (const LintTag *tag : subject.tags()) {
        const QString &policy = tag->reference->referencePolicy;
        const std::optional<FieldError> error = referencePolicyError(*tag->reference);
        if (!error)
            continue;
        const LintPlace place = subject.place(*tag, {u"referencePolicy"_s, u"type"_s});
        report.add(place,
                   LintText::tr("Invalid reference policy \"%1\": %2.").arg(policy, error->detail),
                   [&] { return choiceFixes(place.path(), policy, choices); });
    }
}

void checkImportMode(const LintSubject &subject, LintReport &report)
{
    static const QStringList choices{u"Legacy"_s, u"PreserveOriginal"_s};
    for (const LintTag *tag : subject.tags()) {
        const QString &mode = tag->reference->importPolicy.importMode;
        if (!importModeError(*tag->reference))
            continue;
        const LintPlace place = subject.place(*tag, {u"importPolicy"_s, u"importMode"_s});
        report.add(place,
                   LintText::tr("Invalid import mode \"%1\": valid modes are '', 'Legacy', "
                                "'PreserveOriginal'.")
                       .arg(mode),
                   [&] { return choiceFixes(place.path(), mode, choices); });
    }
}

constexpr LintRule rules[] = {
    {.id = "S10"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A tag that cannot be scheduled"),
     .explanation = LINT_TEXT("The server refuses the stream: only what comes from a registry can "
                              "be imported on schedule."),
     .check = checkScheduled},
    {.id = "S11"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid reference policy"),
     .explanation = LINT_TEXT("The server refuses the stream: the policy is Source or Local, "
                              "spelt like this."),
     .check = checkReferencePolicy},
    {.id = "S12"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Invalid import mode"),
     .explanation = LINT_TEXT("The server refuses the stream: the mode is Legacy or "
                              "PreserveOriginal, spelt like this."),
     .check = checkImportMode},
};

} // namespace

LintRules policyRules()
{
    return rules;
}

} // namespace headwater
