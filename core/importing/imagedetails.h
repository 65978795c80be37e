// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <QList>
#include <QString>

#include <optional>

namespace headwater {

class HistoryStore;

/// One platform of a manifest list.
struct ImagePlatform
{
    ImageManifest manifest = {};
    std::optional<Image> image = {}; ///< if it was imported, or fetched to be looked at
    bool isChosen = false; ///< the tag has this one; with a list kept whole none is

    QString name() const; ///< "linux/arm64/v8"

    friend bool operator==(const ImagePlatform &, const ImagePlatform &) = default;
};

/// An image, and the manifest list it is or was taken from.
struct ImageDetails
{
    Image image = {};
    QList<ImagePlatform> platforms = {}; ///< in the list's order; empty: there was no list

    friend bool operator==(const ImageDetails &, const ImageDetails &) = default;
};

/// What @p store knows of the image @p digest; nullopt: nothing. Errors: those of HistoryStore.
Result<std::optional<ImageDetails>> imageDetails(const HistoryStore &store, const QString &digest);

} // namespace headwater
