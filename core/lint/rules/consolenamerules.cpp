// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/logoclasses.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void checkRecommended(const LintSubject &subject, LintReport &report)
{
    // Source: openshift/console, packages/git-service, build-tool detectors.
    static const QStringList recommended{u"java"_s,          u"golang"_s, u"ruby"_s,
                                         u"nodejs"_s,        u"php"_s,    u"python"_s,
                                         u"modern-webapp"_s, u"perl"_s,   u"dotnet"_s};
    if (!subject.builderTags().empty() && !recommended.contains(subject.name()))
        report.add(subject.place({u"metadata"_s, u"name"_s}),
                   LintText::tr("Import from Git recommends builders by the name of the stream; "
                                "%1 is none of those it knows.")
                       .arg(subject.name()));
}

bool hasLogo(const QString &iconClass, ConsoleRelease console)
{
    const LogoClass *const logo = logoClass(iconClass);
    return logo && (console.major != 4 || logo->sinceMinor <= console.minor);
}

void checkTopology(const LintSubject &subject, LintReport &report)
{
    if (subject.builderTags().empty())
        return;
    const QString iconClass = u"icon-"_s + subject.name();
    if (hasLogo(iconClass, subject.console()))
        return;
    const StringMap &labels = subject.stream().metadata.labels;
    const bool readsLabels = subject.console() >= ConsoleRelease{4, 21};
    const bool isLabelled = labels.contains(u"app.openshift.io/runtime-icon"_s)
        || labels.contains(u"app.openshift.io/runtime"_s);
    if (readsLabels && isLabelled)
        return;
    report.add(subject.place({u"metadata"_s, u"name"_s}),
               LintText::tr("The topology shows a generic icon: it looks for %1, which the console "
                            "does not have.")
                   .arg(iconClass),
               [&] {
                   QList<LintFix> fixes;
                   const QString icon
                       = subject.defaultTag()->annotation(annotation::iconClass).mid(5);
                   if (readsLabels && hasLogo(u"icon-"_s + icon, subject.console()))
                       fixes.append(
                           {.title = LintText::tr("Label the stream with the icon %1").arg(icon),
                            .changes
                            = {DocumentChange::set(subject
                                                       .place({u"metadata"_s, u"labels"_s,
                                                               u"app.openshift.io/runtime-icon"_s})
                                                       .path(),
                                                   icon)}});
                   return fixes;
               });
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
