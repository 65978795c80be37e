// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/updatestrategy.h"

#include "core/imagestream/tagname.h"
#include "core/imagestream/tagsource.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView apiVersion("image.openshift.io/v1");

/// Times in the API are UTC and whole seconds.
QDateTime apiTime(const QDateTime &at)
{
    return QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch(), QTimeZone::UTC);
}

/// The server keeps tags in a map: of equal names the last one counts, and they come out sorted.
QList<TagReference> asServerKeepsThem(const QList<TagReference> &tags)
{
    QList<TagReference> sorted = tags;
    const auto isOutOfOrder
        = [](const TagReference &a, const TagReference &b) { return a.name >= b.name; };
    // Most definitions are in order already, and a catalog has ten thousand of them.
    if (std::ranges::adjacent_find(sorted, isOutOfOrder) != sorted.end()) {
        QMap<QString, TagReference> byName;
        for (const TagReference &tag : tags)
            byName.insert(tag.name, tag);
        sorted = byName.values();
    }
    for (TagReference &tag : sorted) {
        // Source: openshift-apiserver, apis/image/v1/defaults.go.
        if (tag.importPolicy.importMode.isEmpty())
            tag.importPolicy.importMode = u"Legacy"_s;
        if (tag.referencePolicy.isEmpty())
            tag.referencePolicy = u"Source"_s;
        tag.unknown = {}; // the server drops fields it does not know
    }
    return sorted;
}

/// The definition as it would be submitted, with what the server owns taken from @p recorded.
ImageStream submission(const ImageStream &definition, const ImageStream *recorded)
{
    ImageStream stream;
    stream.apiVersion = apiVersion;
    stream.metadata = definition.metadata;
    stream.metadata.generation = 0;
    stream.metadata.creationTimestamp = {};
    stream.metadata.uid.clear();
    stream.metadata.resourceVersion.clear();
    stream.spec = definition.spec;
    stream.spec.unknown = {};
    stream.spec.tags = asServerKeepsThem(definition.spec.tags);
    for (TagReference &tag : stream.spec.tags)
        tag.generation
            .reset(); // a file is no request: a 0 in it must not ask again at each reading
    if (!recorded)
        return stream;
    stream.metadata.creationTimestamp = recorded->metadata.creationTimestamp;
    stream.metadata.uid = recorded->metadata.uid;
    stream.metadata.resourceVersion = recorded->metadata.resourceVersion;
    const QString check = annotation::dockerRepositoryCheck;
    if (recorded->metadata.annotations.contains(check))
        stream.metadata.annotations.insert(check, recorded->metadata.annotations.value(check));
    stream.status = recorded->status;
    return stream;
}

bool isOwn(const ObjectReference &from, const ImageStream &stream)
{
    return from.ns.isEmpty() || from.ns == stream.metadata.ns;
}

/// Source: strategy.go, updateSpecTagGenerationsForUpdate and ensureSpecTagGenerationsAreSet.
void countGenerations(ImageStream &stream, const ImageStream &old)
{
    stream.metadata.generation = old.metadata.generation;
    for (TagReference &tag : stream.spec.tags) {
        const TagReference *was = old.spec.tag(tag.name);
        if (was && tag.generation != 0)
            tag.generation = was->generation;
    }
    if (stream.spec != old.spec || stream.metadata.generation == 0)
        ++stream.metadata.generation;
    for (TagReference &tag : stream.spec.tags) {
        const TagReference *was = old.spec.tag(tag.name);
        if (!was || tagRefChanged(*was, tag, stream.metadata.ns))
            tag.generation.reset();
        if (tag.generation.value_or(0) == 0)
            tag.generation = stream.metadata.generation;
    }
}

/// The event a new or changed tag gets at once. Sources in other streams are not known here, see
/// foreigntags.h.
std::optional<TagEvent> resolve(ImageStream &stream, const TagReference &tag, const QDateTime &at)
{
    const qint64 generation = stream.metadata.generation;
    if (tag.from->kind == kind::dockerImage) {
        if (!tag.reference || tag.from->name.isEmpty())
            return std::nullopt; // left to the import
        return TagEvent{at, tag.from->name, {}, generation};
    }
    const auto [name, item] = tagSource(*tag.from);
    if (!isOwn(*tag.from, stream) || (!name.isEmpty() && name != stream.metadata.name))
        return std::nullopt;
    if (tag.from->kind == kind::imageStreamImage) {
        const std::optional<TagEvent> image = imageById(stream, item);
        if (!image)
            return std::nullopt;
        return TagEvent{at, image->dockerImageReference, image->image, generation};
    }
    if (tag.from->kind != kind::imageStreamTag)
        return std::nullopt;
    const QString source = item.isEmpty() ? u"latest"_s : item.toString();
    const NamedTagEventList *list = stream.status.tag(source);
    if (!list || list->items.isEmpty())
        return std::nullopt;
    // The server hands on the record itself, so the source's newest item rises too.
    TagEvent &record = statusTag(stream, source).items.first();
    record.generation = generation;
    return record;
}

/// Source: strategy.go, tagsChanged.
void resolveChangedTags(ImageStream &stream, const ImageStream *old, const QDateTime &at)
{
    const QList<TagReference> tags = stream.spec.tags;
    for (const TagReference &tag : tags) {
        const TagReference *was = old ? old->spec.tag(tag.name) : nullptr;
        if (!tag.from || (was && !tagRefChanged(*was, tag, stream.metadata.ns)))
            continue;
        if (const std::optional<TagEvent> event = resolve(stream, tag, at))
            addTagEvent(stream, tag.name, *event);
    }
}

