// SPDX-License-Identifier: Apache-2.0
#include "core/definition/streamreader.h"

#include "core/definition/documentplaces.h"
#include "core/definition/godecoder.h"
#include "core/imagestream/imagestreamjson.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = DocumentNode::Kind;
using Index = DocumentTree::Index;

constexpr std::string_view group = "image.openshift.io/v1";
constexpr std::string_view legacyGroup = "v1";
constexpr std::string_view streamKind = "ImageStream";

/// What the document says an object is.
struct ObjectType
{
    std::string_view kind = {};
    std::string_view apiVersion = {};
};

class StreamReader
{
public:
    StreamReader(const DocumentTree &tree, const TextIndex &positions, Definition &definition,
                 ProblemSink &problems)
        : m_tree(tree)
        , m_decoder(tree, positions, problems)
        , m_definition(definition)
    {
    }

    void read()
    {
        for (const DocumentTree::Document &document : m_tree.documents()) {
            // A document with nothing in it, as behind a last "---", is no object.
            if (m_tree[document.root].kind != Kind::Null)
                readObject(document.root, {});
            ++m_document;
        }
    }

    void readOne(const DocumentObject &object, Index node)
    {
        const QByteArray kind = object.kind.toUtf8();
        const QByteArray version = object.apiVersion.toUtf8();
        m_document = object.path.document;
        m_item = object.path.steps.isEmpty() ? -1 : int(object.path.steps.at(1).number());
        readObject(node,
                   {.kind = {kind.data(), size_t(kind.size())},
                    .apiVersion = {version.data(), size_t(version.size())}});
    }

private:
    ObjectType typeOfObject(Index object) const
    {
        ObjectType type;
        m_tree.forEachEntry(object, [&](Index key, Index value) {
            const DocumentNode &node = m_tree[value];
            if (node.kind != Kind::Scalar)
                return;
            if (m_tree[key].text == "kind")
                type.kind = node.text;
            else if (m_tree[key].text == "apiVersion")
                type.apiVersion = node.text;
        });
        return type;
    }

    /// @p fallback is what an item of a typed list is if it does not say: the API leaves it out.
    void readObject(Index object, ObjectType fallback)
    {
        if (m_tree[object].kind != Kind::Mapping) {
            ++m_definition.otherObjects;
            return;
        }
        ObjectType type = typeOfObject(object);
        if (type.kind.empty())
            type = fallback;
        if (type.kind.ends_with("List"))
            readList(object, type);
        else if (type.kind == streamKind && isServed(object, type))
            readStream(object, type);
        else
            ++m_definition.otherObjects;
    }

    bool isServed(Index object, const ObjectType &type)
    {
        if (type.apiVersion == group || type.apiVersion == legacyGroup)
            return true;
        Problem problem;
        problem.position = m_decoder.positionOf(object);
        problem.remedy = DefinitionText::tr("Write apiVersion: image.openshift.io/v1.");
        if (type.apiVersion.empty()) {
            problem.message = u"apiVersion not set"_s;
            m_decoder.report(problem);
            return true; // there is no doubt what it is meant to be
        }
        problem.severity = Problem::Severity::Warning;
        problem.message = u"no matches for kind \"ImageStream\" in version \"%1\""_s.arg(
            toQString(type.apiVersion));
        m_decoder.report(problem);
        return false;
    }

    void readList(Index list, const ObjectType &type)
    {
        constexpr std::string_view suffix = "List";
        const ObjectType ofItems{.kind = type.kind.substr(0, type.kind.size() - suffix.size()),
                                 .apiVersion = type.apiVersion};
        std::optional<Index> items;
        m_tree.forEachEntry(list, [&](Index key, Index value) {
            if (m_tree[key].text == "items")
                items = value;
        });
        if (!items || !m_decoder.isSequence(*items, {"List", "items", "[]runtime.RawExtension"}))
            return;
        const bool isOutermost = m_item < 0;
        m_tree.forEachItem(*items, [&](Index item) {
            if (isOutermost)
                ++m_item;
            readObject(item, ofItems);
        });
        if (isOutermost)
            m_item = -1;
    }

