// SPDX-License-Identifier: Apache-2.0
#include "core/preview/previewtext.h"

#include "core/imagestream/followtag.h"
#include "core/preview/consoleversion.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::PreviewText)
};

using Weight = PreviewNote::Weight;

/// How many of the versions are as high as the preselected one, and what "latest" says.
std::optional<PreviewNote> orderNote(const ImageStream &stream, const PreviewEntry &entry)
{
    QStringList names;
    for (const PreviewVersion &version : entry.versions)
        names.append(version.tag);
    const qsizetype ties = tiedForHighest(names).size();
    const FollowedTag latest = followTag(stream, u"latest"_s);
    const bool leadsElsewhere = latest.isLocalAlias() && latest.tag != entry.defaultTag;
    if (ties > 0 && leadsElsewhere)
        return PreviewNote{
            Weight::Warning,
            PreviewText::tr("%1 tags tie for the highest version. The console preselects %2 "
                            "because it is first by name; latest follows %3.")
                .arg(QString::number(ties), entry.defaultTag, latest.tag)};
    if (ties > 0)
        return PreviewNote{
            Weight::Warning,
            PreviewText::tr("%1 tags tie for the highest version. The console preselects %2 "
                            "because it is first by name.")
                .arg(QString::number(ties), entry.defaultTag)};
    if (leadsElsewhere)
        return PreviewNote{
            Weight::Information,
            PreviewText::tr("The console preselects %1, but latest follows %2, which is what "
                            "oc new-app takes.")
                .arg(entry.defaultTag, latest.tag)};
    return std::nullopt;
}

void addIconNote(QList<PreviewNote> &notes, const PreviewEntry &entry, ConsoleRelease release)
{
    const QString &iconClass = entry.icon.iconClass;
    const QString console = release.toString();
    if (entry.icon.look == PreviewIcon::Look::EmptyBox)
        notes.append({Weight::Warning,
                      PreviewText::tr("The console of %1 does not know the icon class %2: the tile "
                                      "has an empty box instead of the generic icon.")
                          .arg(console, iconClass)});
    else if (iconClass.isEmpty())
        notes.append({Weight::Information,
                      PreviewText::tr("The tag has no icon class: the tile has the generic icon, "
                                      "cards have none.")});
    else if (entry.cardIcon.look == PreviewIcon::Look::Nothing)
        notes.append({Weight::Information,
                      PreviewText::tr("Builder cards have no icon: %1 is no logo of the console of "
                                      "%2.")
                          .arg(iconClass, console)});
}

void addSampleNotes(QList<PreviewNote> &notes, const QList<JudgedTag> &judged,
                    const PreviewEntry &entry)
{
    const QString own = entry.versions.first().sampleRepo;
    const QString firstByName = judged.first().tag->name;
    if (own.isEmpty())
        notes.append({Weight::Information,
                      PreviewText::tr("%1 has no sample repository: no Try sample, and no place "
                                      "in the samples catalog.")
                          .arg(entry.defaultTag)});
    else if (entry.panelSample != own)
        notes.append({Weight::Information,
                      PreviewText::tr("The details take the sample repository from %1, the first "
                                      "tag by name.")
                          .arg(firstByName)});
}

} // namespace

QString absenceText(TagAbsence absence, const ImageStream &stream, const TagReference &tag)
{
    switch (absence) {
    case TagAbsence::NoKeywords:
        return PreviewText::tr("It has no keywords; the annotation tags must hold builder.");
    case TagAbsence::NotBuilder: return PreviewText::tr("Its keywords lack builder.");
    case TagAbsence::NearBuilder:
        return PreviewText::tr(
            "A keyword is nearly builder, but not exactly: case and outer blanks "
            "count.");
    case TagAbsence::Hidden: return PreviewText::tr("Its keywords hold hidden.");
    case TagAbsence::NoSource:
        return PreviewText::tr("It has no source and stays empty until something is pushed.");
    case TagAbsence::MissingTarget:
        return PreviewText::tr("It follows %1, which is not there.")
            .arg(followTag(stream, tag.name).tag);
    case TagAbsence::Circular: return PreviewText::tr("It follows itself.");
    case TagAbsence::NotImported: return PreviewText::tr("It has not been imported yet.");
    }
    return {};
}

QString foreignNamespaceText(const QString &ns)
{
    return PreviewText::tr("The catalog lists the namespace openshift only; this is in %1.")
        .arg(ns);
}

QString noBuilderText(const QList<JudgedTag> &judged)
{
    if (judged.isEmpty())
        return PreviewText::tr("It has no tags.");
    const auto all = [&](TagAbsence absence) {
        return std::ranges::all_of(
            judged, [absence](const JudgedTag &tag) { return tag.absences.contains(absence); });
    };
    if (all(TagAbsence::Hidden))
        return PreviewText::tr("All tags are hidden.");
    const bool lacksKeyword = std::ranges::all_of(judged, [](const JudgedTag &tag) {
        return tag.absences.contains(TagAbsence::NoKeywords)
            || tag.absences.contains(TagAbsence::NotBuilder);
    });
    if (lacksKeyword)
        return PreviewText::tr("No tag has the keyword builder.");
    return PreviewText::tr("Each tag is hidden, lacks the keyword builder or has no image.");
}

QList<PreviewNote> previewNotes(const ImageStream &stream, const QList<JudgedTag> &judged,
                                const PreviewEntry &entry, ConsoleRelease release)
{
    QList<PreviewNote> notes;
    if (const auto note = orderNote(stream, entry))
        notes.append(*note);
    addIconNote(notes, entry, release);
    addSampleNotes(notes, judged, entry);
    const bool isOnTagsOnly = std::ranges::any_of(judged, [](const JudgedTag &tag) {
        return tag.tag->annotations.contains(annotation::providerDisplayName);
    });
    if (entry.provider.isEmpty() && isOnTagsOnly)
        notes.append(
            {Weight::Information,
             PreviewText::tr("The provider is set on tags only; the console of %1 does not "
                             "read it there.")
                 .arg(release.toString())});
    if (entry.description.isEmpty())
        notes.append({Weight::Warning,
                      PreviewText::tr("The tile has no text: %1 has no description.")
                          .arg(entry.defaultTag)});
    if (entry.categories == QStringList{u"other"_s})
        notes.append(
            {Weight::Information,
             PreviewText::tr("No keyword of %1 belongs to a category, so it is listed under "
                             "Other.")
                 .arg(entry.defaultTag)});
    if (entry.cardTitle != entry.title)
        notes.append(
            {Weight::Hint,
             PreviewText::tr("Builder cards and samples call it %1.").arg(entry.cardTitle)});
    return notes;
}

QString allItemsLabel()
{
    return PreviewText::tr("All items");
}

QString otherLabel()
{
    return PreviewText::tr("Other");
}

QString createLabel(bool isShort)
{
    return isShort ? PreviewText::tr("Create") : PreviewText::tr("Create Application");
}

} // namespace headwater
