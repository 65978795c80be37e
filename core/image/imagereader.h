// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <QByteArrayView>

namespace headwater {

/// A manifest, taken apart. Which members are filled depends on the kind.
struct Manifest
{
    enum class Kind {
        Image, ///< schema 2 or OCI manifest: configuration and layers
        Signed, ///< schema 1: the configuration is in the manifest's history
        List, ///< schema 2 manifest list or OCI index: one manifest per platform
    };

    Kind kind = Kind::Image;
    /// The one written in the body; without one that of the parser.
    QString mediaType = {};
    QString digest = {}; ///< sha256 of the bytes; of a signed one, of what was signed
    QString configDigest = {}; ///< always a valid digest in an Image
    qint64 configSize = 0; ///< bytes, as the manifest claims
    QList<ImageLayer> layers = {};
    QList<ImageManifest> manifests = {};
    QStringList history = {}; ///< of a signed one: v1Compatibility, newest first

    friend bool operator==(const Manifest &, const Manifest &) = default;
};

/// Whether a reply of this Content-Type is read as schema 1: all but the four modern types are, as
/// is one without a type. Source: importing.md section 7.1.
bool isReadAsSchema1(QStringView mediaType);

/// Whether a manifest of exactly this type is a list of manifests.
bool isListType(QStringView mediaType);

/// @p mediaType is the reply's Content-Type; what follows a ';' is ignored. Errors, with the API
/// server's words: InvalidReply. Source: distribution, the manifest
/// packages; which parser gets which type: importing.md section 7.1.
Result<Manifest> parseManifest(QByteArrayView bytes, QStringView mediaType);

/// The entry that is imported when a list is imported as one image: first the one for
/// @p architecture and @p os, then linux/amd64, then the first; variants are ignored. Errors:
/// InvalidReply if the list is empty. Source: openshift-apiserver, importer.go.
Result<ImageManifest> selectPlatform(const QList<ImageManifest> &manifests,
                                     QStringView architecture = u"amd64",
                                     QStringView os = u"linux");

/// The image that a manifest of kind Image and its configuration blob describe (a Signed one needs
/// none; its layers' sizes may be missing), but for
/// dockerImageReference, which the import knows. Errors: InvalidReply, Unsupported. Source:
/// openshift-apiserver, importer/image.go and internal/imageutil/helpers.go.
Result<Image> readImage(const Manifest &manifest, QByteArrayView config);

/// What a configuration blob says, or the newest history entry of a schema 1 manifest: the fields
/// of an Image that do not come from a manifest. Errors: InvalidReply.
Result<Image> readConfiguration(QByteArrayView config);

/// A list kept whole. @p now is the time of the import: a list does not say when it was made.
Image imageOfList(const Manifest &list, const QDateTime &now);

} // namespace headwater
