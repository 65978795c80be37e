// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace providerPlace(const LintSubject &subject)
{
    return subject.place(
        {u"metadata"_s, u"annotations"_s, QString(annotation::providerDisplayName)});
}

/// Of the preselected tag, for want of it of any; empty: no tag has one.
QString providerOfTags(const LintSubject &subject)
{
    QString provider = subject.defaultTag()->annotation(annotation::providerDisplayName);
    for (const LintTag *tag : subject.tags()) {
        if (provider.isEmpty())
            provider = tag->annotation(annotation::providerDisplayName);
    }
    return provider;
}

bool lacksProvider(const LintSubject &subject)
{
    return subject.defaultTag()
        && subject.stream().metadata.annotations.value(annotation::providerDisplayName).isEmpty();
}

void checkTagsOnly(const LintSubject &subject, LintReport &report)
{
    const QString provider = lacksProvider(subject) ? providerOfTags(subject) : QString();
    if (provider.isEmpty())
        return;
    report.add(providerPlace(subject),
               LintText::tr("The catalog does not name %1: the provider is set on tags, and the "
                            "console reads that of the stream.")
                   .arg(provider),
               [&] {
                   return LintFix{.title = LintText::tr("Copy it to the stream"),
                                  .changes
                                  = {DocumentChange::set(providerPlace(subject).path(), provider)},
                                  .isSafe = true};
               });
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    if (lacksProvider(subject) && providerOfTags(subject).isEmpty())
        report.add(providerPlace(subject), LintText::tr("The stream names no provider."));
}

constexpr LintRule rules[] = {
    {.id = "C28"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Provider on tags only"),
     .explanation = LINT_TEXT("Since 4.7 the console reads openshift.io/provider-display-name of "
                              "the stream; since 4.20 it lists what Red Hat provides first."),
     .check = checkTagsOnly},
    {.id = "C29"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("No provider"),
     .explanation = LINT_TEXT("The tile says who provides an image."),
     .check = checkNone},
};

} // namespace

LintRules providerRules()
{
    return rules;
}

} // namespace headwater
