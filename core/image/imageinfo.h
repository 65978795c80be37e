// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/imagereader.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace headwater {

/// An image of a registry, as `oc image info` shows it: what readImage() makes of it, and what of
/// its configuration and of the list it came from is not in there.
struct ImageInfo
{
    QString name = {}; ///< the pull spec asked for
    QString listDigest = {}; ///< of the list it was chosen from; empty: there is none
    QList<ImageManifest> platforms = {}; ///< of that list, in its order
    Image image = {};
    QJsonObject config = {}; ///< the configuration, all of it

    /// Bytes of all layers, repeated ones counted again, as oc counts them.
    qint64 size() const;
};

/// "linux/arm64/v8". Source: oc, pkg/cli/image/manifest, PlatformSpecString.
QString platformText(const ImageManifest &manifest);

/// The one entry that @p filter means: "OS/ARCH[/VARIANT]", or a regular expression that one of
/// these texts holds. Without a filter: the entry for linux/amd64, or the only one. Errors:
/// InvalidInput, detail in oc's words and with all platforms, if none or several are meant.
Result<ImageManifest> choosePlatform(const QList<ImageManifest> &manifests, const QString &filter);

/// @p manifest and its configuration blob. Errors: those of readImage().
Result<ImageInfo> readImageInfo(const Manifest &manifest, QByteArrayView config);

} // namespace headwater
