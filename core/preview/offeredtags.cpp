// SPDX-License-Identifier: Apache-2.0
#include "core/preview/offeredtags.h"

#include "core/imagestream/followtag.h"
#include "core/preview/buildertags.h"
#include "core/preview/consoleversion.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isNearBuilder(const QString &keyword)
{
    return meantKeyword(keyword) == "builder"_L1;
}

std::optional<TagAbsence> keywordAbsence(const TagReference &tag)
{
    const QString annotation = tag.annotations.value(annotation::tags);
    if (annotation.isEmpty())
        return TagAbsence::NoKeywords;
    const QStringList keywords = consoleKeywords(annotation);
    if (keywords.contains("builder"_L1))
        return std::nullopt;
    return std::ranges::any_of(keywords, isNearBuilder) ? TagAbsence::NearBuilder
                                                        : TagAbsence::NotBuilder;
}

/// What keeps a status entry from being there: the console asks for one, even if it holds nothing
/// but the condition of a failed import.
std::optional<TagAbsence> statusAbsence(const ImageStream &stream, const TagReference &tag,
                                        ImportState imports)
{
    const FollowedTag followed = followTag(stream, tag.name);
    switch (followed.end) {
    case FollowedTag::End::NotFound: return TagAbsence::MissingTarget;
    case FollowedTag::End::Circular: return TagAbsence::Circular;
    case FollowedTag::End::OtherStream: return std::nullopt; // copied when it is created
    case FollowedTag::End::Found: break;
    }
    const TagReference &source = *followed.reference;
    if (!source.from && stream.spec.dockerImageRepository.isEmpty())
        return TagAbsence::NoSource;
    const bool needsImport
        = !source.reference && (!source.from || source.from->kind == kind::dockerImage);
    if (imports == ImportState::Pending && needsImport)
        return TagAbsence::NotImported;
    return std::nullopt;
}

} // namespace

QList<JudgedTag> judgeTags(const ImageStream &stream, ImportState imports)
{
    std::map<QByteArray, const TagReference *> kept; // by name in UTF-8, whose order is bytewise
    for (const TagReference &tag : stream.spec.tags)
        kept[tag.name.toUtf8()] = &tag;
    QList<JudgedTag> judged;
    for (const auto &[name, tag] : kept) {
        JudgedTag each{.tag = tag};
        if (const auto absence = keywordAbsence(*tag))
            each.absences.append(*absence);
        if (isHiddenTag(*tag))
            each.absences.append(TagAbsence::Hidden);
        // A tag that was pushed, or imported once, has its status whatever the definition says.
        const NamedTagEventList *status = stream.status.tag(tag->name);
        const bool hasStatus = imports == ImportState::Ran && status && !status->items.isEmpty();
        if (const auto absence = statusAbsence(stream, *tag, imports); absence && !hasStatus)
            each.absences.append(*absence);
        judged.append(each);
    }
    return judged;
}

QList<const TagReference *> offeredTags(const QList<JudgedTag> &judged, ConsoleRelease release)
{
    QList<const TagReference *> offered;
    for (const JudgedTag &each : judged) {
        if (each.absences.isEmpty())
            offered.append(each.tag);
    }
    if (release.major >= 4)
        std::ranges::stable_sort(offered, [](const TagReference *a, const TagReference *b) {
            return consoleListsBefore(a->name, b->name);
        });
    return offered;
}

} // namespace headwater
