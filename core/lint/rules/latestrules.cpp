// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/buildertags.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView latest("latest");

/// The newest visible tag with a source of its own; null: there is none.
const LintTag *newest(const LintSubject &subject)
{
    const auto &builders = subject.builderTags();
    const auto found = std::ranges::find_if(
        builders, [](const LintTag *tag) { return tag->name() != latest && !tag->follows; });
    return found == builders.end() ? nullptr : *found;
}

QJsonObject follow(const QString &tag)
{
    return {{u"kind"_s, QString(kind::imageStreamTag)}, {u"name"_s, tag}};
}

void checkMissing(const LintSubject &subject, LintReport &report)
{
    if (subject.builderTags().empty() || subject.tag(QString(latest)))
        return;
    report.add(
        subject.place({u"spec"_s, u"tags"_s}),
        LintText::tr("There is no tag latest, so oc new-app %1 is ambiguous.").arg(subject.name()),
        [&] {
            QList<LintFix> fixes;
            if (const LintTag *const target = newest(subject)) {
                const QJsonObject tag{{u"name"_s, QString(latest)},
                                      {u"from"_s, follow(target->name())}};
                const DocumentPath tags
                    = subject.place({u"spec"_s, u"tags"_s, qsizetype(-1)}).path();
                fixes.append(
                    {.title = LintText::tr("Add latest, which follows %1").arg(target->name()),
                     .changes = {DocumentChange::insertItem(tags, tag)}});
            }
            return fixes;
        });
}

/// The tag that @p tag has its image in common with; else the newest.
const LintTag *targetFor(const LintSubject &subject, const LintTag &tag)
{
    for (const LintTag *other : subject.tags()) {
        if (other != &tag && other->image && tag.image && *other->image == *tag.image)
            return other;
    }
    return newest(subject);
}

void checkDirect(const LintSubject &subject, LintReport &report)
{
    const LintTag *const tag = subject.tag(QString(latest));
    if (!tag || subject.builderTags().empty() || !tag->isFrom(kind::dockerImage))
        return;
    report.add(subject.place(*tag, {u"from"_s}),
               LintText::tr("latest points to the image %1 itself; the documentation wants it to "
                            "follow a tag of the stream.")
                   .arg(tag->reference->from->name),
               [&] {
                   QList<LintFix> fixes;
                   if (const LintTag *const target = targetFor(subject, *tag))
                       fixes.append(
                           {.title = LintText::tr("Follow %1").arg(target->name()),
                            .changes = {DocumentChange::set(subject.place(*tag, {u"from"_s}).path(),
                                                            follow(target->name()))}});
                   return fixes;
               });
}

void checkHiddenTarget(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->follows || tag->isHidden)
            continue;
        const LintTag *const target = subject.tag(*tag->follows);
        if (target && target != tag && target->isHidden)
            report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                       LintText::tr("oc new-app does not follow %1 to %2, which is hidden.")
                           .arg(tag->name(), target->name()));
    }
}

void checkBuilder(const LintSubject &subject, LintReport &report)
{
    const LintTag *const tag = subject.tag(QString(latest));
    if (tag && std::ranges::contains(subject.builderTags(), tag))
        report.add(subject.place(*tag, {u"annotations"_s, QString(annotation::tags)}),
                   LintText::tr("latest is a builder itself: the console lists it as one more "
                                "version, after all others."));
}

constexpr LintRule rules[] = {
    {.id = "C40"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Builder stream without latest"),
     .explanation = LINT_TEXT("Without a tag in the command oc new-app takes latest; if there is "
                              "none, all tags match in part."),
     .check = checkMissing},
    {.id = "C41"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("latest is no alias"),
     .explanation = LINT_TEXT("A latest that follows a version shows which one it is, and moves "
                              "with it."),
     .check = checkDirect},
    {.id = "C42"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("An alias follows a hidden tag"),
     .explanation = LINT_TEXT("oc follows an alias only if neither it nor its target is hidden."),
     .check = checkHiddenTarget},
    {.id = "C43"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("latest is offered as a version"),
     .explanation = LINT_TEXT("The console knows no aliases: a latest with the keyword builder is "
                              "a version of its own, and as a word it comes last."),
     .check = checkBuilder},
};

} // namespace

LintRules latestRules()
{
    return rules;
}

} // namespace headwater
