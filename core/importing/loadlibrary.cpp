// SPDX-License-Identifier: Apache-2.0
#include "core/importing/loadlibrary.h"

#include "core/imagestream/imagestream.h"
#include "core/store/historystore.h"

namespace headwater {

namespace {

/// With the images of the platforms if it is a list.
Result<void> loadImage(const HistoryStore &store, const QString &digest, LoadedLibrary &library)
{
    if (digest.isEmpty() || library.images.contains(digest))
        return {};
    const Result<std::optional<Image>> image = store.image(digest);
    if (!image)
        return image.error();
    if (!*image)
        return {};
    library.images.insert(digest, **image);
    for (const ImageManifest &entry : (*image)->manifests) {
        if (const Result<void> done = loadImage(store, entry.digest, library); !done)
            return done;
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const ImageLibrary>> loadLibrary(const HistoryStore &store,
                                                        const QList<ImageStream> &streams)
{
    const auto library = std::make_shared<LoadedLibrary>();
    Result<QHash<QString, KnownList>> lists = store.knownLists();
    if (!lists)
        return lists.error();
    library->lists = *std::move(lists);
    for (const ImageStream &stream : streams) {
        for (const NamedTagEventList &tag : stream.status.tags) {
            if (tag.items.isEmpty())
                continue;
            const Result<void> done = loadImage(store, tag.items.first().image, *library);
            if (!done)
                return done.error();
        }
    }
    return std::shared_ptr<const ImageLibrary>(library);
}

} // namespace headwater
