// SPDX-License-Identifier: Apache-2.0
#include "core/preview/newappmatch.h"

#include "core/imagestream/followtag.h"
#include "core/preview/buildertags.h"
#include "core/preview/offeredtags.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct NewAppText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::NewAppText)
};

using Way = NewAppCandidate::Way;
using Outcome = NewAppMatch::Outcome;

constexpr double noMatch = 1;
constexpr double worstScore = 0.3; // of what oc still suggests
constexpr double partialTag = 0.5; // of one of several tags, or of a language without its version

/// How well a stream is called what was asked for.
double nameScore(const QString &asked, const QString &name)
{
    if (name == asked)
        return 0;
    if (name.compare(asked, Qt::CaseInsensitive) == 0)
        return 0.02;
    if (name.startsWith(asked))
        return 0.1;
    if (name.startsWith(asked, Qt::CaseInsensitive))
        return 0.12;
    if (name.contains(asked))
        return 0.2;
    return name.contains(asked, Qt::CaseInsensitive) ? 0.22 : noMatch;
}

/// A stream, and which of its tags have an image.
struct Looked
{
    const CatalogStream *stream = nullptr;
    QStringList withImage = {};

    const ImageStream &current() const { return *stream->current; }
    bool isHidden(const QString &name) const
    {
        const TagReference *tag = current().spec.tag(name);
        return tag && isHiddenTag(*tag);
    }
};

Looked look(const CatalogStream &stream)
{
    Looked looked{.stream = &stream};
    for (const JudgedTag &each : judgeTags(*stream.current, ImportState::Ran)) {
        const bool lacksImage = std::ranges::any_of(each.absences, [](TagAbsence absence) {
            return absence == TagAbsence::NoSource || absence == TagAbsence::MissingTarget
                || absence == TagAbsence::Circular || absence == TagAbsence::NotImported;
        });
        if (!lacksImage)
            looked.withImage.append(each.tag->name);
    }
    for (const NamedTagEventList &history : stream.current->status.tags) {
        if (!history.items.isEmpty() && !looked.withImage.contains(history.tag))
            looked.withImage.append(history.tag);
    }
    return looked;
}

NewAppCandidate byName(const Looked &looked, const QString &tag, double score,
                       const QString &reason)
{
    return {
        .key = looked.stream->key, .tag = tag, .way = Way::Name, .score = score, .reason = reason};
}

/// latest, or where it leads if oc follows it: aliases that name the stream are not followed.
QString defaultTagOf(const Looked &looked)
{
    const QString latest = u"latest"_s;
    const TagReference *tag = looked.current().spec.tag(latest);
    const bool isBareAlias = tag && tag->from && tag->from->kind == kind::imageStreamTag
        && tag->from->ns.isEmpty() && !tag->from->name.contains(u':');
    if (!isBareAlias)
        return latest;
    const QString target = tag->from->name;
    const bool isFollowed
        = !looked.isHidden(latest) && !looked.isHidden(target) && looked.withImage.contains(target);
    return isFollowed ? target : latest;
}

/// What is left if there is no latest to be had: all tags that are in sight, none of them exactly.
QList<NewAppCandidate> otherTags(const Looked &looked, double score)
{
    QList<NewAppCandidate> candidates;
    for (const QString &tag : looked.withImage) {
        if (!looked.isHidden(tag) && tag != "latest"_L1)
            candidates.append(byName(looked, tag, score + partialTag,
                                     NewAppText::tr("There is no usable tag latest.")));
    }
    return candidates;
}

QList<NewAppCandidate> streamCandidates(const Looked &looked, const QString &name,
                                        const QString &askedTag)
{
    const QString &ownName = looked.current().metadata.name;
    const double score = nameScore(name, ownName);
    if (score > worstScore)
        return {};
    if (!askedTag.isEmpty()) {
        if (!looked.withImage.contains(askedTag))
            return {};
        return {byName(looked, askedTag, score, NewAppText::tr("The tag was asked for."))};
    }
    const QString latest = u"latest"_s;
    if (looked.isHidden(latest) || !looked.withImage.contains(latest))
        return otherTags(looked, score);
    const QString tag = defaultTagOf(looked);
    return {byName(looked, tag, score,
                   tag == latest ? NewAppText::tr("It is the tag latest.")
                                 : NewAppText::tr("latest follows it."))};
}

