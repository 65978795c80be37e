// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace descriptionPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::description)});
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    const LintTag *const preselected = subject.defaultTag();
    if (!preselected || !preselected->annotation(annotation::description).isEmpty())
        return;
    report.add(descriptionPlace(subject, *preselected),
               LintText::tr("The tile has no text: tag %1, which the console preselects, has no "
                            "description.")
                   .arg(preselected->name()),
               [&] {
                   QList<LintFix> fixes;
                   for (const LintTag *tag : subject.builderTags()) {
                       const QString text = tag->annotation(annotation::description);
                       if (text.isEmpty())
                           continue;
                       fixes.append({.title = LintText::tr("Copy that of %1").arg(tag->name()),
                                     .changes = {DocumentChange::set(
                                         descriptionPlace(subject, *preselected).path(), text)}});
                       break;
                   }
                   return fixes;
               });
}

void checkLong(const LintSubject &subject, LintReport &report)
{
    constexpr qsizetype most = 300; // characters; "a few sentences", says the documentation
    for (const LintTag *tag : subject.tags()) {
        const qsizetype size = tag->annotation(annotation::description).size();
        if (size > most)
            report.add(descriptionPlace(subject, *tag),
                       LintText::tr("The description of %1 has %2 characters; tiles show about "
                                    "100.")
                           .arg(tag->name(), QString::number(size)));
    }
}

void checkBlanks(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString text = tag->annotation(annotation::description);
        const QString trimmed = text.trimmed();
        if (trimmed == text)
            continue;
        report.add(descriptionPlace(subject, *tag),
                   LintText::tr("The description of %1 has white space around it, which the "
                                "console shows.")
                       .arg(tag->name()),
                   [&] {
                       const DocumentPath path = descriptionPlace(subject, *tag).path();
                       return LintFix{.title = LintText::tr("Remove it"),
                                      .changes
                                      = {trimmed.isEmpty() ? DocumentChange::remove(path)
                                                           : DocumentChange::set(path, trimmed)},
                                      .isSafe = true};
                   });
    }
}

void checkLinks(const LintSubject &subject, LintReport &report)
{
    static const QRegularExpression link(u"https?://"_s);
    for (const LintTag *tag : subject.tags()) {
        if (tag->annotation(annotation::description).contains(link))
            report.add(descriptionPlace(subject, *tag),
                       LintText::tr("The console does not make links of the URLs in the "
                                    "description of %1.")
                           .arg(tag->name()));
    }
}

constexpr LintRule rules[] = {
    {.id = "C17"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Tile without a text"),
     .explanation = LINT_TEXT("The tile shows the description of the preselected tag."),
     .check = checkNone},
    {.id = "C18"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Long description"),
     .explanation = LINT_TEXT("Tiles cut the description off after three lines; the documentation "
                              "asks for a few sentences."),
     .check = checkLong},
    {.id = "C19"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("White space around a description"),
     .explanation = LINT_TEXT("The console keeps line breaks, those at the end as well."),
     .check = checkBlanks},
    {.id = "C20"_L1,
     .severity = LintSeverity::Off,
     .title = LINT_TEXT("URL in a description"),
     .explanation = LINT_TEXT("Descriptions are plain text in the console of 4.x."),
     .check = checkLinks},
};

} // namespace

LintRules descriptionRules()
{
    return rules;
}

} // namespace headwater
