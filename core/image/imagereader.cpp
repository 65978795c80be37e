// SPDX-License-Identifier: Apache-2.0
#include "core/image/imagereader.h"

#include "core/base/digest.h"
#include "core/base/gotext.h"
#include "core/image/gostruct.h"
#include "core/image/schema1.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView schema2Type("application/vnd.docker.distribution.manifest.v2+json");
constexpr QLatin1StringView ociType("application/vnd.oci.image.manifest.v1+json");
constexpr QLatin1StringView listType("application/vnd.docker.distribution.manifest.list.v2+json");
constexpr QLatin1StringView indexType("application/vnd.oci.image.index.v1+json");
constexpr QLatin1StringView
    schema1Type("application/vnd.docker.distribution.manifest.v1+prettyjws");

Error invalid(const QString &detail)
{
    return Error{.kind = Error::Kind::InvalidReply, .detail = detail};
}

/// The rule for each type, as the server words it: schema 2 insists on its mediaType, OCI lets it
/// be absent.
std::optional<Error> checkMediaType(const QString &embedded, QLatin1StringView expected)
{
    if (embedded == expected)
        return std::nullopt;
    if (expected == schema2Type)
        return invalid(u"mediaType in manifest should be '%1' not '%2'"_s.arg(expected, embedded));
    if (expected == listType)
        return invalid(
            u"mediaType in manifest list should be '%1' not '%2'"_s.arg(expected, embedded));
    if (embedded.isEmpty())
        return std::nullopt;
    const QString what = expected == ociType ? u"manifest"_s : u"image index"_s;
    return invalid(
        u"if present, mediaType in %1 should be '%2' not '%3'"_s.arg(what, expected, embedded));
}

Result<Manifest> parseImageManifest(const GoStruct &fields, QLatin1StringView type)
{
    if (type == ociType && fields.has(u"manifests"))
        return invalid(u"ocimanifest: expected manifest but found index"_s);
    Manifest manifest{.kind = Manifest::Kind::Image, .mediaType = fields.string(u"mediaType")};
    const QString descriptor = u"distribution.Descriptor"_s;
    const GoStruct config = fields.object(u"config", descriptor);
    manifest.configDigest = config.string(u"digest");
    manifest.configSize = config.integer(u"size");
    const QList<GoStruct> layers = fields.objects(u"layers", descriptor);
    for (const GoStruct &layer : layers)
        manifest.layers.append({.name = layer.string(u"digest"),
                                .size = layer.integer(u"size"),
                                .mediaType = layer.string(u"mediaType")});
    if (!fields.error().isEmpty())
        return invalid(fields.error());
    if (const std::optional<Error> wrong = checkMediaType(manifest.mediaType, type))
        return *wrong;
    // The server notices when it asks for the blob; the words are the same.
    if (const Result<Digest> digest = Digest::parse(manifest.configDigest); !digest)
        return invalid(digest.error().detail);
    return manifest;
}

Result<Manifest> parseList(const GoStruct &fields, QLatin1StringView type)
{
    if (type == indexType && (fields.has(u"config") || fields.has(u"layers")))
        return invalid(u"index: expected index but found manifest"_s);
    Manifest list{.kind = Manifest::Kind::List, .mediaType = fields.string(u"mediaType")};
    const QList<GoStruct> entries
        = fields.objects(u"manifests", u"manifestlist.ManifestDescriptor"_s);
    for (const GoStruct &entry : entries) {
        const GoStruct platform = entry.object(u"platform", u"manifestlist.PlatformSpec"_s);
        list.manifests.append({.digest = entry.string(u"digest"),
                               .mediaType = entry.string(u"mediaType"),
                               .manifestSize = entry.integer(u"size"),
                               .architecture = platform.string(u"architecture"),
                               .os = platform.string(u"os"),
                               .variant = platform.string(u"variant")});
    }
    if (!fields.error().isEmpty())
        return invalid(fields.error());
    if (const std::optional<Error> wrong = checkMediaType(list.mediaType, type))
        return *wrong;
    return list;
}

/// Bytes of the configuration and of every distinct layer.
qint64 imageSize(const Manifest &manifest, qint64 configBytes)
{
    qint64 size = configBytes;
    QSet<QString> counted{manifest.configDigest};
    for (const ImageLayer &layer : manifest.layers) {
        if (counted.contains(layer.name))
            continue;
        counted.insert(layer.name);
        // A manifest may claim anything; the sum stays a number.
        if (qAddOverflow(size, layer.size, &size))
            return std::numeric_limits<qint64>::max();
    }
    return size;
}