QString baseOf(const QString &item)
{
    return item.section(u':', 0, 0);
}

/// How well the annotation matches; oc trims nothing.
double supportsScore(const QString &annotation, const QString &term)
{
    if (annotation.isEmpty())
        return noMatch;
    double best = noMatch;
    for (const QString &item : annotation.split(u',')) {
        if (item == term)
            return 0;
        if (baseOf(item) == baseOf(term))
            best = partialTag;
    }
    return best;
}

QList<NewAppCandidate> supportsCandidates(const Looked &looked, const QString &term)
{
    QList<NewAppCandidate> candidates;
    for (const QString &name : looked.withImage) {
        const TagReference *tag = looked.current().spec.tag(name);
        const QString supports = tag ? tag->annotations.value(annotation::supports) : QString();
        const double score = supportsScore(supports, term);
        if (score >= noMatch)
            continue;
        const QString reason = looked.isHidden(name)
            ? NewAppText::tr("It supports %1; that it is hidden does not count.").arg(supports)
            : NewAppText::tr("It supports %1.").arg(supports);
        candidates.append({.key = looked.stream->key,
                           .tag = name,
                           .way = Way::Supports,
                           .score = score,
                           .reason = reason});
    }
    return candidates;
}

QString named(const NewAppCandidate &candidate)
{
    return candidate.key.name + u':' + candidate.tag;
}

QString sentenceOf(const NewAppMatch &match)
{
    const qsizetype exact = std::ranges::count_if(match.candidates, &NewAppCandidate::isExact);
    switch (match.outcome) {
    case Outcome::Found:
        return match.candidates.first().way == Way::Name
            ? NewAppText::tr("It takes %1: the stream has the name.")
                  .arg(named(match.candidates.first()))
            : NewAppText::tr("It takes %1: no stream has the name, and this tag alone supports it.")
                  .arg(named(match.candidates.first()));
    case Outcome::Ambiguous:
        return NewAppText::tr("It stops and asks: %1 tags match exactly.").arg(exact);
    case Outcome::Partial:
        return NewAppText::tr("It stops and suggests these: none matches exactly.");
    case Outcome::None:
        return NewAppText::tr(
            "No stream has the name and no tag supports it: it looks for a container image.");
    }
    return {};
}

void settle(NewAppMatch &match)
{
    std::ranges::stable_sort(match.candidates, {}, [](const NewAppCandidate &candidate) {
        return std::tuple(!candidate.isExact(), candidate.way, candidate.score);
    });
    // Names come before languages: what is exact by name needs no look at supports.
    if (!match.candidates.isEmpty() && match.candidates.first().isExact()) {
        const Way way = match.candidates.first().way;
        const auto same = std::ranges::count_if(match.candidates, [way](const auto &candidate) {
            return candidate.isExact() && candidate.way == way;
        });
        match.outcome = same == 1 ? Outcome::Found : Outcome::Ambiguous;
    } else if (!match.candidates.isEmpty()) {
        match.outcome = Outcome::Partial;
    }
    match.sentence = sentenceOf(match);
}

} // namespace

NewAppMatch matchNewApp(const CatalogSnapshot &snapshot, const QString &term)
{
    NewAppMatch match{.term = term};
    if (!term.isEmpty()) {
        for (const CatalogStream &stream : snapshot.streams) {
            const Looked looked = look(stream);
            match.candidates
                += streamCandidates(looked, term.section(u':', 0, 0), term.section(u':', 1));
            match.candidates += supportsCandidates(looked, term);
        }
    }
    settle(match);
    return match;
}

} // namespace headwater
