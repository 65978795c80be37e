// SPDX-License-Identifier: Apache-2.0
#include "core/base/textdistance.h"
#include "core/lint/lintconfig.h"
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"
#include "core/preview/consoleicons.h"
#include "core/preview/logoclasses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintPlace iconPlace(const LintSubject &subject, const LintTag &tag)
{
    return subject.place(tag, {u"annotations"_s, QString(annotation::iconClass)});
}

LintFix setIcon(const LintSubject &subject, const LintTag &tag, const QString &iconClass)
{
    return {
        .title = LintText::tr("Use %1").arg(iconClass),
        .changes = {DocumentChange::set(iconPlace(subject, tag).path(), iconClass)},
    };
}

bool hasLogo(const QString &iconClass, ConsoleRelease release)
{
    return cardIcon(iconClass, release).look == PreviewIcon::Look::Logo;
}

/// Logos that the console of @p release has.
QStringList logosOf(ConsoleRelease release)
{
    QStringList names;
    for (const LogoClass &logo : logoClasses()) {
        if (hasLogo(logo.name, release))
            names.append(logo.name);
    }
    return names;
}

/// Logos that may have been meant: longer names of the same thing, then those spelt nearly so.
QStringList meantLogos(const QString &iconClass, ConsoleRelease release)
{
    const QStringList logos = logosOf(release);
    QStringList meant;
    constexpr qsizetype shortest = 8; // "icon-" and three letters
    for (const QString &logo : logos) {
        const bool isLonger = iconClass.size() >= shortest && logo.startsWith(iconClass + u'-');
        const bool isShorter = logo.size() >= shortest && iconClass.startsWith(logo + u'-');
        if (isLonger || isShorter)
            meant.append(logo);
    }
    meant.append(nearest(iconClass, logos, 2));
    meant.removeDuplicates();
    return meant;
}

void checkNone(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.builderTags()) {
        if (!tag->annotation(annotation::iconClass).isEmpty())
            continue;
        report.add(iconPlace(subject, *tag),
                   LintText::tr("Builder %1 has no icon class: a generic icon on the tile, none on "
                                "cards.")
                       .arg(tag->name()),
                   [&] {
                       QList<LintFix> fixes;
                       const QString ofStream = u"icon-"_s + subject.name();
                       if (logosOf(subject.console()).contains(ofStream))
                           fixes.append(setIcon(subject, *tag, ofStream));
                       return fixes;
                   });
    }
}

void checkUnknown(const LintSubject &subject, LintReport &report)
{
    const ConsoleRelease console = subject.console();
    for (const LintTag *tag : subject.tags()) {
        const QString iconClass = tag->annotation(annotation::iconClass);
        if (formIcon(iconClass, console).look != PreviewIcon::Look::EmptyBox)
            continue;
        report.add(iconPlace(subject, *tag),
                   LintText::tr("The console of %1 does not know the icon class %2: the place of "
                                "the icon stays empty.")
                       .arg(console.toString(), iconClass),
                   [&] {
                       QList<LintFix> fixes;
                       for (const QString &logo : meantLogos(iconClass, console))
                           fixes.append(setIcon(subject, *tag, logo));
                       return fixes;
                   });
    }
}

/// A class with the same picture that @p oldest has; empty: there is none.
QString olderSameLogo(const LogoClass &logo, ConsoleRelease oldest)
{
    for (const LogoClass &other : logoClasses()) {
        if (other.file == logo.file && hasLogo(other.name, oldest))
            return other.name;
    }
    return {};
}

void checkYoung(const LintSubject &subject, LintReport &report)
{
    const ConsoleRelease oldest = subject.config().oldestConsole();
    for (const LintTag *tag : subject.tags()) {
        const QString iconClass = tag->annotation(annotation::iconClass);
        if (!hasLogo(iconClass, subject.console()) || hasLogo(iconClass, oldest))
            continue;
        const LogoClass &logo = *logoClass(iconClass);
        report.add(iconPlace(subject, *tag),
                   LintText::tr("Consoles before 4.%1 do not know the icon class %2.")
                       .arg(QString::number(logo.sinceMinor), iconClass),
                   [&] {
                       QList<LintFix> fixes;
                       if (const QString older = olderSameLogo(logo, oldest); !older.isEmpty())
                           fixes.append(setIcon(subject, *tag, older));
                       return fixes;
                   });
    }
}

void checkGlyph(const LintSubject &subject, LintReport &report)
{
    for (const LintTag *tag : subject.tags()) {
        const QString iconClass = tag->annotation(annotation::iconClass);
        if (formIcon(iconClass, subject.console()).look == PreviewIcon::Look::Glyph)
            report.add(iconPlace(subject, *tag),
                       LintText::tr("%1 is a letter of an icon font: cards have no icon, and tiles "
                                    "only where the console has that letter.")
                           .arg(iconClass));
    }
}

constexpr LintRule rules[] = {
    {.id = "C09"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Builder without an icon"),
     .explanation = LINT_TEXT("Tiles have a generic icon for want of a class; cards, samples and "
                              "forms have none."),
     .check = checkNone},
    {.id = "C10"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Unknown icon class"),
     .explanation = LINT_TEXT("A class that the console does not know suppresses the generic icon "
                              "and puts nothing in its place."),
     .check = checkUnknown},
    {.id = "C11"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Icon class of newer consoles"),
     .explanation = LINT_TEXT("Logos are built into the console; older ones have fewer."),
     .check = checkYoung},
    {.id = "C12"_L1,
     .severity = LintSeverity::Warning,
     .title = LINT_TEXT("Letter of an icon font as icon"),
     .explanation = LINT_TEXT("Which letters of Font Awesome and PatternFly there are changes with "
                              "the console; only its logos are drawn everywhere."),
     .check = checkGlyph},
};

} // namespace

LintRules iconRules()
{
    return rules;
}

} // namespace headwater
