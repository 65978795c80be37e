// SPDX-License-Identifier: Apache-2.0
#include "core/image/schema1.h"

#include "core/base/digest.h"
#include "core/base/limits.h"
#include "core/image/gostruct.h"

#include <QSet>

#include <limits>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error invalid(const QString &detail)
{
    return Error{.kind = Error::Kind::InvalidReply, .detail = detail};
}

/// base64url without padding, as in RFC 7515.
std::optional<QByteArray> decoded(const QString &text)
{
    const auto result = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(*result) : std::nullopt;
}

/// Some registries wrote the size of a layer into its history entry.
qint64 layerSize(const QString &v1Compatibility)
{
    const Result<GoStruct> entry = GoStruct::parse(
        v1Compatibility.toUtf8(), u"dockerpre012.DockerV1CompatibilityImageSize"_s);
    return entry ? std::max<qint64>(0, entry->integer(u"Size")) : 0;
}

} // namespace

Result<QByteArray> signedPayload(QByteArrayView body)
{
    const Result<GoStruct> fields = GoStruct::parse(body, u"map[string]json.RawMessage"_s);
    if (!fields)
        return invalid(u"error unmarshalling content: "_s + fields.error().detail);
    if (!fields->has(u"signatures"))
        return invalid(u"missing signature key"_s);
    const QList<GoStruct> signatures
        = fields->objects(u"signatures", u"libtrust.jsParsedSignature"_s);
    if (!fields->error().isEmpty())
        return invalid(fields->error());
    if (signatures.isEmpty())
        return invalid(u"not signed"_s);
    const std::optional<QByteArray> header = decoded(signatures.constFirst().string(u"protected"));
    const Result<GoStruct> format
        = GoStruct::parse(header.value_or(QByteArray()), u"libtrust.protectedHeader"_s);
    if (!header || !format)
        return invalid(u"invalid signature: protected header"_s);
    const qint64 length = format->integer(u"formatLength");
    const std::optional<QByteArray> tail = decoded(format->string(u"formatTail"));
    if (!format->error().isEmpty() || !tail || length <= 0 || length > body.size())
        return invalid(u"invalid signature: format"_s);
    return body.first(length).toByteArray() + *tail;
}

Result<Manifest> parseSchema1(QByteArrayView body)
{
    const Result<QByteArray> payload = signedPayload(body);
    if (!payload)
        return payload.error();
    const Result<GoStruct> fields = GoStruct::parse(*payload, u"schema1.Manifest"_s);
    if (!fields)
        return fields.error();
    Manifest manifest{.kind = Manifest::Kind::Signed,
                      .mediaType = u"application/vnd.docker.distribution.manifest.v1+json"_s,
                      .digest = Digest::ofSha256(*payload).toString()};
    for (const GoStruct &entry : fields->objects(u"history", u"schema1.History"_s))
        manifest.history.append(entry.string(u"v1Compatibility"));
    const QList<GoStruct> layers = fields->objects(u"fsLayers", u"schema1.FSLayer"_s);
    if (layers.size() > limits::listEntries || manifest.history.size() > limits::listEntries)
        return Error{.kind = Error::Kind::TooLarge,
                     .detail = u"a manifest with %1 layers"_s.arg(layers.size())};
    for (qsizetype i = layers.size() - 1; i >= 0; --i) { // newest first there, oldest first here
        const QString blob = layers.at(i).string(u"blobSum");
        if (const Result<Digest> digest = Digest::parse(blob); !digest)
            return invalid(digest.error().detail);
        manifest.layers.append(
            {.name = blob,
             .size = layerSize(manifest.history.value(i)),
             .mediaType = u"application/vnd.docker.container.image.rootfs.diff+x-gtar"_s});
    }
    if (!fields->error().isEmpty())
        return invalid(fields->error());
    return manifest;
}

Result<Image> readSignedImage(const Manifest &manifest, const QString &reference)
{
    if (manifest.history.isEmpty())
        return invalid(u"image has no v1Compatibility history and cannot be used"_s);
    if (manifest.history.size() != manifest.layers.size())
        return invalid(u"the image %1 (%2) has mismatched history and fslayer cardinality "
                       "(%3 != %4)"_s.arg(manifest.digest, reference)
                           .arg(manifest.history.size())
                           .arg(manifest.layers.size()));
    Result<Image> image = readConfiguration(manifest.history.constFirst().toUtf8());
    if (!image)
        return image;
    image->name = manifest.digest;
    image->manifestMediaType = manifest.mediaType;
    image->layers = manifest.layers;
    image->size = distinctSize(manifest.layers);
    return image;
}

qint64 distinctSize(const QList<ImageLayer> &layers)
{
    qint64 size = 0;
    QSet<QString> counted;
    for (const ImageLayer &layer : layers) {
        if (counted.contains(layer.name))
            continue;
        counted.insert(layer.name);
        if (qAddOverflow(size, layer.size, &size))
            return std::numeric_limits<qint64>::max();
    }
    return size;
}

} // namespace headwater
