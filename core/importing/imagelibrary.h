// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"
#include "core/image/knownlist.h"

#include <QHash>
#include <QString>

#include <optional>

namespace headwater {

/// What earlier imports have brought, so that it need not be fetched again: contents are named by
/// their digests and never change. Called in the thread of the import; answers at once.
class ImageLibrary
{
public:
    ImageLibrary() = default;
    ImageLibrary(const ImageLibrary &) = delete;
    ImageLibrary &operator=(const ImageLibrary &) = delete;
    virtual ~ImageLibrary() = default;

    virtual std::optional<Image> image(const QString &digest) const = 0;
    virtual std::optional<KnownList> list(const QString &digest) const = 0;
};

/// A library in memory, for one import: what was read from a store before it.
class LoadedLibrary : public ImageLibrary
{
public:
    QHash<QString, Image> images = {};
    QHash<QString, KnownList> lists = {};

    std::optional<Image> image(const QString &digest) const override
    {
        const auto found = images.constFind(digest);
        return found == images.cend() ? std::nullopt : std::optional(*found);
    }
    std::optional<KnownList> list(const QString &digest) const override
    {
        const auto found = lists.constFind(digest);
        return found == lists.cend() ? std::nullopt : std::optional(*found);
    }
};

} // namespace headwater
