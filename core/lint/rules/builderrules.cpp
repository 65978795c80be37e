// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/buildertags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace keywordsPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::tags)});
}

LintFix addBuilder(const LintSubject &subject, const LintTag &tag)
{
    const QString keywords = tag.annotation(annotation::tags);
    return {.title = LintText::tr("Add the keyword builder"),
            .changes = {DocumentChange::set(
                keywordsPlace(subject, tag).path(),
                QString(keywords.isEmpty() ? u"builder"_s : u"builder,"_s + keywords))}};
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    if (!subject.builderTags().empty())
        return;
    const bool areHidden
        = !subject.tags().empty() && std::ranges::all_of(subject.tags(), &LintTag::isHidden);
    report.add(subject.place({u"spec"_s, u"tags"_s}),
               areHidden ? LintText::tr("The catalog does not show the stream: all of its tags are "
                                        "hidden.")
                         : LintText::tr("The catalog does not show the stream: none of its tags "
                                        "is a builder."));
}

void checkSample(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->annotation(annotation::sampleRepo).isEmpty() || tag->isBuilder || tag->isHidden)
            continue;
        report.add(
            keywordsPlace(subject, *tag),
            LintText::tr("Tag %1 has a sample, but is not offered as a builder: its keywords "
                         "lack builder.")
                .arg(tag->name()),
            [&] { return addBuilder(subject, *tag); });
    }
}

void checkHidden(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString keywords = tag->annotation(annotation::tags);
        if (tag->isHidden && hasConsoleKeyword(keywords, u"builder"))
            report.add(keywordsPlace(subject, *tag),
                       LintText::tr("Tag %1 is a builder and hidden: the console does not offer "
                                    "it.")
                           .arg(tag->name()));
    }
}

constexpr LintRule rules[] = {
    {.id = "C01"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Not in the catalog"),
     .explanation
     = LINT_TEXT("The console offers streams that have a tag with the keyword builder, "
                 "without hidden, and with an image. Streams of databases and "
                 "runtimes mean to stay out."),
     .check = checkNone},
    {.id = "C02"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Sample without builder"),
     .explanation = LINT_TEXT("Samples are for builder images; on other tags nobody sees them."),
     .check = checkSample},
    {.id = "C03"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Builder that is hidden"),
     .explanation = LINT_TEXT("hidden wins over builder. Tags that are no longer to be chosen are "
                              "hidden so that what uses them goes on working."),
     .check = checkHidden},
};

} // namespace

LintRules builderRules()
{
    return rules;
}

} // namespace headwater
