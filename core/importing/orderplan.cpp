// SPDX-License-Identifier: Apache-2.0
#include "core/importing/orderplan.h"

#include "core/image/pullspec.h"
#include "core/importing/importcontroller.h"
#include "core/importing/importplan.h"

#include <QSet>

#include <algorithm>

namespace headwater {

namespace {

Result<ImportItem> itemFor(const ImageStream &stream, const QString &tag)
{
    ImportArguments arguments;
    arguments.target = stream.metadata.name + u':' + tag;
    const Result<ImportRequest> plan
        = planImport(arguments, {.name = stream.metadata.name, .tag = tag}, stream);
    if (!plan)
        return plan.error();
    ImportItem item = plan->items.first();
    if (const TagReference *spec = stream.spec.tag(item.tag))
        item.importPolicy.importMode = spec->importPolicy.importMode;
    return item;
}

ImageStream newStream(const StreamKey &key)
{
    ImageStream stream;
    stream.metadata.name = key.name;
    stream.metadata.ns = key.ns;
    return stream;
}

/// A server would refuse the whole request for one bad source; here the other tags go on.
Result<void> validate(const ImportItem &item)
{
    const Result<PullSpec> source = PullSpec::parse(item.from);
    return source ? Result<void>() : source.error();
}

void planItems(PlannedOrder &plan, const QList<ImportItem> &items)
{
    for (const ImportItem &item : items) {
        if (const Result<void> valid = validate(item); !valid) {
            plan.refused.append({item.tag, valid.error()});
            continue;
        }
        plan.request.items.append(item);
        plan.importedTags.insert(item.tag, item.tag);
    }
}

void planTags(PlannedOrder &plan, const QStringList &tags)
{
    for (const QString &tag : tags) {
        const Result<ImportItem> item = itemFor(plan.request.stream, tag);
        const Result<void> valid = item ? validate(*item) : item.error();
        if (!valid) {
            plan.refused.append({tag, valid.error()});
            continue;
        }
        plan.importedTags.insert(tag, item->tag);
        if (!std::ranges::contains(plan.request.items, item->tag, &ImportItem::tag))
            plan.request.items.append(*item);
    }
}

} // namespace

Result<PlannedOrder> planOrder(const ImportOrder &order, const std::optional<ImageStream> &stream)
{
    if (!stream && !order.tags.isEmpty())
        return Error{.kind = Error::Kind::NotFound, .subject = order.key.name};
    PlannedOrder plan;
    plan.request = {.stream = stream.value_or(newStream(order.key)),
                    .isNewStream = !stream,
                    .repository = order.repository};
    planItems(plan, order.items);
    planTags(plan, order.tags);
    if (const Result<void> valid = validateImport(plan.request); !valid)
        return valid.error();
    return plan;
}

std::optional<ImportOrder> remainingOrder(const ImportOrder &order, const PlannedOrder &plan,
                                          const ImportResult &result)
{
    QSet<QString> done;
    for (const ImportItemResult &item : result.items)
        done.insert(item.item.tag);
    ImportOrder left = order;
    left.tags.removeIf([&](const QString &tag) {
        return !plan.importedTags.contains(tag) || done.contains(plan.importedTags.value(tag));
    });
    left.items.removeIf([&](const ImportItem &item) {
        return !plan.importedTags.contains(item.tag) || done.contains(item.tag);
    });
    if (left.repository && result.repository) {
        if (result.repository->unfinished.isEmpty())
            left.repository.reset();
        else
            left.repository->only = result.repository->unfinished;
    }
    if (left.tags.isEmpty() && left.items.isEmpty() && !left.repository)
        return std::nullopt;
    return left;
}

std::optional<ImportOrder> fullOrder(const StreamKey &key, const ImageStream &stream)
{
    const std::optional<ImportRequest> request = fullImport(stream);
    if (!request)
        return std::nullopt;
    ImportOrder order{.key = key, .repository = request->repository};
    for (const ImportItem &item : request->items)
        order.tags.append(item.tag);
    return order;
}

} // namespace headwater
