// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/listannotation.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/buildertags.h"
#include "core/preview/catalogcategories.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace keywordsPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::tags)});
}

ListAnnotation keywordsOf(const LintTag &tag)
{
    return ListAnnotation::read(tag.annotation(annotation::tags));
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->annotation(annotation::tags).isEmpty())
            report.add(keywordsPlace(subject, *tag),
                       LintText::tr("Tag %1 has no keywords: neither the catalog nor a search "
                                    "finds it.")
                           .arg(tag->name()));
    }
}

void checkBlanks(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const ListAnnotation keywords = keywordsOf(*tag);
        if (!keywords.padded.isEmpty())
            report.add(keywordsPlace(subject, *tag),
                       LintText::tr("Blanks in keywords: oc trims none, the console only those "
                                    "around commas: %1.")
                           .arg(quotedItems(keywords.padded)),
                       [&] {
                           return listFix(keywordsPlace(subject, *tag), keywords.trimmed,
                                          LintText::tr("Remove the blanks"));
                       });
    }
}

void checkRepeated(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const ListAnnotation keywords = keywordsOf(*tag);
        if (!keywords.surplus.isEmpty())
            report.add(keywordsPlace(subject, *tag),
                       LintText::tr("Keywords are empty or repeated: %1.")
                           .arg(quotedItems(keywords.surplus)),
                       [&] {
                           return listFix(keywordsPlace(subject, *tag), keywords.kept,
                                          LintText::tr("Remove them"));
                       });
    }
}

void checkNearMiss(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QStringList items = keywordsOf(*tag).items;
        for (const QString &item : items) {
            const QString meant = meantKeyword(item.trimmed()); // blanks are for C05
            if (meant.isEmpty())
                continue;
            report.add(
                keywordsPlace(subject, *tag),
                LintText::tr("The keyword \"%1\" of tag %2 means nothing to the console; did "
                             "you mean %3?")
                    .arg(item.trimmed(), tag->name(), meant),
                [&] {
                    QStringList corrected = items;
                    corrected.replaceInStrings(item, meant);
                    corrected.removeDuplicates();
                    LintFix fix = listFix(keywordsPlace(subject, *tag), corrected,
                                          LintText::tr("Write %1").arg(meant));
                    fix.isSafe = false;
                    return fix;
                });
        }
    }
}

void checkCategory(const LintSubject &subject, LintReport &report)
{
    const LintTag *const tag = subject.defaultTag();
    if (!tag)
        return;
    const QStringList categories = categoriesOf(consoleKeywords(tag->annotation(annotation::tags)),
                                                defaultCategories(subject.console()));
    if (categories == QStringList{u"other"_s})
        report.add(keywordsPlace(subject, *tag),
                   LintText::tr("The catalog lists the stream under Other: no keyword of %1, which "
                                "is preselected, belongs to a category.")
                       .arg(tag->name()));
}

constexpr LintRule rules[] = {
    {.id = "C04"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Tag without keywords"),
     .explanation = LINT_TEXT("The annotation tags says what an image is for: builder, a language, "
                              "a category."),
     .check = checkNone},
    {.id = "C05"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Blanks in keywords"),
     .explanation = LINT_TEXT("Keywords are compared exactly. A blank before the first keeps the "
                              "console from seeing builder; oc sees all of them."),
     .check = checkBlanks},
    {.id = "C06"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Empty or repeated keywords"),
     .explanation = LINT_TEXT("They match nothing that the others do not."),
     .check = checkRepeated},
    {.id = "C07"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Keyword that is nearly builder or hidden"),
     .explanation = LINT_TEXT("Only the exact words builder and hidden have a meaning; case "
                              "counts."),
     .check = checkNearMiss},
    {.id = "C08"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("No category"),
     .explanation = LINT_TEXT("Categories are made of the keywords of the preselected tag, whole "
                              "and with their case; a cluster can have other categories."),
     .check = checkCategory},
};

} // namespace

LintRules keywordRules()
{
    return rules;
}

} // namespace headwater
