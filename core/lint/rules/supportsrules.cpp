// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/listannotation.h"
#include "core/lint/rules/rulegroups.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What oc new-app finds out of a source repository. Source: openshift/oc,
/// pkg/helpers/newapp/source/detector.go.
const QStringList &detectedTerms()
{
    static const QStringList terms{u"ruby"_s,   u"jee"_s,    u"nodejs"_s, u"php"_s,
                                   u"python"_s, u"perl"_s,   u"scala"_s,  u"dotnet"_s,
                                   u".net"_s,   u"golang"_s, u"rust"_s};
    return terms;
}

/// Streams are first looked for by name, which is enough if the name has the term in it.
bool isFoundByName(const LintSubject &subject)
{
    return std::ranges::any_of(detectedTerms(), [&](const QString &term) {
        return subject.name().contains(term, Qt::CaseInsensitive);
    });
}

/// "java:8" supports java.
QStringView baseOf(QStringView item)
{
    const qsizetype colon = item.indexOf(u':');
    return colon < 0 ? item : item.left(colon);
}

LintPlace supportsPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::supports)});
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    if (isFoundByName(subject))
        return;
    for (const LintTag *tag : subject.builderTags()) {
        if (tag->annotation(annotation::supports).isEmpty())
            report.add(
                supportsPlace(subject, *tag),
                LintText::tr("oc new-app cannot find tag %1 by language: it has no supports, "
                             "and the name of the stream is no language oc detects.")
                    .arg(tag->name()));
    }
}

void checkBlanks(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const auto list = ListAnnotation::read(tag->annotation(annotation::supports));
        if (!list.padded.isEmpty())
            report.add(supportsPlace(subject, *tag),
                       LintText::tr("oc compares items of supports exactly; %1 never matches.")
                           .arg(quotedItems(list.padded)),
                       [&] {
                           return listFix(supportsPlace(subject, *tag), list.kept,
                                          LintText::tr("Remove the blanks"));
                       });
    }
}

void checkRepeated(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const auto list = ListAnnotation::read(tag->annotation(annotation::supports));
        if (!list.surplus.isEmpty())
            report.add(supportsPlace(subject, *tag),
                       LintText::tr("Items of supports are empty or repeated: %1.")
                           .arg(quotedItems(list.surplus)),
                       [&] {
                           return listFix(supportsPlace(subject, *tag), list.kept,
                                          LintText::tr("Remove them"));
                       });
    }
}

void checkTerms(const LintSubject &subject, LintReport &report)
{
    if (isFoundByName(subject))
        return;
    for (const LintTag *tag : subject.builderTags()) {
        const QString value = tag->annotation(annotation::supports);
        const QStringList items = value.split(u',');
        const bool isDetected = std::ranges::any_of(
            items, [](const QString &item) { return detectedTerms().contains(baseOf(item)); });
        if (value.isEmpty() || isDetected)
            continue;
        report.add(supportsPlace(subject, *tag),
                   LintText::tr("Nothing oc new-app detects is in \"%1\": the tag is only found "
                                "when it is asked for.")
                       .arg(value),
                   [&] {
                       QList<LintFix> fixes;
                       const bool isJava = std::ranges::any_of(items, [](const QString &item) {
                           return baseOf(item) == "java"_L1 || baseOf(item) == "javaee"_L1;
                       });
                       if (isJava)
                           fixes.append(
                               {.title = LintText::tr("Add jee, as which oc detects Java"),
                                .changes = {DocumentChange::set(supportsPlace(subject, *tag).path(),
                                                                QString(value + ",jee"_L1))}});
                       return fixes;
                   });
    }
}

void checkHidden(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->isHidden || tag->annotation(annotation::supports).isEmpty())
            continue;
        const LintPlace place = supportsPlace(subject, *tag);
        report.add(place,
                   LintText::tr("Tag %1 is hidden in the console, but oc new-app still finds it "
                                "as %2.")
                       .arg(tag->name(), tag->annotation(annotation::supports)),
                   [&] {
                       return LintFix{.title = LintText::tr("Remove supports"),
                                      .changes = {DocumentChange::remove(place.path())}};
                   });
    }
}

constexpr LintRule rules[] = {
    {.id = "C36"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Builder that oc does not find by language"),
     .explanation = LINT_TEXT("oc new-app detects the language of a repository and looks for it "
                              "in the names of streams, then in supports."),
     .check = checkNone},
    {.id = "C37"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Blanks in supports"),
     .explanation = LINT_TEXT("oc splits the list at commas and does not trim the items."),
     .check = checkBlanks},
    {.id = "C38"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Empty or repeated items in supports"),
     .explanation = LINT_TEXT("They match nothing that the others do not."),
     .check = checkRepeated},
    {.id = "C38b"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("No item of supports is ever detected"),
     .explanation = LINT_TEXT("oc new-app detects ruby, jee (from a pom.xml), nodejs, php, python, "
                              "perl, scala, dotnet, golang and rust; java is not among them."),
     .check = checkTerms},
    {.id = "C39"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Hidden tag with supports"),
     .explanation = LINT_TEXT("hidden takes a tag out of the console; oc looks at supports all "
                              "the same."),
     .check = checkHidden},
};

} // namespace

LintRules supportsRules()
{
    return rules;
}

} // namespace headwater
