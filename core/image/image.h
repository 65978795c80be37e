// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace headwater {

struct ImageLayer
{
    QString name = {}; ///< digest
    qint64 size = 0; ///< bytes, compressed
    QString mediaType = {};

    friend bool operator==(const ImageLayer &, const ImageLayer &) = default;
};

/// One entry of a manifest list or OCI index.
struct ImageManifest
{
    QString digest = {};
    QString mediaType = {};
    qint64 manifestSize = 0; ///< bytes
    QString architecture = {};
    QString os = {};
    QString variant = {};

    friend bool operator==(const ImageManifest &, const ImageManifest &) = default;
};

/// What containers of the image get: the "config" object of the image configuration.
struct ContainerConfig
{
    QStringList env = {}; ///< NAME=value, in stored order
    QStringList entrypoint = {};
    QStringList cmd = {};
    QString workingDir = {};
    QString user = {};
    QStringList exposedPorts = {}; ///< "8080/tcp", sorted
    QStringList volumes = {}; ///< sorted
    QMap<QString, QString> labels = {};

    friend bool operator==(const ContainerConfig &, const ContainerConfig &) = default;
};

/// An image as the API server's Image object describes it, made from a manifest and its
/// configuration by readImage(). Source of the field mapping: openshift-apiserver,
/// pkg/image/apiserver/importer and internal/imageutil.
struct Image
{
    QString name = {}; ///< digest of the manifest's bytes
    /// Pull spec by digest, as the import that first saw the image wrote it.
    QString dockerImageReference = {};
    QString manifestMediaType = {};
    QList<ImageLayer> layers = {}; ///< base first; repeated digests are legal
    QList<ImageManifest> manifests = {}; ///< only for a manifest list kept whole
    QMap<QString, QString> annotations = {};

    QString id = {}; ///< config digest; for a list the list's own
    QDateTime created = {}; ///< when the image was built; invalid: not said
    QString author = {};
    QString architecture = {};
    QString os = {};
    QString dockerVersion = {};
    qint64 size = 0; ///< bytes: config and distinct layers
    ContainerConfig config = {};

    friend bool operator==(const Image &, const Image &) = default;
};

} // namespace headwater
