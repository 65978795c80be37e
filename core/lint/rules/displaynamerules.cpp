// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/catalogpreview.h"
#include "core/preview/consoleversion.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace streamNamePlace(const LintSubject &subject)
{
    return subject.place({u"metadata"_s, u"annotations"_s, QString(annotation::displayName)});
}

LintPlace tagNamePlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::displayName)});
}

QString streamDisplayName(const LintSubject &subject)
{
    return subject.stream().metadata.annotations.value(annotation::displayName);
}

/// "Ruby 3.3 (UBI 9)" is a Ruby.
QString withoutVersion(const QString &displayName)
{
    static const QRegularExpression version(uR"(\s+v?\d.*$|\s*\(.*$)"_s);
    QString name = displayName;
    return name.remove(version).trimmed();
}

void checkStream(const LintSubject &subject, LintReport &report)
{
    if (subject.builderTags().empty() || !streamDisplayName(subject).isEmpty())
        return;
    report.add(
        streamNamePlace(subject),
        LintText::tr("The stream has no display name: the tile is called %1.").arg(subject.name()),
        [&] {
            QList<LintFix> fixes;
            const QString name
                = withoutVersion(subject.defaultTag()->annotation(annotation::displayName));
            if (!name.isEmpty())
                fixes.append(
                    {.title = LintText::tr("Call it %1").arg(name),
                     .changes = {DocumentChange::set(streamNamePlace(subject).path(), name)}});
            return fixes;
        });
}

void checkLong(const LintSubject &subject, LintReport &report)
{
    const QString name = streamDisplayName(subject);
    const QString shown = cardTitle(name, subject.name());
    if (!subject.builderTags().empty() && !name.isEmpty() && shown != name)
        report.add(streamNamePlace(subject),
                   LintText::tr("Cards call the stream %1: \"%2\" is too long for them.")
                       .arg(shown, name));
}

void checkTag(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        if (!tag->annotation(annotation::displayName).isEmpty())
            continue;
        report.add(tagNamePlace(subject, *tag),
                   LintText::tr("Tag %1 has no display name: forms use that of the stream.")
                       .arg(tag->name()),
                   [&] {
                       QList<LintFix> fixes;
                       const QString stream = streamDisplayName(subject);
                       if (!stream.isEmpty()) {
                           const QString name = stream + u' ' + tag->name();
                           fixes.append({.title = LintText::tr("Call it %1").arg(name),
                                         .changes = {DocumentChange::set(
                                             tagNamePlace(subject, *tag).path(), name)}});
                       }
                       return fixes;
                   });
    }
}

void checkVersion(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString name = tag->annotation(annotation::displayName);
        const QString version = writtenVersion(tag->name());
        const bool hasVersion = name.contains(QRegularExpression(u"\\d"_s));
        if (name.isEmpty() || version.isEmpty() || tag->follows || hasVersion)
            continue;
        report.add(tagNamePlace(subject, *tag),
                   LintText::tr("The display name \"%1\" of tag %2 does not say the version.")
                       .arg(name, tag->name()),
                   [&] {
                       const QString complete = name + u' ' + version;
                       return LintFix{.title = LintText::tr("Call it %1").arg(complete),
                                      .changes = {DocumentChange::set(
                                          tagNamePlace(subject, *tag).path(), complete)}};
                   });
    }
}

constexpr LintRule rules[] = {
    {.id = "C13"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Builder stream without a display name"),
     .explanation = LINT_TEXT("The tile's title is the stream's annotation "
                              "openshift.io/display-name, for want of it the name."),
     .check = checkStream},
    {.id = "C14"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Long display name"),
     .explanation = LINT_TEXT("Cards use display names of up to 13 characters, and otherwise the "
                              "stream's name with capitals."),
     .check = checkLong},
    {.id = "C15"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Tag without a display name"),
     .explanation = LINT_TEXT("The heading in forms is the tag's display name, for want of it the "
                              "stream's; the documentation asks for one with the version."),
     .check = checkTag},
    {.id = "C16"_L1,
     .severity = LintSeverity::Hint,
     .title = LINT_TEXT("Display name without a version"),
     .explanation = LINT_TEXT("The documentation asks to name the version, which tells the "
                              "choices of the form apart."),
     .check = checkVersion},
};

} // namespace

LintRules displayNameRules()
{
    return rules;
}

} // namespace headwater
