// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importcontroller.h"

#include "core/image/pullspec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView importSuccess("ImportSuccess");

/// The newest generation for which an import has had an answer, good or bad.
qint64 observedGeneration(const ImageStream &stream, const QString &tag)
{
    const NamedTagEventList *list = stream.status.tag(tag);
    if (!list)
        return 0;
    qint64 observed = list->items.isEmpty() ? 0 : list->items.first().generation;
    for (const TagEventCondition &condition : list->conditions) {
        if (condition.type == importSuccess)
            observed = std::max(observed, condition.generation);
    }
    return observed;
}

bool isPending(const ImageStream &stream, const TagReference &tag)
{
    return tag.generation && *tag.generation > observedGeneration(stream, tag.name);
}

bool wasChecked(const ImageStream &stream)
{
    return !stream.metadata.annotations.value(annotation::dockerRepositoryCheck).isEmpty();
}

bool hasImportable(const ImageStream &stream)
{
    return std::ranges::any_of(stream.spec.tags, isImportable);
}

ImportItem itemFor(const TagReference &tag)
{
    return {.tag = tag.name,
            .from = tag.from->name,
            .importPolicy = tag.importPolicy,
            .referencePolicy = tag.referencePolicy};
}

/// Tags without a generation come from times before there were any.
QList<ImportItem> pendingItems(const ImageStream &stream)
{
    QList<ImportItem> items;
    for (const TagReference &tag : stream.spec.tags) {
        if (isImportable(tag) && (!tag.generation || isPending(stream, tag)))
            items.append(itemFor(tag));
    }
    return items;
}

/// A digest does not move: once imported it need not be looked at again.
bool isScheduled(const ImageStream &stream, const TagReference &tag)
{
    if (!isImportable(tag) || !tag.importPolicy.scheduled)
        return false;
    const Result<PullSpec> source = PullSpec::parse(tag.from->name);
    if (!source)
        return false;
    const NamedTagEventList *list = stream.status.tag(tag.name);
    const bool isImported
        = list && !list->items.isEmpty() && list->items.first().generation == tag.generation;
    return source->id().isEmpty() || !isImported;
}

} // namespace

bool isImportable(const TagReference &tag)
{
    return tag.from && tag.from->kind == kind::dockerImage && !tag.reference;
}

std::optional<ImportRequest> pendingImport(const ImageStream &stream)
{
    if (!wasChecked(stream) && !stream.spec.dockerImageRepository.isEmpty())
        return fullImport(stream);
    const bool isWanted = wasChecked(stream)
        ? std::ranges::any_of(
              stream.spec.tags,
              [&](const TagReference &tag) { return isImportable(tag) && isPending(stream, tag); })
        : hasImportable(stream);
    if (!isWanted)
        return std::nullopt;
    return ImportRequest{.stream = stream, .items = pendingItems(stream)};
}

std::optional<ImportRequest> fullImport(const ImageStream &stream)
{
    ImportRequest request{.stream = stream};
    for (const TagReference &tag : stream.spec.tags) {
        if (isImportable(tag))
            request.items.append(itemFor(tag));
    }
    if (!stream.spec.dockerImageRepository.isEmpty())
        request.repository
            = RepositoryImport{.from = stream.spec.dockerImageRepository,
                               .importPolicy = {.insecure = isInsecureByAnnotation(stream)}};
    if (request.items.isEmpty() && !request.repository)
        return std::nullopt;
    return request;
}

bool hasScheduledTags(const ImageStream &stream)
{
    return std::ranges::any_of(stream.spec.tags,
                               [&](const TagReference &tag) { return isScheduled(stream, tag); });
}

std::optional<ImportRequest> scheduledImport(const ImageStream &stream)
{
    if (!hasScheduledTags(stream))
        return std::nullopt;
    ImageStream due = stream;
    for (TagReference &tag : due.spec.tags) {
        if (isScheduled(stream, tag))
            tag.generation = stream.metadata.generation + 1;
    }
    std::optional<ImportRequest> request = pendingImport(due);
    if (request)
        request->stream = stream;
    return request;
}

} // namespace headwater
