// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace imagePlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"from"_s, u"name"_s});
}

bool isUnversioned(const PullSpec &image)
{
    return image.tag().isEmpty() && image.id().isEmpty();
}

void checkStale(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->image || tag->reference->importPolicy.scheduled || tag->reference->reference)
            continue;
        const PullSpec &image = *tag->image;
        if (!image.id().isEmpty() || !(image.tag().isEmpty() || image.tag() == "latest"_L1))
            continue;
        report.add(
            imagePlace(subject, *tag),
            LintText::tr("%1 is not scheduled: a newer %2 is only noticed when somebody "
                         "imports it.")
                .arg(tag->name(), tag->reference->from->name),
            [&] {
                return LintFix{
                    .title = LintText::tr("Schedule %1").arg(tag->name()),
                    .changes = {DocumentChange::set(
                        subject.place(*tag, {u"importPolicy"_s, u"scheduled"_s}).path(), true)}};
            });
    }
}

void checkUnversioned(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->image || !isUnversioned(*tag->image) || tag->image->name().isEmpty())
            continue;
        const QString &reference = tag->reference->from->name;
        report.add(
            imagePlace(subject, *tag),
            LintText::tr("\"%1\" has neither tag nor digest; latest is assumed.").arg(reference),
            [&] {
                return LintFix{.title = LintText::tr("Append :latest"),
                               .changes = {DocumentChange::set(imagePlace(subject, *tag).path(),
                                                               QString(reference + ":latest"_L1))},
                               .isSafe = true};
            });
    }
}

void checkNoRegistry(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->image || !tag->image->registry().isEmpty())
            continue;
        const QString &reference = tag->reference->from->name;
        const QString whole
            = (tag->image->ns().isEmpty() ? u"docker.io/library/"_s : u"docker.io/"_s) + reference;
        report.add(
            imagePlace(subject, *tag),
            LintText::tr("\"%1\" names no registry; Docker Hub is assumed.").arg(reference), [&] {
                return LintFix{.title = LintText::tr("Write %1").arg(whole),
                               .changes
                               = {DocumentChange::set(imagePlace(subject, *tag).path(), whole)},
                               .isSafe = true};
            });
    }
}

void checkScheduledDigest(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->image || tag->image->id().isEmpty() || !tag->reference->importPolicy.scheduled)
            continue;
        const LintPlace place = subject.place(*tag, {u"importPolicy"_s, u"scheduled"_s});
        report.add(place,
                   LintText::tr("%1 is scheduled, but %2 is a digest and never changes.")
                       .arg(tag->name(), tag->image->id()),
                   [&] {
                       return LintFix{.title = LintText::tr("Do not schedule it"),
                                      .changes = {DocumentChange::remove(place.path())},
                                      .isSafe = true};
                   });
    }
}

constexpr LintRule rules[] = {
    {.id = "C44"_L1,
     .severity = LintSeverity::Off,
     .title = LINT_TEXT("A moving image that is not scheduled"),
     .explanation = LINT_TEXT("latest moves on in the registry; without scheduled the stream "
                              "stays with what was imported once."),
     .check = checkStale},
    {.id = "C45"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Image without tag or digest"),
     .explanation = LINT_TEXT("The server takes latest; to write it says so to people as well."),
     .check = checkUnversioned},
    {.id = "C46"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Image without a registry"),
     .explanation = LINT_TEXT("References without a host mean Docker Hub; where its pull limits "
                              "or mirrors matter, that should be seen."),
     .check = checkNoRegistry},
    {.id = "C47"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("A digest is scheduled"),
     .explanation = LINT_TEXT("What a digest names stays the same; importing it again costs "
                              "requests and changes nothing."),
     .check = checkScheduledDigest},
};

} // namespace

LintRules imageRules()
{
    return rules;
}

} // namespace headwater
