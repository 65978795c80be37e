// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/imagestreamjson.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Go's omitempty.
void insertUnlessEmpty(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void insertUnlessFalse(QJsonObject &object, const QString &key, bool value)
{
    if (value)
        object.insert(key, true);
}

QJsonObject mapToJson(const StringMap &map)
{
    QJsonObject object;
    for (const auto &[key, value] : map.asKeyValueRange())
        object.insert(key, value);
    return object;
}

/// RFC 3339 in UTC and whole seconds; a zero time is null.
QJsonValue timeToJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue::Null;
}

/// Adds what Headwater does not know. Of a field that it knows in part, the unknown part is an
/// object of that name, and the two are put together.
void merge(QJsonObject &object, const QJsonObject &unknown)
{
    for (auto field = unknown.begin(); field != unknown.end(); ++field) {
        const QJsonValue known = object.value(field.key());
        if (known.isObject() && field.value().isObject()) {
            QJsonObject both = known.toObject();
            merge(both, field.value().toObject());
            object.insert(field.key(), both);
        } else if (known.isUndefined()) {
            object.insert(field.key(), field.value());
        }
    }
}

QJsonObject metadataToJson(const ObjectMeta &meta)
{
    QJsonObject object;
    insertUnlessEmpty(object, u"name"_s, meta.name);
    insertUnlessEmpty(object, u"namespace"_s, meta.ns);
    insertUnlessEmpty(object, u"uid"_s, meta.uid);
    insertUnlessEmpty(object, u"resourceVersion"_s, meta.resourceVersion);
    if (meta.generation != 0)
        object.insert(u"generation"_s, meta.generation);
    object.insert(u"creationTimestamp"_s, timeToJson(meta.creationTimestamp));
    if (!meta.labels.isEmpty())
        object.insert(u"labels"_s, mapToJson(meta.labels));
    if (!meta.annotations.isEmpty())
        object.insert(u"annotations"_s, mapToJson(meta.annotations));
    merge(object, meta.unknown);
    return object;
}

QJsonObject referenceToJson(const ObjectReference &reference)
{
    QJsonObject object;
    insertUnlessEmpty(object, u"kind"_s, reference.kind);
    insertUnlessEmpty(object, u"namespace"_s, reference.ns);
    insertUnlessEmpty(object, u"name"_s, reference.name);
    merge(object, reference.unknown);
    return object;
}

QJsonObject tagToJson(const TagReference &tag)
{
    QJsonObject policy;
    insertUnlessFalse(policy, u"insecure"_s, tag.importPolicy.insecure);
    insertUnlessFalse(policy, u"scheduled"_s, tag.importPolicy.scheduled);
    insertUnlessEmpty(policy, u"importMode"_s, tag.importPolicy.importMode);

    QJsonObject object;
    object.insert(u"name"_s, tag.name);
    object.insert(u"annotations"_s,
                  tag.annotations.isEmpty() ? QJsonValue(QJsonValue::Null)
                                            : QJsonValue(mapToJson(tag.annotations)));
    if (tag.from)
        object.insert(u"from"_s, referenceToJson(*tag.from));
    insertUnlessFalse(object, u"reference"_s, tag.reference);
    object.insert(u"generation"_s,
                  tag.generation ? QJsonValue(*tag.generation) : QJsonValue(QJsonValue::Null));
    object.insert(u"importPolicy"_s, policy);
    object.insert(u"referencePolicy"_s, QJsonObject{{u"type"_s, tag.referencePolicy}});
    merge(object, tag.unknown);
    return object;
}

QJsonObject specToJson(const ImageStreamSpec &spec)
{
    QJsonObject object;
    object.insert(u"lookupPolicy"_s, QJsonObject{{u"local"_s, spec.lookupLocal}});
    insertUnlessEmpty(object, u"dockerImageRepository"_s, spec.dockerImageRepository);
    if (!spec.tags.isEmpty()) {
        QJsonArray tags;
        for (const TagReference &tag : spec.tags)
            tags.append(tagToJson(tag));
        object.insert(u"tags"_s, tags);
    }
    merge(object, spec.unknown);
    return object;
}

