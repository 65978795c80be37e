// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/catalogpreview.h"
#include "core/preview/consoleicons.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void checkRecommended(const LintSubject &subject, LintReport &report)
{
    if (!subject.builderTags().empty() && !isRecommendable(subject.name()))
        report.add(subject.place({u"metadata"_s, u"name"_s}),
                   LintText::tr("Import from Git recommends builders by the name of the stream; "
                                "%1 is none of those it knows.")
                       .arg(subject.name()));
}

/// The label that gives the stream the icon of its builder; none if that would not be drawn.
QList<LintFix> labelFix(const LintSubject &subject)
{
    const QString iconClass = subject.defaultTag()->annotation(annotation::iconClass);
    const bool isDrawn = subject.console() >= ConsoleRelease{4, 21}
        && cardIcon(iconClass, subject.console()).look == PreviewIcon::Look::Logo;
    if (!isDrawn)
        return {};
    const QString icon = iconClass.mid(5); // without "icon-"
    const LintPlace label
        = subject.place({u"metadata"_s, u"labels"_s, u"app.openshift.io/runtime-icon"_s});
    return {{.title = LintText::tr("Label the stream with the icon %1").arg(icon),
             .changes = {DocumentChange::set(label.path(), icon)}}};
}

void checkTopology(const LintSubject &subject, LintReport &report)
{
    if (subject.builderTags().empty())
        return;
    const PreviewIcon icon = topologyIcon(subject.stream(), subject.console());
    if (icon.look != PreviewIcon::Look::Logo)
        report.add(subject.place({u"metadata"_s, u"name"_s}),
                   LintText::tr("The topology shows a generic icon: it looks for %1, which the "
                                "console does not have.")
                       .arg(icon.iconClass),
                   [&] { return labelFix(subject); });
}

void checkCount(const LintSubject &subject, LintReport &report)
{
    constexpr size_t most = 12;
    if (subject.builderTags().size() > most)
        report.add(subject.place({u"spec"_s, u"tags"_s}),
                   LintText::tr("The console offers %1 versions; a list of more than %2 is long.")
                       .arg(subject.builderTags().size())
                       .arg(most));
}

constexpr LintRule rules[] = {
    {.id = "C52"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Builder that is never recommended"),
     .explanation = LINT_TEXT("Import from Git detects the kind of a repository and stars the "
                              "builder whose stream has the name of it."),
     .check = checkRecommended},
    {.id = "C53"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("No icon in the topology"),
     .explanation = LINT_TEXT("The topology takes the icon from the name of the stream, not from "
                              "iconClass; since 4.21 the label app.openshift.io/runtime-icon of "
                              "the stream overrides that."),
     .check = checkTopology},
    {.id = "C58"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Many versions are offered"),
     .explanation = LINT_TEXT("Old versions with the keyword hidden stay usable and leave the "
                              "list."),
     .check = checkCount},
};

} // namespace

LintRules consoleNameRules()
{
    return rules;
}

} // namespace headwater
