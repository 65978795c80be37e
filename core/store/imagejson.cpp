// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagejson.h"

#include "core/store/jsonfields.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace headwater::jsonfields;

namespace headwater {

namespace {

QJsonObject write(const ImageLayer &layer)
{
    QJsonObject object;
    put(object, "name"_L1, layer.name);
    put(object, "size"_L1, layer.size);
    put(object, "mediaType"_L1, layer.mediaType);
    return object;
}

ImageLayer readLayer(const QJsonObject &object)
{
    return {.name = object.value("name"_L1).toString(),
            .size = object.value("size"_L1).toInteger(),
            .mediaType = object.value("mediaType"_L1).toString()};
}

QJsonObject write(const ImageManifest &manifest)
{
    QJsonObject object;
    put(object, "digest"_L1, manifest.digest);
    put(object, "mediaType"_L1, manifest.mediaType);
    put(object, "manifestSize"_L1, manifest.manifestSize);
    put(object, "architecture"_L1, manifest.architecture);
    put(object, "os"_L1, manifest.os);
    put(object, "variant"_L1, manifest.variant);
    return object;
}

ImageManifest readManifest(const QJsonObject &object)
{
    return {.digest = object.value("digest"_L1).toString(),
            .mediaType = object.value("mediaType"_L1).toString(),
            .manifestSize = object.value("manifestSize"_L1).toInteger(),
            .architecture = object.value("architecture"_L1).toString(),
            .os = object.value("os"_L1).toString(),
            .variant = object.value("variant"_L1).toString()};
}

QJsonObject write(const ContainerConfig &config)
{
    QJsonObject object;
    put(object, "env"_L1, config.env);
    put(object, "entrypoint"_L1, config.entrypoint);
    put(object, "cmd"_L1, config.cmd);
    put(object, "workingDir"_L1, config.workingDir);
    put(object, "user"_L1, config.user);
    put(object, "exposedPorts"_L1, config.exposedPorts);
    put(object, "volumes"_L1, config.volumes);
    put(object, "labels"_L1, config.labels);
    return object;
}

ContainerConfig readConfig(const QJsonObject &object)
{
    return {.env = list(object, "env"_L1),
            .entrypoint = list(object, "entrypoint"_L1),
            .cmd = list(object, "cmd"_L1),
            .workingDir = object.value("workingDir"_L1).toString(),
            .user = object.value("user"_L1).toString(),
            .exposedPorts = list(object, "exposedPorts"_L1),
            .volumes = list(object, "volumes"_L1),
            .labels = map(object, "labels"_L1)};
}

template<typename T>
QJsonArray writeAll(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(write(value));
    return array;
}

} // namespace

QByteArray toStoredJson(const Image &image)
{
    QJsonObject object;
    put(object, "name"_L1, image.name);
    put(object, "dockerImageReference"_L1, image.dockerImageReference);
    put(object, "manifestMediaType"_L1, image.manifestMediaType);
    object.insert("layers"_L1, writeAll(image.layers));
    object.insert("manifests"_L1, writeAll(image.manifests));
    put(object, "annotations"_L1, image.annotations);
    put(object, "id"_L1, image.id);
    // Milliseconds and all: unlike the API's times this one came from an image's own configuration.
    put(object, "created"_L1, image.created.toUTC().toString(Qt::ISODateWithMs));
    put(object, "author"_L1, image.author);
    put(object, "architecture"_L1, image.architecture);
    put(object, "os"_L1, image.os);
    put(object, "dockerVersion"_L1, image.dockerVersion);
    put(object, "size"_L1, image.size);
    put(object, "config"_L1, write(image.config));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Image imageFromStoredJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Image image;
    image.name = object.value("name"_L1).toString();
    image.dockerImageReference = object.value("dockerImageReference"_L1).toString();
    image.manifestMediaType = object.value("manifestMediaType"_L1).toString();
    for (const QJsonValue &layer : object.value("layers"_L1).toArray())
        image.layers.append(readLayer(layer.toObject()));
    for (const QJsonValue &manifest : object.value("manifests"_L1).toArray())
        image.manifests.append(readManifest(manifest.toObject()));
    image.annotations = map(object, "annotations"_L1);
    image.id = object.value("id"_L1).toString();
    image.created = QDateTime::fromString(object.value("created"_L1).toString(), Qt::ISODateWithMs);
    image.author = object.value("author"_L1).toString();
    image.architecture = object.value("architecture"_L1).toString();
    image.os = object.value("os"_L1).toString();
    image.dockerVersion = object.value("dockerVersion"_L1).toString();
    image.size = object.value("size"_L1).toInteger();
    image.config = readConfig(object.value("config"_L1).toObject());
    return image;
}

} // namespace headwater