QJsonObject eventToJson(const TagEvent &event)
{
    return {{u"created"_s, timeToJson(event.created)},
            {u"dockerImageReference"_s, event.dockerImageReference},
            {u"image"_s, event.image},
            {u"generation"_s, event.generation}};
}

QJsonObject conditionToJson(const TagEventCondition &condition)
{
    QJsonObject object;
    object.insert(u"type"_s, condition.type);
    object.insert(u"status"_s, condition.status);
    object.insert(u"lastTransitionTime"_s, timeToJson(condition.lastTransitionTime));
    insertUnlessEmpty(object, u"reason"_s, condition.reason);
    insertUnlessEmpty(object, u"message"_s, condition.message);
    object.insert(u"generation"_s, condition.generation);
    return object;
}

QJsonObject historyToJson(const NamedTagEventList &list)
{
    QJsonObject object;
    object.insert(u"tag"_s, list.tag);
    QJsonArray items;
    for (const TagEvent &event : list.items)
        items.append(eventToJson(event));
    object.insert(u"items"_s, items.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(items));
    QJsonArray conditions;
    for (const TagEventCondition &condition : list.conditions)
        conditions.append(conditionToJson(condition));
    if (!conditions.isEmpty())
        object.insert(u"conditions"_s, conditions);
    return object;
}

StringMap mapFromJson(const QJsonValue &value)
{
    StringMap map;
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        map.insert(field.key(), field.value().toString());
    return map;
}

QDateTime timeFromJson(const QJsonValue &value)
{
    return value.isString() ? QDateTime::fromString(value.toString(), Qt::ISODate).toUTC()
                            : QDateTime();
}

/// Leaves in @p object, under @p key, what is left of @p field once the known fields are taken.
void keepRest(QJsonObject &object, const QString &key, const QJsonObject &rest)
{
    if (!rest.isEmpty())
        object.insert(key, rest);
}

ObjectMeta metadataFromJson(QJsonObject object)
{
    ObjectMeta meta;
    meta.name = object.take(u"name"_s).toString();
    meta.ns = object.take(u"namespace"_s).toString();
    meta.uid = object.take(u"uid"_s).toString();
    meta.resourceVersion = object.take(u"resourceVersion"_s).toString();
    meta.generation = object.take(u"generation"_s).toInteger();
    meta.creationTimestamp = timeFromJson(object.take(u"creationTimestamp"_s));
    meta.labels = mapFromJson(object.take(u"labels"_s));
    meta.annotations = mapFromJson(object.take(u"annotations"_s));
    meta.unknown = std::move(object);
    return meta;
}

ObjectReference referenceFromJson(QJsonObject object)
{
    ObjectReference reference;
    reference.kind = object.take(u"kind"_s).toString();
    reference.ns = object.take(u"namespace"_s).toString();
    reference.name = object.take(u"name"_s).toString();
    reference.unknown = std::move(object);
    return reference;
}

TagReference tagFromJson(QJsonObject object)
{
    TagReference tag;
    tag.name = object.take(u"name"_s).toString();
    tag.annotations = mapFromJson(object.take(u"annotations"_s));
    if (const QJsonValue from = object.take(u"from"_s); from.isObject())
        tag.from = referenceFromJson(from.toObject());
    tag.reference = object.take(u"reference"_s).toBool();
    if (const QJsonValue generation = object.take(u"generation"_s); generation.isDouble())
        tag.generation = generation.toInteger();
    QJsonObject importPolicy = object.take(u"importPolicy"_s).toObject();
    tag.importPolicy = {.insecure = importPolicy.take(u"insecure"_s).toBool(),
                        .scheduled = importPolicy.take(u"scheduled"_s).toBool(),
                        .importMode = importPolicy.take(u"importMode"_s).toString()};
    QJsonObject referencePolicy = object.take(u"referencePolicy"_s).toObject();
    tag.referencePolicy = referencePolicy.take(u"type"_s).toString();
    keepRest(object, u"importPolicy"_s, importPolicy);
    keepRest(object, u"referencePolicy"_s, referencePolicy);
    tag.unknown = std::move(object);
    return tag;
}