    void readStream(Index object, const ObjectType &type)
    {
        auto stream = std::make_shared<ImageStream>();
        DefinedStream defined{.stream = {},
                              .document = m_document,
                              .item = m_item,
                              .position = m_decoder.positionOf(object)};
        stream->apiVersion = toQString(type.apiVersion);
        m_tree.forEachEntry(object, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "metadata")
                stream->metadata = readMetadata(value);
            else if (name == "spec")
                stream->spec = readSpec(value, defined.tagPositions);
            else if (name == "status")
                stream->status = statusFromJson(jsonValue(m_tree, value).toObject());
            else if (name != "kind" && name != "apiVersion")
                stream->unknown.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
        });
        defined.stream = std::move(stream);
        m_definition.streams.append(std::move(defined));
    }

    ObjectMeta readMetadata(Index metadata)
    {
        ObjectMeta meta;
        if (!m_decoder.isMapping(metadata, {"ImageStream", "metadata", "v1.ObjectMeta"}))
            return meta;
        m_tree.forEachEntry(metadata, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "name")
                meta.name = m_decoder.string(value, {"ObjectMeta", "metadata.name", "string"});
            else if (name == "namespace")
                meta.ns = m_decoder.string(value, {"ObjectMeta", "metadata.namespace", "string"});
            else if (name == "labels")
                meta.labels = m_decoder.stringMap(
                    value, {"ObjectMeta", "metadata.labels", "map[string]string"});
            else if (name == "annotations")
                meta.annotations = m_decoder.stringMap(
                    value, {"ObjectMeta", "metadata.annotations", "map[string]string"});
            else if (name == "generation")
                meta.generation
                    = m_decoder.integer(value, {"ObjectMeta", "metadata.generation", "int64"})
                          .value_or(0);
            else if (name == "creationTimestamp")
                meta.creationTimestamp
                    = m_decoder.time(value, {"ObjectMeta", "metadata.creationTimestamp", "string"});
            else if (name == "uid")
                meta.uid = m_decoder.string(value, {"ObjectMeta", "metadata.uid", "string"});
            else if (name == "resourceVersion")
                meta.resourceVersion
                    = m_decoder.string(value, {"ObjectMeta", "metadata.resourceVersion", "string"});
            else
                readOtherMetadata(key, value, meta);
        });
        return meta;
    }

    /// What is kept as it is, but has to be of its type all the same.
    void readOtherMetadata(Index key, Index value, ObjectMeta &meta)
    {
        const std::string_view name = m_tree[key].text;
        if (name == "generateName")
            m_decoder.string(value, {"ObjectMeta", "metadata.generateName", "string"});
        else if (name == "deletionTimestamp")
            m_decoder.time(value, {"ObjectMeta", "metadata.deletionTimestamp", "string"});
        else if (name == "ownerReferences")
            m_decoder.isSequence(value,
                                 {"ObjectMeta", "metadata.ownerReferences", "[]v1.OwnerReference"});
        else if (name == "finalizers"
                 && m_decoder.isSequence(value, {"ObjectMeta", "metadata.finalizers", "[]string"}))
            m_tree.forEachItem(value, [&](Index item) {
                m_decoder.string(item, {"ObjectMeta", "metadata.finalizers", "string"});
            });
        meta.unknown.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
    }

    ImageStreamSpec readSpec(Index index, QMap<QString, TextPosition> &tagPositions)
    {
        ImageStreamSpec spec;
        if (!m_decoder.isMapping(index, {"ImageStream", "spec", "v1.ImageStreamSpec"}))
            return spec;
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "lookupPolicy")
                readLookupPolicy(value, spec);
            else if (name == "dockerImageRepository")
                spec.dockerImageRepository = m_decoder.string(
                    value, {"ImageStreamSpec", "spec.dockerImageRepository", "string"});
            else if (name == "tags")
                spec.tags = readTags(value, tagPositions);
            else
                spec.unknown.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
        });
        return spec;
    }

    void readLookupPolicy(Index index, ImageStreamSpec &spec)
    {
        if (!m_decoder.isMapping(index,
                                 {"ImageStreamSpec", "spec.lookupPolicy", "v1.ImageLookupPolicy"}))
            return;
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            if (m_tree[key].text == "local")
                spec.lookupLocal = m_decoder.boolean(
                    value, {"ImageLookupPolicy", "spec.lookupPolicy.local", "bool"});
            else
                insertInto(spec.unknown, u"lookupPolicy"_s, key, value);
        });
    }

    QList<TagReference> readTags(Index index, QMap<QString, TextPosition> &positions)
    {
        QList<TagReference> tags;
        if (!m_decoder.isSequence(index, {"ImageStreamSpec", "spec.tags", "[]v1.TagReference"}))
            return tags;
        m_tree.forEachItem(index, [&](Index item) {
            tags.append(readTag(item));
            positions.insert(tags.constLast().name, m_decoder.positionOf(item));
        });
        return tags;
    }

    TagReference readTag(Index index)
    {
        TagReference tag;
        if (!m_decoder.isMapping(index, {"ImageStreamSpec", "spec.tags", "v1.TagReference"}))
            return tag;
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "name")
                tag.name = m_decoder.string(value, {"TagReference", "spec.tags.name", "string"});
            else if (name == "annotations")
                tag.annotations = m_decoder.stringMap(
                    value, {"TagReference", "spec.tags.annotations", "map[string]string"});
            else if (name == "from")
                tag.from = readReference(value);
            else if (name == "reference")
                tag.reference
                    = m_decoder.boolean(value, {"TagReference", "spec.tags.reference", "bool"});
            else if (name == "generation")
                tag.generation
                    = m_decoder.integer(value, {"TagReference", "spec.tags.generation", "int64"});
            else if (name == "importPolicy")
                readImportPolicy(value, tag);
            else if (name == "referencePolicy")
                readReferencePolicy(value, tag);
            else
                tag.unknown.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
        });
        return tag;
    }

    std::optional<ObjectReference> readReference(Index index)
    {
        if (!m_decoder.isMapping(index, {"TagReference", "spec.tags.from", "v1.ObjectReference"}))
            return std::nullopt;
        ObjectReference reference;
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "kind")
                reference.kind
                    = m_decoder.string(value, {"ObjectReference", "spec.tags.from.kind", "string"});
            else if (name == "name")
                reference.name
                    = m_decoder.string(value, {"ObjectReference", "spec.tags.from.name", "string"});
            else if (name == "namespace")
                reference.ns = m_decoder.string(
                    value, {"ObjectReference", "spec.tags.from.namespace", "string"});
            else
                readOtherReference(key, value, reference);
        });
        return reference;
    }

    void readOtherReference(Index key, Index value, ObjectReference &reference)
    {
        const std::string_view name = m_tree[key].text;
        if (name == "apiVersion")
            m_decoder.string(value, {"ObjectReference", "spec.tags.from.apiVersion", "string"});
        else if (name == "uid")
            m_decoder.string(value, {"ObjectReference", "spec.tags.from.uid", "string"});
        else if (name == "resourceVersion")
            m_decoder.string(value,
                             {"ObjectReference", "spec.tags.from.resourceVersion", "string"});
        else if (name == "fieldPath")
            m_decoder.string(value, {"ObjectReference", "spec.tags.from.fieldPath", "string"});
        reference.unknown.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
    }

    void readImportPolicy(Index index, TagReference &tag)
    {
        if (!m_decoder.isMapping(index,
                                 {"TagReference", "spec.tags.importPolicy", "v1.TagImportPolicy"}))
            return;
        tag.importPolicy = {};
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            const std::string_view name = m_tree[key].text;
            if (name == "insecure")
                tag.importPolicy.insecure = m_decoder.boolean(
                    value, {"TagImportPolicy", "spec.tags.importPolicy.insecure", "bool"});
            else if (name == "scheduled")
                tag.importPolicy.scheduled = m_decoder.boolean(
                    value, {"TagImportPolicy", "spec.tags.importPolicy.scheduled", "bool"});
            else if (name == "importMode")
                tag.importPolicy.importMode = m_decoder.string(
                    value, {"TagImportPolicy", "spec.tags.importPolicy.importMode", "string"});
            else
                insertInto(tag.unknown, u"importPolicy"_s, key, value);
        });
    }

    void readReferencePolicy(Index index, TagReference &tag)
    {
        if (!m_decoder.isMapping(
                index, {"TagReference", "spec.tags.referencePolicy", "v1.TagReferencePolicy"}))
            return;
        tag.referencePolicy.clear();
        m_tree.forEachEntry(index, [&](Index key, Index value) {
            if (m_tree[key].text == "type")
                tag.referencePolicy = m_decoder.string(
                    value, {"TagReferencePolicy", "spec.tags.referencePolicy.type", "string"});
            else
                insertInto(tag.unknown, u"referencePolicy"_s, key, value);
        });
    }

    /// Unknown fields of a struct that the values do not model on its own: they are kept under its
    /// name, and toJson() puts the two together again.
    void insertInto(QJsonObject &unknown, const QString &name, Index key, Index value)
    {
        QJsonObject inner = unknown.value(name).toObject();
        inner.insert(keyText(m_tree[key]), jsonValue(m_tree, value));
        unknown.insert(name, inner);
    }

    const DocumentTree &m_tree;
    GoDecoder m_decoder;
    Definition &m_definition;
    int m_document = 0;
    int m_item = -1;
};

} // namespace

void readStreams(const DocumentTree &tree, const TextIndex &positions, Definition &definition,
                 ProblemSink &problems)
{
    StreamReader(tree, positions, definition, problems).read();
}

void readStream(const DefinitionDocument &document, const DocumentObject &object,
                Definition &definition, ProblemSink &problems)
{
    const auto node = DocumentPlaces(document.tree()).node(object.path);
    if (node)
        StreamReader(document.tree(), document.positions(), definition, problems)
            .readOne(object, *node);
}

} // namespace headwater
