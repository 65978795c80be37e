// SPDX-License-Identifier: Apache-2.0
#include "core/store/streamjson.h"

#include "core/store/jsonfields.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace headwater::jsonfields;

namespace headwater {

namespace {

QJsonObject write(const ObjectMeta &meta)
{
    QJsonObject object;
    put(object, "name"_L1, meta.name);
    put(object, "namespace"_L1, meta.ns);
    put(object, "labels"_L1, meta.labels);
    put(object, "annotations"_L1, meta.annotations);
    put(object, "generation"_L1, meta.generation);
    put(object, "creationTimestamp"_L1, meta.creationTimestamp);
    put(object, "uid"_L1, meta.uid);
    put(object, "unknown"_L1, meta.unknown);
    return object;
}

ObjectMeta readMeta(const QJsonObject &object)
{
    ObjectMeta meta;
    meta.name = object.value("name"_L1).toString();
    meta.ns = object.value("namespace"_L1).toString();
    meta.labels = map(object, "labels"_L1);
    meta.annotations = map(object, "annotations"_L1);
    meta.generation = object.value("generation"_L1).toInteger();
    meta.creationTimestamp = time(object, "creationTimestamp"_L1);
    meta.uid = object.value("uid"_L1).toString();
    meta.unknown = object.value("unknown"_L1).toObject();
    return meta;
}

QJsonObject write(const ObjectReference &from)
{
    QJsonObject object;
    put(object, "kind"_L1, from.kind);
    put(object, "namespace"_L1, from.ns);
    put(object, "name"_L1, from.name);
    put(object, "unknown"_L1, from.unknown);
    return object;
}

ObjectReference readReference(const QJsonObject &object)
{
    return {.kind = object.value("kind"_L1).toString(),
            .ns = object.value("namespace"_L1).toString(),
            .name = object.value("name"_L1).toString(),
            .unknown = object.value("unknown"_L1).toObject()};
}

QJsonObject write(const TagReference &tag)
{
    QJsonObject object;
    put(object, "name"_L1, tag.name);
    put(object, "annotations"_L1, tag.annotations);
    if (tag.from)
        object.insert("from"_L1, write(*tag.from));
    put(object, "reference"_L1, tag.reference);
    if (tag.generation)
        object.insert("generation"_L1, *tag.generation);
    put(object, "insecure"_L1, tag.importPolicy.insecure);
    put(object, "scheduled"_L1, tag.importPolicy.scheduled);
    put(object, "importMode"_L1, tag.importPolicy.importMode);
    put(object, "referencePolicy"_L1, tag.referencePolicy);
    put(object, "unknown"_L1, tag.unknown);
    return object;
}

TagReference readTag(const QJsonObject &object)
{
    TagReference tag;
    tag.name = object.value("name"_L1).toString();
    tag.annotations = map(object, "annotations"_L1);
    if (object.contains("from"_L1))
        tag.from = readReference(object.value("from"_L1).toObject());
    tag.reference = object.value("reference"_L1).toBool();
    if (object.contains("generation"_L1))
        tag.generation = object.value("generation"_L1).toInteger();
    tag.importPolicy = {.insecure = object.value("insecure"_L1).toBool(),
                        .scheduled = object.value("scheduled"_L1).toBool(),
                        .importMode = object.value("importMode"_L1).toString()};
    tag.referencePolicy = object.value("referencePolicy"_L1).toString();
    tag.unknown = object.value("unknown"_L1).toObject();
    return tag;
}

QJsonObject write(const ImageStreamSpec &spec)
{
    QJsonObject object;
    put(object, "lookupLocal"_L1, spec.lookupLocal);
    put(object, "dockerImageRepository"_L1, spec.dockerImageRepository);
    QJsonArray tags;
    for (const TagReference &tag : spec.tags)
        tags.append(write(tag));
    object.insert("tags"_L1, tags);
    put(object, "unknown"_L1, spec.unknown);
    return object;
}

ImageStreamSpec readSpec(const QJsonObject &object)
{
    ImageStreamSpec spec;
    spec.lookupLocal = object.value("lookupLocal"_L1).toBool();
    spec.dockerImageRepository = object.value("dockerImageRepository"_L1).toString();
    for (const QJsonValue &tag : object.value("tags"_L1).toArray())
        spec.tags.append(readTag(tag.toObject()));
    spec.unknown = object.value("unknown"_L1).toObject();
    return spec;
}

} // namespace

QByteArray toStoredJson(const ImageStream &stream)
{
    QJsonObject object;
    put(object, "apiVersion"_L1, stream.apiVersion);
    object.insert("metadata"_L1, write(stream.metadata));
    object.insert("spec"_L1, write(stream.spec));
    put(object, "unknown"_L1, stream.unknown);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ImageStream streamFromStoredJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ImageStream stream;
    stream.apiVersion = object.value("apiVersion"_L1).toString();
    stream.metadata = readMeta(object.value("metadata"_L1).toObject());
    stream.spec = readSpec(object.value("spec"_L1).toObject());
    stream.unknown = object.value("unknown"_L1).toObject();
    return stream;
}

} // namespace headwater
