// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/definitioncodec.h"

#include "core/catalog/binarystream.h"

namespace headwater {

namespace {

void write(BinaryWriter &out, const TextPosition &position)
{
    out.number(quint64(position.line));
    out.number(quint64(position.column));
    out.number(quint64(position.offset));
}

void read(BinaryReader &in, TextPosition &position)
{
    position.line = int(in.number());
    position.column = int(in.number());
    position.offset = qsizetype(in.number());
}

void write(BinaryWriter &out, const Problem &problem)
{
    out.number(quint64(problem.severity));
    out.text(problem.file);
    write(out, problem.position);
    out.text(problem.message);
    out.text(problem.remedy);
}

void read(BinaryReader &in, Problem &problem)
{
    problem.severity = Problem::Severity(in.number());
    problem.file = in.text();
    read(in, problem.position);
    problem.message = in.text();
    problem.remedy = in.text();
}

void write(BinaryWriter &out, const ObjectMeta &meta)
{
    out.text(meta.name);
    out.text(meta.ns);
    out.texts(meta.labels);
    out.texts(meta.annotations);
    out.signedNumber(meta.generation);
    out.time(meta.creationTimestamp);
    out.text(meta.uid);
    out.text(meta.resourceVersion);
    out.object(meta.unknown);
}

void read(BinaryReader &in, ObjectMeta &meta)
{
    meta.name = in.text();
    meta.ns = in.text();
    meta.labels = in.texts();
    meta.annotations = in.texts();
    meta.generation = in.signedNumber();
    meta.creationTimestamp = in.time();
    meta.uid = in.text();
    meta.resourceVersion = in.text();
    meta.unknown = in.object();
}

void write(BinaryWriter &out, const ObjectReference &from)
{
    out.text(from.kind);
    out.text(from.ns);
    out.text(from.name);
    out.object(from.unknown);
}

void read(BinaryReader &in, ObjectReference &from)
{
    from.kind = in.text();
    from.ns = in.text();
    from.name = in.text();
    from.unknown = in.object();
}

void write(BinaryWriter &out, const TagReference &tag)
{
    out.text(tag.name);
    out.texts(tag.annotations);
    out.flag(tag.from.has_value());
    if (tag.from)
        write(out, *tag.from);
    out.flag(tag.reference);
    out.flag(tag.generation.has_value());
    out.signedNumber(tag.generation.value_or(0));
    out.flag(tag.importPolicy.insecure);
    out.flag(tag.importPolicy.scheduled);
    out.text(tag.importPolicy.importMode);
    out.text(tag.referencePolicy);
    out.object(tag.unknown);
}

void read(BinaryReader &in, TagReference &tag)
{
    tag.name = in.text();
    tag.annotations = in.texts();
    if (in.flag())
        read(in, tag.from.emplace());
    tag.reference = in.flag();
    const bool hasGeneration = in.flag();
    const qint64 generation = in.signedNumber();
    if (hasGeneration)
        tag.generation = generation;
    tag.importPolicy.insecure = in.flag();
    tag.importPolicy.scheduled = in.flag();
    tag.importPolicy.importMode = in.text();
    tag.referencePolicy = in.text();
    tag.unknown = in.object();
}

void write(BinaryWriter &out, const TagEvent &event)
{
    out.time(event.created);
    out.text(event.dockerImageReference);
    out.text(event.image);
    out.signedNumber(event.generation);
}

void read(BinaryReader &in, TagEvent &event)
{
    event.created = in.time();
    event.dockerImageReference = in.text();
    event.image = in.text();
    event.generation = in.signedNumber();
}

void write(BinaryWriter &out, const TagEventCondition &condition)
{
    out.text(condition.type);
    out.text(condition.status);
    out.time(condition.lastTransitionTime);
    out.text(condition.reason);
    out.text(condition.message);
    out.signedNumber(condition.generation);
}

void read(BinaryReader &in, TagEventCondition &condition)
{
    condition.type = in.text();
    condition.status = in.text();
    condition.lastTransitionTime = in.time();
    condition.reason = in.text();
    condition.message = in.text();
    condition.generation = in.signedNumber();
}

// Needed by name before the templates that call them.
void write(BinaryWriter &out, const NamedTagEventList &list);
void read(BinaryReader &in, NamedTagEventList &list);
void write(BinaryWriter &out, const DefinedStream &defined);
void read(BinaryReader &in, DefinedStream &defined);

template<typename T>
void write(BinaryWriter &out, const QList<T> &values)
{
    out.number(quint64(values.size()));
    for (const T &value : values)
        write(out, value);
}

template<typename T>
void read(BinaryReader &in, QList<T> &values)
{
    constexpr qsizetype plausible = 1000; // a damaged count is no reason to ask for gigabytes
    const qsizetype size = in.count();
    values.reserve(qMin(size, plausible));
    for (qsizetype i = 0; i < size && in.isGood(); ++i)
        read(in, values.emplaceBack());
}

void write(BinaryWriter &out, const NamedTagEventList &list)
{
    out.text(list.tag);
    write(out, list.items);
    write(out, list.conditions);
}

void read(BinaryReader &in, NamedTagEventList &list)
{
    list.tag = in.text();
    read(in, list.items);
    read(in, list.conditions);
}

void write(BinaryWriter &out, const ImageStream &stream)
{
    out.text(stream.apiVersion);
    write(out, stream.metadata);
    out.flag(stream.spec.lookupLocal);
    out.text(stream.spec.dockerImageRepository);
    write(out, stream.spec.tags);
    out.object(stream.spec.unknown);
    out.text(stream.status.dockerImageRepository);
    out.text(stream.status.publicDockerImageRepository);
    write(out, stream.status.tags);
    out.object(stream.unknown);
}

void read(BinaryReader &in, ImageStream &stream)
{
    stream.apiVersion = in.text();
    read(in, stream.metadata);
    stream.spec.lookupLocal = in.flag();
    stream.spec.dockerImageRepository = in.text();
    read(in, stream.spec.tags);
    stream.spec.unknown = in.object();
    stream.status.dockerImageRepository = in.text();
    stream.status.publicDockerImageRepository = in.text();
    read(in, stream.status.tags);
    stream.unknown = in.object();
}

void write(BinaryWriter &out, const DefinedStream &defined)
{
    write(out, *defined.stream);
    out.signedNumber(defined.document);
    out.signedNumber(defined.item);
    write(out, defined.position);
    out.number(quint64(defined.tagPositions.size()));
    for (const auto &[tag, position] : defined.tagPositions.asKeyValueRange()) {
        out.text(tag);
        write(out, position);
    }
}

void read(BinaryReader &in, DefinedStream &defined)
{
    auto stream = std::make_shared<ImageStream>();
    read(in, *stream);
    defined.stream = std::move(stream);
    defined.document = int(in.signedNumber());
    defined.item = int(in.signedNumber());
    read(in, defined.position);
    for (qsizetype left = in.count(); left > 0 && in.isGood(); --left) {
        const QString tag = in.text();
        read(in, *defined.tagPositions.insert(defined.tagPositions.cend(), tag, {}));
    }
}

} // namespace

QByteArray encodeDefinition(const Definition &definition)
{
    BinaryWriter out;
    out.number(quint64(definition.format));
    write(out, definition.streams);
    out.signedNumber(definition.otherObjects);
    write(out, definition.problems);
    return out.finish();
}

std::optional<Definition> decodeDefinition(QByteArrayView data)
{
    BinaryReader in(data);
    Definition definition;
    definition.format = in.number() == 0 ? DefinitionFormat::Yaml : DefinitionFormat::Json;
    read(in, definition.streams);
    definition.otherObjects = int(in.signedNumber());
    read(in, definition.problems);
    if (!in.isGood() || !in.isAtEnd())
        return {};
    return definition;
}

} // namespace headwater
