// SPDX-License-Identifier: Apache-2.0
#include "models/tagrow.h"

#include "core/imagestream/tagname.h"
#include "core/imagestream/tagorder.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const TagEventCondition *importFailure(const NamedTagEventList *status)
{
    if (!status)
        return nullptr;
    for (const TagEventCondition &condition : status->conditions) {
        if (condition.type == "ImportSuccess"_L1 && condition.status == "False"_L1)
            return &condition;
    }
    return nullptr;
}

std::optional<QString> followedTag(const ImageStream &stream, const TagReference &spec)
{
    return followedTag(spec, stream.metadata.name, stream.metadata.ns);
}

TagRow::Source sourceOf(const ImageStream &stream, const TagReference &spec)
{
    if (!spec.from)
        return TagRow::Source::None;
    if (spec.reference)
        return TagRow::Source::Reference;
    if (spec.from->kind == kind::imageStreamImage)
        return TagRow::Source::Permanent;
    if (spec.from->kind == kind::imageStreamTag)
        return followedTag(stream, spec) ? TagRow::Source::Tracking : TagRow::Source::OtherStream;
    return TagRow::Source::Image;
}

QString fromText(const ImageStream &stream, const TagReference &spec)
{
    if (!spec.from)
        return {};
    if (const auto followed = followedTag(stream, spec))
        return *followed;
    const bool elsewhere = !spec.from->ns.isEmpty() && spec.from->ns != stream.metadata.ns;
    return elsewhere ? spec.from->ns + u'/' + spec.from->name : spec.from->name;
}

QList<TagRow::Policy> policiesOf(const ImageStream &stream, const TagReference &spec)
{
    QList<TagRow::Policy> policies;
    if (spec.referencePolicy == "Local"_L1)
        policies.append(TagRow::Policy::Local);
    if (spec.importPolicy.scheduled)
        policies.append(TagRow::Policy::Scheduled);
    if (spec.importPolicy.insecure)
        policies.append(TagRow::Policy::Insecure);
    else if (stream.metadata.annotations.value(annotation::insecureRepository) == "true"_L1)
        policies.append(TagRow::Policy::InsecureByStream);
    if (spec.importPolicy.importMode == "PreserveOriginal"_L1)
        policies.append(TagRow::Policy::WholeManifestList);
    return policies;
}

/// What following a tag from tag to tag of its own stream comes to.
enum class End { Registry, Push, Elsewhere, Missing };

End endOf(const ImageStream &stream, const TagReference &spec)
{
    QSet<QString> visited;
    const TagReference *tag = &spec;
    while (!visited.contains(tag->name)) {
        visited.insert(tag->name);
        if (!tag->from)
            return End::Push;
        const auto followed = followedTag(stream, *tag);
        if (!followed)
            return tag->from->kind == kind::dockerImage && !tag->reference ? End::Registry
                                                                           : End::Elsewhere;
        tag = stream.spec.tag(*followed);
        if (!tag)
            return stream.status.tag(*followed) ? End::Push : End::Missing;
    }
    return End::Missing; // a circle leads nowhere
}

TagRow::State stateOf(const TagRow &row, const TagReference &spec, End end)
{
    if (row.source == TagRow::Source::Reference)
        return TagRow::State::Reference;
    // Before anything recorded: an alias keeps its last item, and a failure of what it was before
    // it was an alias, when its target goes (spec/tagging.md section 3, FACTS W2).
    if (row.source == TagRow::Source::Tracking && end == End::Missing)
        return TagRow::State::Dangling;
    if (!row.failureReason.isEmpty() || !row.failureMessage.isEmpty())
        return TagRow::State::Failed;
    if (row.source == TagRow::Source::Image) {
        if (row.items.isEmpty())
            return TagRow::State::NeverImported;
        // Observed generation, spec/tagging.md section 1. A tag without generation is not pending.
        return spec.generation.value_or(0) > row.items.first().generation ? TagRow::State::Pending
                                                                          : TagRow::State::Current;
    }
    if (!row.items.isEmpty())
        return TagRow::State::Current;
    switch (end) {
    case End::Registry: return TagRow::State::NeverImported;
    case End::Push: return TagRow::State::Empty;
    case End::Elsewhere:
    case End::Missing: break;
    }
    return TagRow::State::Dangling;
}

/// A tag that only status knows.
TagRow::State stateOfPushed(const TagRow &row)
{
    if (!row.failureReason.isEmpty() || !row.failureMessage.isEmpty())
        return TagRow::State::Failed;
    return row.items.isEmpty() ? TagRow::State::Empty : TagRow::State::Current;
}

TagRow rowFor(const ImageStream &stream, const QString &name)
{
    TagRow row;
    row.name = name;
    const NamedTagEventList *status = stream.status.tag(name);
    if (status)
        row.items = status->items;
    if (const TagEventCondition *failure = importFailure(status)) {
        row.failureReason = failure->reason;
        row.failureMessage = failure->message;
        row.failedAt = failure->lastTransitionTime;
    }
    const TagReference *spec = stream.spec.tag(name);
    if (!spec) {
        row.source = TagRow::Source::Pushed;
        row.state = stateOfPushed(row);
        return row;
    }
    row.displayName = spec->annotations.value(annotation::displayName);
    row.source = sourceOf(stream, *spec);
    row.from = fromText(stream, *spec);
    row.policies = policiesOf(stream, *spec);
    const End end = endOf(stream, *spec);
    row.canImport = end == End::Registry;
    row.state = stateOf(row, *spec, end);
    return row;
}

} // namespace

QList<TagRow> tagRows(const ImageStream &stream)
{
    QSet<QString> names;
    for (const TagReference &tag : stream.spec.tags)
        names.insert(tag.name);
    for (const NamedTagEventList &tag : stream.status.tags)
        names.insert(tag.tag);

    QList<TagRow> rows;
    const QStringList ordered = prioritizedTags(QStringList(names.cbegin(), names.cend()));
    for (const QString &name : ordered)
        rows.append(rowFor(stream, name));
    return rows;
}

} // namespace headwater