/// Which tags track which tag of the same stream.
QMultiHash<QString, QString> trackers(const ImageStream &stream)
{
    QMultiHash<QString, QString> result;
    for (const TagReference &tag : stream.spec.tags) {
        const auto source = followedTag(tag, stream.metadata.name, stream.metadata.ns);
        if (source)
            result.insert(source->isEmpty() ? u"latest"_s : *source, tag.name);
    }
    return result;
}

/// Tags that track a tag whose newest item has changed get that item. The server makes one pass in
/// no certain order, so that an alias of an alias follows by chance; here it always follows. Each
/// tag hands on once, which ends cycles. Source: strategy.go, UpdateChangedTrackingTags.
void updateTrackingTags(ImageStream &stream, const ImageStream *old)
{
    const QMultiHash<QString, QString> byTarget = trackers(stream);
    if (byTarget.isEmpty())
        return;
    QStringList waiting;
    for (const NamedTagEventList &list : std::as_const(stream.status.tags)) {
        const NamedTagEventList *was = old ? old->status.tag(list.tag) : nullptr;
        const bool isSame = was && !was->items.isEmpty() && !list.items.isEmpty()
            && was->items.first() == list.items.first();
        if (!list.items.isEmpty() && !isSame)
            waiting.append(list.tag);
    }
    QSet<QString> done;
    while (!waiting.isEmpty()) {
        const QString tag = waiting.takeFirst();
        if (done.contains(tag))
            continue;
        done.insert(tag);
        const TagEvent newest = stream.status.tag(tag)->items.first();
        QStringList followers = byTarget.values(tag);
        followers.sort();
        for (const QString &follower : std::as_const(followers)) {
            if (addTagEvent(stream, follower, newest))
                waiting.append(follower);
        }
    }
}

} // namespace

bool tagRefChanged(const TagReference &old, const TagReference &next,
                   const QString &streamNamespace)
{
    if (!next.from || (next.from->kind.isEmpty() && next.from->name.isEmpty()))
        return false;
    const ObjectReference none;
    const ObjectReference &was = old.from ? *old.from : none;
    const auto orOwn = [&](const QString &ns) { return ns.isEmpty() ? streamNamespace : ns; };
    if (orOwn(was.ns) != orOwn(next.from->ns) || was.name != next.from->name)
        return true;
    if (old.reference != next.reference
        || old.importPolicy.importMode != next.importPolicy.importMode)
        return true;
    return old.generation && next.generation == 0 && old.generation != 0;
}

NamedTagEventList &statusTag(ImageStream &stream, const QString &tag)
{
    QList<NamedTagEventList> &tags = stream.status.tags;
    const auto place = std::lower_bound(
        tags.begin(), tags.end(), tag,
        [](const NamedTagEventList &list, const QString &name) { return list.tag < name; });
    if (place != tags.end() && place->tag == tag)
        return *place;
    return *tags.insert(place, NamedTagEventList{.tag = tag});
}

TagReference *findSpecTag(ImageStream &stream, QStringView tag)
{
    for (TagReference &entry : stream.spec.tags) {
        if (entry.name == tag)
            return &entry;
    }
    return nullptr;
}

// Only the newest item is compared: going from A to B and back makes three items. Items are never
// sorted or dropped. Source: openshift-apiserver, internal/imageutil/helpers.go.
bool addTagEvent(ImageStream &stream, const QString &tag, const TagEvent &next)
{
    NamedTagEventList &list = statusTag(stream, tag);
    if (list.items.isEmpty()) {
        list.items = {next};
        list.conditions.clear();
        return true;
    }
    TagEvent &newest = list.items.first();
    const bool sameReference = newest.dockerImageReference == next.dockerImageReference;
    const bool sameImage = newest.image == next.image;
    if (sameReference && sameImage && newest.generation == next.generation)
        return false;
    list.conditions.clear();
    if (!sameReference && !sameImage) {
        list.items.prepend(next);
        return true;
    }
    newest.dockerImageReference = next.dockerImageReference;
    newest.image = next.image;
    newest.generation = next.generation; // created stays
    return true;
}

void placeInNamespace(ImageStream &stream, const QString &ns)
{
    stream.metadata.ns = ns;
    stream.status.dockerImageRepository = internalRegistryHost + u'/'
        + (ns.isEmpty() ? QString(defaultNamespace) : ns) + u'/' + stream.metadata.name;
}

ImageStream writeStream(ImageStream submitted, const std::optional<ImageStream> &old,
                        const QDateTime &at)
{
    const QDateTime now = apiTime(at);
    submitted.spec.tags = asServerKeepsThem(submitted.spec.tags);
    submitted.status.tags.removeIf([](const NamedTagEventList &list) {
        return list.items.isEmpty() && list.conditions.isEmpty();
    });
    placeInNamespace(submitted, submitted.metadata.ns);
    if (old) {
        countGenerations(submitted, *old);
    } else {
        submitted.metadata.creationTimestamp = now;
        submitted.metadata.generation = 1;
        for (TagReference &tag : submitted.spec.tags)
            tag.generation = 1;
    }
    const ImageStream *was = old ? &*old : nullptr;
    resolveChangedTags(submitted, was, now);
    updateTrackingTags(submitted, was);
    return submitted;
}

ImageStream serverStream(const ImageStream &definition, const std::optional<ImageStream> &recorded,
                         const QDateTime &at)
{
    ImageStream stream = submission(definition, recorded ? &*recorded : nullptr);
    if (recorded) {
        for (TagReference &tag : stream.spec.tags) {
            // The server overlooks a change of the kind alone, and nothing else would ask again.
            const TagReference *was = recorded->spec.tag(tag.name);
            if (was && was->from && tag.from && was->from->kind != tag.from->kind)
                tag.generation = 0;
        }
    }
    return writeStream(std::move(stream), recorded, at);
}

} // namespace headwater
