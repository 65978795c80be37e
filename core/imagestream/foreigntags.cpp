// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/foreigntags.h"

#include "core/imagestream/tagsource.h"
#include "core/imagestream/updatestrategy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isForeign(const TagReference &tag, const ImageStream &stream)
{
    if (!tag.from
        || (tag.from->kind != kind::imageStreamTag && tag.from->kind != kind::imageStreamImage))
        return false;
    const QString &ns = tag.from->ns;
    const QStringView name = tagSource(*tag.from).stream;
    return (!ns.isEmpty() && ns != stream.metadata.ns)
        || (!name.isEmpty() && name != stream.metadata.name);
}

bool isUnresolved(const TagReference &tag, const ImageStream &stream)
{
    if (!isForeign(tag, stream))
        return false;
    const NamedTagEventList *list = stream.status.tag(tag.name);
    return !list || list->items.isEmpty();
}

/// An image that was pushed to the internal registry is known to the stream by its own name there.
QString ownReference(const QString &reference, const ImageStream &source, const ImageStream &stream)
{
    const QString &there = source.status.dockerImageRepository;
    if (there.isEmpty() || !reference.startsWith(there + u'@'))
        return reference;
    return stream.status.dockerImageRepository + reference.sliced(there.size());
}

std::optional<TagEvent> newestOf(const ImageStream &source, const QString &tag)
{
    const NamedTagEventList *list = source.status.tag(tag);
    return list && !list->items.isEmpty() ? std::optional(list->items.first()) : std::nullopt;
}

std::optional<TagEvent> resolve(const TagReference &tag, const ImageStream &stream,
                                const StreamLookup &lookup)
{
    const auto [name, item] = tagSource(*tag.from);
    const QString ns = tag.from->ns.isEmpty() ? stream.metadata.ns : tag.from->ns;
    const ImageStream *source = lookup(ns, name.isEmpty() ? stream.metadata.name : name.toString());
    if (!source)
        return std::nullopt;
    const bool isImage = tag.from->kind == kind::imageStreamImage;
    std::optional<TagEvent> event = isImage
        ? imageById(*source, item)
        : newestOf(*source, item.isEmpty() ? u"latest"_s : item.toString());
    if (!event)
        return std::nullopt;
    if (isImage) // a tag's record is handed on as it is, its time included
        event->created = stream.metadata.creationTimestamp;
    event->generation = tag.generation.value_or(stream.metadata.generation);
    if (!tag.reference)
        event->dockerImageReference = ownReference(event->dockerImageReference, *source, stream);
    return event;
}

} // namespace

bool hasUnresolvedForeignTags(const ImageStream &stream)
{
    return std::ranges::any_of(stream.spec.tags,
                               [&](const TagReference &tag) { return isUnresolved(tag, stream); });
}

std::optional<ImageStream> withForeignTags(const ImageStream &stream, const StreamLookup &lookup)
{
    ImageStream resolved = stream;
    bool isChanged = false;
    for (const TagReference &tag : stream.spec.tags) {
        if (!isUnresolved(tag, stream))
            continue;
        if (const std::optional<TagEvent> event = resolve(tag, stream, lookup))
            isChanged |= addTagEvent(resolved, tag.name, *event);
    }
    if (!isChanged)
        return std::nullopt;
    // Aliases of such a tag follow, as in any write.
    return writeStream(std::move(resolved), stream, stream.metadata.creationTimestamp);
}

} // namespace headwater
