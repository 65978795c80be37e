// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/consoleversion.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace versionPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::version)});
}

LintPlace namePlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"name"_s});
}

LintFix setVersion(const LintSubject &subject, const LintTag &tag, const QString &version)
{
    return {.title = LintText::tr("Set version to %1").arg(version),
            .changes = {DocumentChange::set(versionPlace(subject, tag).path(), version)}};
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->follows || tag->isHidden || !tag->annotation(annotation::version).isEmpty())
            continue;
        report.add(versionPlace(subject, *tag),
                   LintText::tr("Tag %1 has no annotation version.").arg(tag->name()), [&] {
                       QList<LintFix> fixes;
                       const QString version = writtenVersion(tag->name());
                       if (!version.isEmpty())
                           fixes.append(setVersion(subject, *tag, version));
                       return fixes;
                   });
    }
}

void checkOther(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString text = tag->annotation(annotation::version);
        const auto said = ConsoleVersion::coerce(text);
        const auto named = ConsoleVersion::coerce(tag->name());
        if (!said || !named || *said == *named)
            continue;
        report.add(versionPlace(subject, *tag),
                   LintText::tr("The console sorts the tag as %1, after its name %2, but the "
                                "annotation version says %3.")
                       .arg(named->toString(), tag->name(), text),
                   [&] { return setVersion(subject, *tag, writtenVersion(tag->name())); });
    }
}

void checkTies(const LintSubject &subject, LintReport &report)
{
    QStringList names;
    for (const LintTag *tag : subject.builderTags())
        names.append(tag->name());
    const QStringList tied = tiedForHighest(names);
    if (!tied.isEmpty())
        report.add(namePlace(subject, *subject.defaultTag()),
                   LintText::tr("The console preselects %1 because its name is the first of %2, "
                                "which are all %3 to it.")
                       .arg(tied.first(), tied.join(u", "_s),
                            ConsoleVersion::coerce(tied.first())->toString()));
}

void checkLatest(const LintSubject &subject, LintReport &report)
{
    const LintTag *const preselected = subject.defaultTag();
    const LintTag *const latest = subject.tag(u"latest");
    const bool leadsElsewhere = preselected && latest && latest != preselected && latest->follows
        && *latest->follows != preselected->name();
    if (!leadsElsewhere)
        return;
    const LintPlace place = subject.place(*latest, {u"from"_s, u"name"_s});
    report.add(place,
               LintText::tr("The console offers %1 first, but latest follows %2, which is what oc "
                            "new-app takes.")
                   .arg(preselected->name(), *latest->follows),
               [&] {
                   return LintFix{
                       .title = LintText::tr("Let latest follow %1").arg(preselected->name()),
                       .changes = {DocumentChange::set(place.path(), preselected->name())}};
               });
}

void checkNameless(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->name() != "latest"_L1 && !ConsoleVersion::coerce(tag->name()))
            report.add(namePlace(subject, *tag),
                       LintText::tr("The console finds no version in the name of tag %1 and sorts "
                                    "it after those that have one.")
                           .arg(tag->name()));
    }
}

void checkStamp(const LintSubject &subject, LintReport &report)
{
    // A day of this century, written with or without dashes or dots, or the seconds of an epoch.
    static const QRegularExpression stamp(
        uR"((?<!\d)(?:20\d\d([-._]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?|1[5-9]\d{8})(?!\d))"_s);
    for (const LintTag *tag : subject.tags()) {
        if (const auto match = stamp.match(tag->name()); match.hasMatch())
            report.add(namePlace(subject, *tag),
                       LintText::tr("The name of tag %1 holds the time of a build, %2; such a tag "
                                    "is never moved on.")
                           .arg(tag->name(), match.captured()));
    }
}

constexpr LintRule rules[] = {
    {.id = "C21"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("No annotation version"),
     .explanation = LINT_TEXT("The console of 3.x and tools read it; that of 4.x goes by names."),
     .check = checkNone},
    {.id = "C22"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Name and version disagree"),
     .explanation = LINT_TEXT("The console reads the version off the name of the tag alone."),
     .check = checkOther},
    {.id = "C23"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Tags tie for the highest version"),
     .explanation = LINT_TEXT("Equal versions are in the order of their names, and the first tag "
                              "is preselected and makes the tile."),
     .check = checkTies},
    {.id = "C24"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Console and oc take different tags"),
     .explanation = LINT_TEXT("The console preselects the highest version, whatever latest "
                              "follows; oc new-app takes latest."),
     .check = checkLatest},
    {.id = "C25"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Tag name without a version"),
     .explanation = LINT_TEXT("A version is the first number in the name; one with a leading zero, "
                              "as in 18.04, is none."),
     .check = checkNameless},
    {.id = "C26"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Tag of one build"),
     .explanation = LINT_TEXT("The documentation warns of names with a date or a build number: "
                              "such tags are neither updated nor pruned, and the console sorts "
                              "them as high versions."),
     .check = checkStamp},
};

} // namespace

LintRules versionRules()
{
    return rules;
}

} // namespace headwater