ImageStreamSpec specFromJson(QJsonObject object)
{
    ImageStreamSpec spec;
    QJsonObject lookupPolicy = object.take(u"lookupPolicy"_s).toObject();
    spec.lookupLocal = lookupPolicy.take(u"local"_s).toBool();
    spec.dockerImageRepository = object.take(u"dockerImageRepository"_s).toString();
    const QJsonArray tags = object.take(u"tags"_s).toArray();
    for (const QJsonValue &tag : tags)
        spec.tags.append(tagFromJson(tag.toObject()));
    keepRest(object, u"lookupPolicy"_s, lookupPolicy);
    spec.unknown = std::move(object);
    return spec;
}

TagEvent eventFromJson(const QJsonObject &object)
{
    return {.created = timeFromJson(object.value("created"_L1)),
            .dockerImageReference = object.value("dockerImageReference"_L1).toString(),
            .image = object.value("image"_L1).toString(),
            .generation = object.value("generation"_L1).toInteger()};
}

TagEventCondition conditionFromJson(const QJsonObject &object)
{
    return {.type = object.value("type"_L1).toString(),
            .status = object.value("status"_L1).toString(),
            .lastTransitionTime = timeFromJson(object.value("lastTransitionTime"_L1)),
            .reason = object.value("reason"_L1).toString(),
            .message = object.value("message"_L1).toString(),
            .generation = object.value("generation"_L1).toInteger()};
}

NamedTagEventList historyFromJson(const QJsonObject &object)
{
    NamedTagEventList list;
    list.tag = object.value("tag"_L1).toString();
    const QJsonArray items = object.value("items"_L1).toArray();
    for (const QJsonValue &item : items)
        list.items.append(eventFromJson(item.toObject()));
    const QJsonArray conditions = object.value("conditions"_L1).toArray();
    for (const QJsonValue &condition : conditions)
        list.conditions.append(conditionFromJson(condition.toObject()));
    return list;
}

} // namespace

QJsonObject toJson(const ImageStreamStatus &status)
{
    QJsonObject object;
    object.insert(u"dockerImageRepository"_s, status.dockerImageRepository);
    insertUnlessEmpty(object, u"publicDockerImageRepository"_s, status.publicDockerImageRepository);
    QJsonArray tags;
    for (const NamedTagEventList &list : status.tags)
        tags.append(historyToJson(list));
    if (!tags.isEmpty())
        object.insert(u"tags"_s, tags);
    return object;
}

QJsonObject toJson(const ImageStream &stream)
{
    // Whatever version a definition is written in, a server answers in the group's.
    const bool isLegacy = stream.apiVersion.isEmpty() || stream.apiVersion == "v1"_L1;
    QJsonObject object;
    object.insert(u"kind"_s, u"ImageStream"_s);
    object.insert(u"apiVersion"_s, isLegacy ? u"image.openshift.io/v1"_s : stream.apiVersion);
    object.insert(u"metadata"_s, metadataToJson(stream.metadata));
    object.insert(u"spec"_s, specToJson(stream.spec));
    object.insert(u"status"_s, toJson(stream.status));
    merge(object, stream.unknown);
    return object;
}

ImageStreamStatus statusFromJson(const QJsonObject &object)
{
    ImageStreamStatus status;
    status.dockerImageRepository = object.value("dockerImageRepository"_L1).toString();
    status.publicDockerImageRepository = object.value("publicDockerImageRepository"_L1).toString();
    const QJsonArray tags = object.value("tags"_L1).toArray();
    for (const QJsonValue &tag : tags)
        status.tags.append(historyFromJson(tag.toObject()));
    return status;
}

ImageStream imageStreamFromJson(const QJsonObject &object)
{
    QJsonObject rest = object;
    ImageStream stream;
    rest.remove(u"kind"_s);
    stream.apiVersion = rest.take(u"apiVersion"_s).toString();
    stream.metadata = metadataFromJson(rest.take(u"metadata"_s).toObject());
    stream.spec = specFromJson(rest.take(u"spec"_s).toObject());
    stream.status = statusFromJson(rest.take(u"status"_s).toObject());
    stream.unknown = std::move(rest);
    return stream;
}

} // namespace headwater
