// SPDX-License-Identifier: Apache-2.0
#include "core/image/imagejson.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

void put(QJsonObject &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

void put(QJsonObject &object, const QString &key, qint64 number)
{
    if (number != 0)
        object.insert(key, number);
}

void put(QJsonObject &object, const QString &key, const QStringList &list)
{
    if (!list.isEmpty())
        object.insert(key, QJsonArray::fromStringList(list));
}

void put(QJsonObject &object, const QString &key, const QJsonObject &nested)
{
    if (!nested.isEmpty())
        object.insert(key, nested);
}

void put(QJsonObject &object, const QString &key, const QMap<QString, QString> &map)
{
    QJsonObject nested;
    for (const auto &[name, value] : map.asKeyValueRange())
        nested.insert(name, value);
    put(object, key, nested);
}

/// Go writes a set as a map to empty structs.
void putSet(QJsonObject &object, const QString &key, const QStringList &names)
{
    QJsonObject set;
    for (const QString &name : names)
        set.insert(name, QJsonObject());
    put(object, key, set);
}

QJsonObject toJson(const ContainerConfig &config)
{
    QJsonObject object;
    put(object, u"Env"_s, config.env);
    put(object, u"Entrypoint"_s, config.entrypoint);
    put(object, u"Cmd"_s, config.cmd);
    put(object, u"WorkingDir"_s, config.workingDir);
    put(object, u"User"_s, config.user);
    putSet(object, u"ExposedPorts"_s, config.exposedPorts);
    putSet(object, u"Volumes"_s, config.volumes);
    put(object, u"Labels"_s, config.labels);
    return object;
}

QJsonObject metadataOf(const Image &image)
{
    QJsonObject metadata;
    put(metadata, u"Id"_s, image.id);
    if (image.created.isValid())
        metadata.insert(u"Created"_s, image.created.toUTC().toString(Qt::ISODateWithMs));
    put(metadata, u"Author"_s, image.author);
    put(metadata, u"Architecture"_s, image.architecture);
    put(metadata, u"Os"_s, image.os);
    put(metadata, u"DockerVersion"_s, image.dockerVersion);
    put(metadata, u"Size"_s, image.size);
    put(metadata, u"Config"_s, toJson(image.config));
    return metadata;
}

QJsonArray toJson(const QList<ImageLayer> &layers)
{
    QJsonArray array;
    for (const ImageLayer &layer : layers) {
        QJsonObject object;
        put(object, u"name"_s, layer.name);
        put(object, u"size"_s, layer.size);
        put(object, u"mediaType"_s, layer.mediaType);
        array.append(object);
    }
    return array;
}

QJsonArray toJson(const QList<ImageManifest> &manifests)
{
    QJsonArray array;
    for (const ImageManifest &manifest : manifests) {
        QJsonObject object;
        put(object, u"digest"_s, manifest.digest);
        put(object, u"mediaType"_s, manifest.mediaType);
        put(object, u"manifestSize"_s, manifest.manifestSize);
        put(object, u"architecture"_s, manifest.architecture);
        put(object, u"os"_s, manifest.os);
        put(object, u"variant"_s, manifest.variant);
        array.append(object);
    }
    return array;
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto &entry : array)
        list.append(entry.toString());
    return list;
}

QMap<QString, QString> mapOf(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

ContainerConfig configFromJson(const QJsonObject &object)
{
    return {.env = stringsOf(object.value("Env"_L1)),
            .entrypoint = stringsOf(object.value("Entrypoint"_L1)),
            .cmd = stringsOf(object.value("Cmd"_L1)),
            .workingDir = object.value("WorkingDir"_L1).toString(),
            .user = object.value("User"_L1).toString(),
            .exposedPorts = object.value("ExposedPorts"_L1).toObject().keys(),
            .volumes = object.value("Volumes"_L1).toObject().keys(),
            .labels = mapOf(object.value("Labels"_L1))};
}

QList<ImageLayer> layersFromJson(const QJsonArray &array)
{
    QList<ImageLayer> layers;
    for (const auto &entry : array)
        layers.append({.name = entry["name"_L1].toString(),
                       .size = entry["size"_L1].toInteger(),
                       .mediaType = entry["mediaType"_L1].toString()});
    return layers;
}

QList<ImageManifest> manifestsFromJson(const QJsonArray &array)
{
    QList<ImageManifest> manifests;
    for (const auto &entry : array)
        manifests.append({.digest = entry["digest"_L1].toString(),
                          .mediaType = entry["mediaType"_L1].toString(),
                          .manifestSize = entry["manifestSize"_L1].toInteger(),
                          .architecture = entry["architecture"_L1].toString(),
                          .os = entry["os"_L1].toString(),
                          .variant = entry["variant"_L1].toString()});
    return manifests;
}

} // namespace

QJsonObject toJson(const Image &image)
{
    QJsonObject objectMeta;
    put(objectMeta, u"name"_s, image.name);
    put(objectMeta, u"annotations"_s, image.annotations);
    QJsonObject object;
    put(object, u"metadata"_s, objectMeta);
    put(object, u"dockerImageReference"_s, image.dockerImageReference);
    put(object, u"dockerImageManifestMediaType"_s, image.manifestMediaType);
    put(object, u"dockerImageMetadata"_s, metadataOf(image));
    if (!image.layers.isEmpty())
        object.insert(u"dockerImageLayers"_s, toJson(image.layers));
    if (!image.manifests.isEmpty())
        object.insert(u"dockerImageManifests"_s, toJson(image.manifests));
    return object;
}

Result<Image> imageFromJson(const QJsonObject &object)
{
    const QJsonObject objectMeta = object.value("metadata"_L1).toObject();
    const QJsonObject metadata = object.value("dockerImageMetadata"_L1).toObject();
    Image image{.name = objectMeta.value("name"_L1).toString(),
                .dockerImageReference = object.value("dockerImageReference"_L1).toString(),
                .manifestMediaType = object.value("dockerImageManifestMediaType"_L1).toString(),
                .layers = layersFromJson(object.value("dockerImageLayers"_L1).toArray()),
                .manifests = manifestsFromJson(object.value("dockerImageManifests"_L1).toArray()),
                .annotations = mapOf(objectMeta.value("annotations"_L1)),
                .id = metadata.value("Id"_L1).toString(),
                .created
                = QDateTime::fromString(metadata.value("Created"_L1).toString(), Qt::ISODateWithMs),
                .author = metadata.value("Author"_L1).toString(),
                .architecture = metadata.value("Architecture"_L1).toString(),
                .os = metadata.value("Os"_L1).toString(),
                .dockerVersion = metadata.value("DockerVersion"_L1).toString(),
                .size = metadata.value("Size"_L1).toInteger(),
                .config = configFromJson(metadata.value("Config"_L1).toObject())};
    if (image.name.isEmpty())
        return Error{.kind = Error::Kind::InvalidInput, .detail = u"an image without a name"_s};
    return image;
}

} // namespace headwater
