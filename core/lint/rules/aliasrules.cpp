// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/imagestream/tagname.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/consoleversion.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Chain = LintSubject::Chain;

/// Tags that @p tag could follow instead: the likest name first, of equal ones the newest.
QStringList otherTargets(const LintSubject &subject, const LintTag &tag, const QString &wanted)
{
    QStringList names;
    for (const LintTag *other : subject.tags()) {
        if (other != &tag && !other->follows && other->reference->from)
            names.append(other->name());
    }
    std::ranges::stable_sort(names, consoleListsBefore);
    std::ranges::stable_sort(names, {}, [&](const QString &n) { return editDistance(n, wanted); });
    return names;
}

QList<LintFix> targetFixes(const LintSubject &subject, const LintTag &tag)
{
    constexpr qsizetype few = 3;
    const DocumentPath path = subject.place(tag, {u"from"_s, u"name"_s}).path();
    QList<LintFix> fixes;
    for (const QString &name :
         otherTargets(subject, tag, *tag.follows)
             .first(qMin(few, otherTargets(subject, tag, *tag.follows).size())))
        fixes.append({.title = LintText::tr("Follow %1").arg(name),
                      .changes = {DocumentChange::set(path, name)}});
    return fixes;
}

void checkMissing(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->follows || subject.tag(*tag->follows))
            continue;
        report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                   LintText::tr("Tag %1 follows %2, which is not defined; it never gets an image "
                                "and is not in the catalog.")
                       .arg(tag->name(), *tag->follows),
                   [&] { return targetFixes(subject, *tag); });
    }
}

void checkSelf(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (tag->follows == tag->name())
            report.add(
                subject.place(*tag, {u"from"_s, u"name"_s}),
                LintText::tr("Tag %1 follows itself; it never gets an image.").arg(tag->name()),
                [&] { return targetFixes(subject, *tag); });
    }
}

/// "a → b → c", the last one the one that closes the circle.
QString circleText(const Chain &chain)
{
    QStringList names;
    for (const LintTag *tag : chain.tags)
        names.append(tag->name());
    names.append(*chain.tags.back()->follows);
    return names.join(u" → "_s);
}

void checkCircles(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->follows || tag->follows == tag->name())
            continue;
        const Chain chain = subject.chain(*tag);
        if (chain.end == Chain::End::Circle)
            report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                       LintText::tr("Circular reference: %1; tag %2 never gets an image.")
                           .arg(circleText(chain), tag->name()));
    }
}

void checkForeign(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->isFrom(kind::imageStreamTag) || tag->follows)
            continue;
        const ObjectReference &from = *tag->reference->from;
        const QString source = from.ns.isEmpty() ? from.name : QString(from.ns + u'/' + from.name);
        report.add(subject.place(*tag, {u"from"_s, u"name"_s}),
                   LintText::tr("Tag %1 is copied from %2 once, when it is written, and does not "
                                "follow it; without that stream it cannot be written at all.")
                       .arg(tag->name(), source));
    }
}

void checkSpelledOut(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->follows || !tag->reference->from->name.contains(u':'))
            continue;
        const LintPlace place = subject.place(*tag, {u"from"_s, u"name"_s});
        report.add(place,
                   LintText::tr("oc new-app does not follow %1 to %2, since it is written with the "
                                "name of the stream.")
                       .arg(tag->name(), tag->reference->from->name),
                   [&] {
                       return LintFix{.title = LintText::tr("Write %1").arg(*tag->follows),
                                      .changes = {DocumentChange::set(place.path(), *tag->follows)},
                                      .isSafe = true};
                   });
    }
}

constexpr LintRule rules[] = {
    {.id = "S13"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A tag follows one that is not there"),
     .explanation = LINT_TEXT("The server takes it and gives the tag no status: it does not "
                              "resolve, and the console does not show it."),
     .check = checkMissing},
    {.id = "S14"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A tag follows itself"),
     .explanation = LINT_TEXT("There is no image it could ever get; often a second definition of "
                              "the same name has replaced the one with the source."),
     .check = checkSelf},
    {.id = "S15"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("Tags follow each other in a circle"),
     .explanation = LINT_TEXT("Following the tag leads to no image; oc calls it a circular "
                              "reference."),
     .check = checkCircles},
    {.id = "S16"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("A tag of another stream is the source"),
     .explanation = LINT_TEXT("The server copies what the other tag points to at that moment; "
                              "only tags of the same stream are tracked."),
     .check = checkForeign},
    {.id = "S17"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("An alias names its own stream"),
     .explanation = LINT_TEXT("To the server both forms are the same, but oc new-app only follows "
                              "aliases that are a bare tag."),
     .check = checkSpelledOut},
};

} // namespace

LintRules aliasRules()
{
    return rules;
}

} // namespace headwater
