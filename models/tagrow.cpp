// SPDX-License-Identifier: Apache-2.0
#include "models/tagrow.h"

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

/// The own tag that an ImageStreamTag source names, or nothing for another stream's.
std::optional<QString> followedTag(const ImageStream &stream, const ObjectReference &from)
{
    if (from.kind != kind::imageStreamTag
        || (!from.ns.isEmpty() && from.ns != stream.metadata.ns))
        return std::nullopt;
    const qsizetype colon = from.name.indexOf(u':');
    if (colon < 0)
        return from.name;
    if (from.name.left(colon) != stream.metadata.name)
        return std::nullopt;
    return from.name.sliced(colon + 1);
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
        return followedTag(stream, *spec.from) ? TagRow::Source::Tracking
                                               : TagRow::Source::OtherStream;
    return TagRow::Source::Image;
}

QString fromText(const ImageStream &stream, const TagReference &spec)
{
    if (!spec.from)
        return {};
    if (const auto followed = followedTag(stream, *spec.from))
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

/// Whether following tag after tag of the own stream ends at an image of a registry.
bool leadsToRegistry(const ImageStream &stream, const TagReference *spec)
{
    QSet<QString> visited;
    while (spec && spec->from && !visited.contains(spec->name)) {
        visited.insert(spec->name);
        if (spec->from->kind == kind::dockerImage)
            return !spec->reference;
        const auto followed = followedTag(stream, *spec->from);
        spec = followed ? stream.spec.tag(*followed) : nullptr;
    }
    return false;
}

TagRow::State stateOf(const ImageStream &stream, const TagRow &row, const TagReference &spec)
{
    if (row.source == TagRow::Source::Reference)
        return TagRow::State::Reference;
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
    if (row.source == TagRow::Source::Tracking)
        return leadsToRegistry(stream, &spec) ? TagRow::State::NeverImported
                                              : TagRow::State::Dangling;
    return row.source == TagRow::Source::None ? TagRow::State::Empty : TagRow::State::Dangling;
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
        row.state = row.items.isEmpty() ? TagRow::State::Failed : TagRow::State::Current;
        return row;
    }
    row.displayName = spec->annotations.value(annotation::displayName);
    row.source = sourceOf(stream, *spec);
    row.from = fromText(stream, *spec);
    row.policies = policiesOf(stream, *spec);
    row.canImport = leadsToRegistry(stream, spec);
    row.state = stateOf(stream, row, *spec);
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
