// SPDX-License-Identifier: Apache-2.0
#include "core/importing/applyimport.h"

#include "core/imagestream/updatestrategy.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView importSuccess("ImportSuccess");

TagReference &ensureSpecTag(ImageStream &stream, const QString &name)
{
    if (TagReference *tag = findSpecTag(stream, name))
        return *tag;
    return stream.spec.tags.emplaceBack(TagReference{.name = name});
}

void pointTo(TagReference &tag, const ImportItem &item)
{
    tag.from = ObjectReference{.kind = kind::dockerImage, .name = item.from};
    tag.generation = 0;
    tag.importPolicy = item.importPolicy;
    if (tag.referencePolicy.isEmpty())
        tag.referencePolicy = item.referencePolicy;
}

bool isSameFailure(const TagEventCondition &a, const TagEventCondition &b)
{
    return a.type == b.type && a.status == b.status && a.reason == b.reason
        && a.message == b.message;
}

/// A failure that is known already leaves all as it is, its time and generation included, even if
/// the spec tag is a newer one (FACTS W1). Items are never touched by a failure.
/// A tag of a repository that fails gets no spec tag.
void recordFailure(ImageStream &stream, const ImportItemResult &result, bool isOfRepository,
                   qint64 generation, const QDateTime &at)
{
    const ImportItem &item = result.item;
    const TagEventCondition condition{
        .type = importSuccess,
        .status = u"False"_s,
        .lastTransitionTime = at,
        .reason = result.reason,
        .message = result.message.isEmpty() ? u"unknown error prevented import"_s : result.message,
        .generation = generation};
    NamedTagEventList &list = statusTag(stream, item.tag);
    const bool isKnown = std::any_of(
        list.conditions.cbegin(), list.conditions.cend(),
        [&](const TagEventCondition &known) { return isSameFailure(known, condition); });
    if (!isKnown) {
        list.conditions = {condition};
        if (TagReference *tag = findSpecTag(stream, item.tag))
            tag->generation = 0;
    }
    if (!isOfRepository && !findSpecTag(stream, item.tag))
        pointTo(ensureSpecTag(stream, item.tag), item);
}

void recordSuccess(ImageStream &stream, const ImportItemResult &result, qint64 generation,
                   const QDateTime &at)
{
    const ImportItem &item = result.item;
    const TagEvent event{at, result.image->dockerImageReference, result.image->name, generation};
    const NamedTagEventList *list = stream.status.tag(item.tag);
    const TagEvent *newest = list && !list->items.isEmpty() ? &list->items.first() : nullptr;
    const TagReference *known = findSpecTag(stream, item.tag);
    const bool changed = !newest || !known || !known->generation
        || newest->dockerImageReference != event.dockerImageReference
        || newest->image != event.image || *known->generation > newest->generation;
    TagReference &tag = ensureSpecTag(stream, item.tag);
    if (changed) {
        pointTo(tag, item); // annotations and reference stay
        addTagEvent(stream, item.tag, event);
    }
    // Even without a new image, so a plain `oc import-image` turns PreserveOriginal into Legacy.
    tag.importPolicy = item.importPolicy;
    statusTag(stream, item.tag).conditions.clear();
}

void record(ImageStream &stream, const QList<ImportItemResult> &items, bool areOfRepository,
            qint64 generation, const QDateTime &at)
{
    for (const ImportItemResult &result : items) {
        if (result.item.tag.isEmpty())
            continue; // looked up, but not asked to be tagged
        if (result.succeeded())
            recordSuccess(stream, result, generation, at);
        else
            recordFailure(stream, result, areOfRepository, generation, at);
    }
}

std::optional<JournalEntry> difference(const NamedTagEventList *before,
                                       const NamedTagEventList &after, const QDateTime &at)
{
    static const TagEvent none;
    const TagEvent &was = before && !before->items.isEmpty() ? before->items.first() : none;
    const TagEvent &now = after.items.isEmpty() ? none : after.items.first();
    JournalEntry entry{.at = at,
                       .tag = after.tag,
                       .fromImage = was.image,
                       .toImage = now.image,
                       .dockerImageReference = now.dockerImageReference};
    const QList<TagEventCondition> known = before ? before->conditions : QList<TagEventCondition>();
    if (!after.conditions.isEmpty() && after.conditions != known) {
        const TagEventCondition &failure = after.conditions.first();
        entry.kind = JournalEntry::Kind::ImportFailed;
        entry.detail = failure.reason.isEmpty() ? failure.message
                                                : failure.reason + u": "_s + failure.message;
        return entry;
    }
    const bool isMoved
        = was.image != now.image || was.dockerImageReference != now.dockerImageReference;
    if (!isMoved && known == after.conditions)
        return std::nullopt;
    entry.kind = isMoved && !was.image.isEmpty() ? JournalEntry::Kind::Moved
                                                 : JournalEntry::Kind::Imported;
    return entry;
}

} // namespace

ImportResult applyImport(const ImportRequest &request, QList<ImportItemResult> items,
                         const QDateTime &at, QList<ImportItemResult> repositoryItems)
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch(), QTimeZone::UTC);
    const qint64 generation = request.isNewStream ? 1 : request.stream.metadata.generation + 1;
    ImageStream stream = request.stream;
    record(stream, repositoryItems, true, generation, now);
    record(stream, items, false, generation, now);
    // Nothing new: nothing is written, not even the time of the check (FACTS 1).
    const bool wasChecked = stream.metadata.annotations.contains(annotation::dockerRepositoryCheck);
    if (!request.isNewStream && wasChecked && stream == request.stream)
        return {.stream = request.stream,
                .changed = false,
                .items = std::move(items),
                .repositoryItems = std::move(repositoryItems)};
    stream.metadata.annotations.insert(annotation::dockerRepositoryCheck,
                                       now.toString(Qt::ISODate));
    const std::optional<ImageStream> old
        = request.isNewStream ? std::nullopt : std::optional(request.stream);
    ImportResult result{.stream = writeStream(std::move(stream), old, now), .changed = true};
    for (const NamedTagEventList &list : std::as_const(result.stream.status.tags)) {
        if (const auto entry = difference(request.stream.status.tag(list.tag), list, now))
            result.journal.append(*entry);
    }
    result.items = std::move(items);
    result.repositoryItems = std::move(repositoryItems);
    return result;
}

ImageStream settledStream(const ImportResult &result)
{
    ImportRequest again{.stream = result.stream};
    QList<ImportItemResult> pending;
    for (const ImportItemResult &item : result.allItems()) {
        const TagReference *tag = result.stream.spec.tag(item.item.tag);
        const NamedTagEventList *list = result.stream.status.tag(item.item.tag);
        const bool isPending = item.succeeded() && tag && !tag->reference && list
            && !list->items.isEmpty()
            && tag->generation.value_or(0) > list->items.first().generation;
        if (!isPending)
            continue;
        pending.append(item);
        again.items.append(item.item);
    }
    if (pending.isEmpty())
        return result.stream;
    const QString checked
        = result.stream.metadata.annotations.value(annotation::dockerRepositoryCheck);
    return applyImport(again, pending, QDateTime::fromString(checked, Qt::ISODate)).stream;
}

} // namespace headwater
