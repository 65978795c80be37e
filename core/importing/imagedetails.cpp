// SPDX-License-Identifier: Apache-2.0
#include "core/importing/imagedetails.h"

#include "core/store/historystore.h"

#include <algorithm>

namespace headwater {

namespace {

bool contains(const KnownList &list, const QString &digest)
{
    return std::ranges::contains(list.manifests, digest, &ImageManifest::digest);
}

/// The entries of the list that @p image is, or was taken from. An image may be in several lists;
/// they have it for the same platform, so the largest tells most.
Result<QList<ImageManifest>> entriesOf(const HistoryStore &store, const Image &image)
{
    if (!image.manifests.isEmpty())
        return image.manifests;
    const Result<QHash<QString, KnownList>> lists = store.knownLists();
    if (!lists)
        return lists.error();
    QList<ImageManifest> entries;
    for (const KnownList &list : *lists) {
        if (contains(list, image.name) && list.manifests.size() > entries.size())
            entries = list.manifests;
    }
    return entries;
}

} // namespace

QString ImagePlatform::name() const
{
    const QString name = manifest.os + u'/' + manifest.architecture;
    return manifest.variant.isEmpty() ? name : name + u'/' + manifest.variant;
}

Result<std::optional<ImageDetails>> imageDetails(const HistoryStore &store, const QString &digest)
{
    const Result<std::optional<Image>> image = store.image(digest);
    if (!image)
        return image.error();
    if (!*image)
        return std::nullopt;
    const Result<QList<ImageManifest>> entries = entriesOf(store, **image);
    if (!entries)
        return entries.error();
    ImageDetails details{.image = **image};
    for (const ImageManifest &entry : *entries) {
        const Result<std::optional<Image>> child = store.image(entry.digest);
        if (!child)
            return child.error();
        details.platforms.append(
            {.manifest = entry, .image = *child, .isChosen = entry.digest == digest});
    }
    return details;
}

} // namespace headwater