ContainerConfig readContainerConfig(const GoStruct &fields)
{
    return {.env = fields.strings(u"Env"),
            .entrypoint = fields.strings(u"Entrypoint"),
            .cmd = fields.strings(u"Cmd"),
            .workingDir = fields.string(u"WorkingDir"),
            .user = fields.string(u"User"),
            .exposedPorts = fields.keys(u"ExposedPorts"),
            .volumes = fields.keys(u"Volumes"),
            .labels = fields.stringMap(u"Labels")};
}

QString bareType(QStringView mediaType)
{
    return mediaType.left(mediaType.indexOf(u';')).trimmed().toString().toLower();
}

} // namespace

bool isListType(QStringView mediaType)
{
    return mediaType == listType || mediaType == indexType;
}

bool isReadAsSchema1(QStringView mediaType)
{
    const QString type = bareType(mediaType);
    return type != schema2Type && type != ociType && type != listType && type != indexType;
}

Result<Manifest> parseManifest(QByteArrayView bytes, QStringView mediaType)
{
    if (isReadAsSchema1(mediaType))
        return parseSchema1(bytes);
    const QString type = bareType(mediaType);
    const bool isList = type == listType || type == indexType;
    const Result<GoStruct> fields = GoStruct::parse(
        bytes,
        isList ? u"manifestlist.ManifestList"_s
               : (type == ociType ? u"ocischema.Manifest"_s : u"schema2.Manifest"_s));
    if (!fields)
        return fields.error();
    const QLatin1StringView known = type == listType ? listType
        : type == indexType                          ? indexType
        : type == ociType                            ? ociType
                                                     : schema2Type;
    Result<Manifest> manifest
        = isList ? parseList(*fields, known) : parseImageManifest(*fields, known);
    if (!manifest)
        return manifest;
    if (manifest->mediaType.isEmpty())
        manifest->mediaType = known;
    manifest->digest = Digest::ofSha256(bytes).toString();
    return manifest;
}

Result<ImageManifest> selectPlatform(const QList<ImageManifest> &manifests,
                                     QStringView architecture, QStringView os)
{
    if (manifests.isEmpty())
        return invalid(u"no manifests in manifest list"_s);
    const auto find = [&](QStringView wantedArchitecture, QStringView wantedOs) {
        return std::ranges::find_if(manifests, [&](const ImageManifest &manifest) {
            return manifest.architecture == wantedArchitecture && manifest.os == wantedOs;
        });
    };
    auto chosen = find(architecture, os);
    if (chosen == manifests.end())
        chosen = find(u"amd64", u"linux");
    return chosen == manifests.end() ? manifests.constFirst() : *chosen;
}

Result<Image> readImage(const Manifest &manifest, QByteArrayView config)
{
    if (manifest.kind == Manifest::Kind::Signed)
        return readSignedImage(manifest, manifest.digest);
    if (manifest.kind != Manifest::Kind::Image)
        return Error{.kind = Error::Kind::Unsupported,
                     .subject = manifest.digest,
                     .detail = u"unsupported image manifest type: "_s + manifest.mediaType};
    if (config.isEmpty())
        return invalid(u"dockerImageConfig must not be empty for manifest type "_s
                       + goQuoted(manifest.mediaType.toUtf8()));
    Result<Image> image = readConfiguration(config);
    if (!image)
        return image;
    image->name = manifest.digest;
    image->manifestMediaType = manifest.mediaType;
    image->layers = manifest.layers;
    image->id = manifest.configDigest;
    image->size = imageSize(manifest, config.size());
    return image;
}

Result<Image> readConfiguration(QByteArrayView config)
{
    const Result<GoStruct> fields = GoStruct::parse(config, u"dockerpre012.DockerImage"_s);
    if (!fields)
        return fields.error();
    Image image{.annotations = {{u"image.openshift.io/dockerLayersOrder"_s, u"ascending"_s}},
                .id = fields->string(u"id"),
                .created = fields->time(u"created"),
                .author = fields->string(u"author"),
                .architecture = fields->string(u"architecture"),
                .dockerVersion = fields->string(u"docker_version"),
                .config
                = readContainerConfig(fields->object(u"config", u"dockerpre012.DockerConfig"_s))};
    if (!fields->error().isEmpty())
        return invalid(fields->error());
    // Not a field of the server's, so no reason to refuse what it would take.
    image.os = fields->string(u"os");
    return image;
}

Image imageOfList(const Manifest &list, const QDateTime &now)
{
    return {.name = list.digest,
            .manifestMediaType = list.mediaType,
            .manifests = list.manifests,
            .id = list.digest,
            .created = now};
}

} // namespace headwater
