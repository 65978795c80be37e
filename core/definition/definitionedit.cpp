// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionedit.h"

#include "core/definition/definitiontext.h"
#include "core/definition/documentvalue.h"
#include "core/definition/editplanner.h"
#include "core/definition/jsonreader.h"
#include "core/definition/problemsink.h"
#include "core/definition/textcheck.h"
#include "core/definition/yamlreader.h"

#include <QJsonArray>
#include <QJsonObject>

#include <variant>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Index = DocumentTree::Index;
using Place = EditPlanner::Place;
/// Keys and item numbers from the array of all documents to a value.
using ValuePath = QList<std::variant<QString, qsizetype>>;

/// A text as it was read.
struct ReadText
{
    DocumentTree tree;
    bool isJson = false;
    QList<Problem> problems = {};

    /// All documents, as JSON.
    QJsonArray values() const
    {
        QJsonArray documents;
        for (const DocumentTree::Document &document : tree.documents())
            documents.append(jsonValue(tree, document.root));
        return documents;
    }
};

ReadText read(const QByteArray &text, const QString &fileName)
{
    ReadText file{.tree = DocumentTree(text)};
    const TextIndex positions(text);
    ProblemSink problems;
    if (std::optional<Problem> problem = encodingProblem(text, positions)) {
        problems.add(*std::move(problem));
    } else {
        ProblemSink jsonProblems;
        const bool mustBeJson = fileName.endsWith(".json"_L1, Qt::CaseInsensitive);
        file.isJson = readJson(file.tree, positions, jsonProblems) || mustBeJson;
        if (file.isJson) {
            problems = std::move(jsonProblems);
        } else {
            file.tree = DocumentTree(text);
            readYaml(file.tree, positions, problems);
        }
    }
    file.problems = problems.take();
    return file;
}

/// @p root with the value at @p path, from @p depth on, set; a number past the end appends.
QJsonValue changed(const QJsonValue &root, const ValuePath &path, const QJsonValue &value,
                   qsizetype depth = 0)
{
    if (depth == path.size())
        return value;
    if (const qsizetype *const number = std::get_if<qsizetype>(&path.at(depth))) {
        QJsonArray array = root.toArray();
        const QJsonValue inner = changed(array.at(*number), path, value, depth + 1);
        if (*number < array.size())
            array.replace(*number, inner);
        else
            array.append(inner);
        return array;
    }
    const QString key = std::get<QString>(path.at(depth));
    QJsonObject object = root.toObject();
    object.insert(key, changed(object.value(key), path, value, depth + 1));
    return object;
}

/// One edit of one file: where it is, how it is planned, and whether the plan is right.
class Edit
{
public:
    Edit(const QByteArray &text, const QString &fileName)
        : m_text(text)
        , m_fileName(fileName)
        , m_read(read(text, fileName))
        , m_positions(text)
        , m_planner(m_read.tree, m_read.isJson)
    {
    }

    /// The mapping that is the image stream at @p place.
    Result<Place> stream(const StreamPlace &place)
    {
        const auto &documents = m_read.tree.documents();
        if (documents.empty() && !m_read.problems.isEmpty())
            return error(Error::Kind::InvalidInput, m_read.problems.first().message,
                         m_read.problems.first().position);
        if (place.document < 0 || size_t(place.document) >= documents.size())
            return error(Error::Kind::NotFound,
                         DefinitionText::tr("there is no such document in the file"));
        Place object{.value = documents[size_t(place.document)].root};
        m_path = {qsizetype(place.document)};
        if (place.item >= 0) {
            const auto items = m_planner.entry(object, u"items");
            const std::optional<Place> item
                = items && *items ? m_planner.item(**items, place.item) : std::nullopt;
            if (!item)
                return error(Error::Kind::NotFound,
                             DefinitionText::tr("there is no such item in the list"));
            object = *item;
            m_path += {u"items"_s, qsizetype(place.item)};
        }
        // Items of an ImageStreamList need not say what they are.
        const std::optional<Index> kind = valueOf(object.value, "kind");
        if (kind ? m_read.tree[*kind].text != "ImageStream" : place.item < 0)
            return error(Error::Kind::NotFound,
                         DefinitionText::tr("there is no image stream at this place"));
        return object;
    }

    /// The names of the stream's tags as they are written, in the file's order.
    QStringList tagNames(const Place &stream) const
    {
        const DocumentTree &tree = m_read.tree;
        QStringList names;
        const std::optional<Index> spec = valueOf(stream.value, "spec");
        const std::optional<Index> tags = spec ? valueOf(*spec, "tags") : std::nullopt;
        if (!tags || tree[*tags].kind != DocumentNode::Kind::Sequence)
            return names;
        tree.forEachItem(*tags, [&](Index item) {
            const std::optional<Index> name = valueOf(item, "name");
            names.append(name ? toQString(tree[*name].text) : QString());
        });
        return names;
    }

    Result<QList<TextEdit>> append(const Place &stream, const QJsonObject &tag)
    {
        m_path += {u"spec"_s, u"tags"_s, tagNames(stream).size()};
        return checked(m_planner.append(stream, {u"spec"_s, u"tags"_s}, tag), tag);
    }

    /// All of them go to the same place: what is inserted there follows one another.
    Result<QList<TextEdit>> appendAll(const Place &stream, const QList<QJsonObject> &tags)
    {
        const qsizetype first = tagNames(stream).size();
        QList<TextEdit> together;
        for (const QJsonObject &tag : tags) {
            const EditPlanner::Edits edits = m_planner.append(stream, {u"spec"_s, u"tags"_s}, tag);
            if (!edits)
                return refused(edits.error());
            if (together.isEmpty()) {
                together = *edits;
                continue;
            }
            const bool isSamePlace = edits->size() == 1 && together.size() == 1
                && edits->first().from == together.first().from
                && edits->first().to == edits->first().from;
            if (!isSamePlace)
                return refused({.reason = DefinitionText::tr(
                                    "the tags cannot be added together in this layout"),
                                .offset = together.first().from});
            together.first().text += edits->first().text;
        }
        QJsonArray expected = m_read.values();
        for (qsizetype i = 0; i < tags.size(); ++i) {
            const ValuePath path = m_path + ValuePath{u"spec"_s, u"tags"_s, first + i};
            expected = changed(expected, path, tags.at(i)).toArray();
        }
        return checkedValues(together, expected);
    }

    Result<QList<TextEdit>> setField(const Place &stream, qsizetype tag, const QStringList &field,
                                     const QJsonValue &value)
    {
        m_path += {u"spec"_s, u"tags"_s, tag};
        for (const QString &key : field)
            m_path.append(key);
        const auto spec = m_planner.entry(stream, u"spec");
        if (!spec)
            return refused(spec.error());
        const auto tags = m_planner.entry(**spec, u"tags");
        if (!tags)
            return refused(tags.error());
        const std::optional<Place> place = m_planner.item(**tags, tag);
        if (!place)
            return refused(
                {.reason = DefinitionText::tr("an alias stands here; its anchor's value is shared"),
                 .offset = m_read.tree.written((*tags)->value).offset});
        return checked(m_planner.set(*place, field, value), value);
    }

private:
    std::optional<Index> valueOf(Index mapping, std::string_view key) const
    {
        std::optional<Index> found;
        if (m_read.tree[mapping].kind == DocumentNode::Kind::Mapping) {
            m_read.tree.forEachEntry(mapping, [&](Index candidate, Index value) {
                if (m_read.tree[candidate].text == key)
                    found = value;
            });
        }
        return found;
    }

    Error error(Error::Kind kind, const QString &detail, const TextPosition &position = {}) const
    {
        return {.kind = kind, .subject = m_fileName, .detail = detail, .position = position};
    }

    Error refused(const EditPlanner::Refusal &refusal) const
    {
        return error(Error::Kind::Unsupported, refusal.reason, m_positions.at(refusal.offset));
    }

    /// Reads the edited text: it must say what was wanted and what it said before, nothing else.
    Result<QList<TextEdit>> checked(const EditPlanner::Edits &edits, const QJsonValue &value) const
    {
        if (!edits)
            return refused(edits.error());
        return checkedValues(*edits, changed(m_read.values(), m_path, value));
    }

    Result<QList<TextEdit>> checkedValues(const QList<TextEdit> &edits,
                                          const QJsonValue &expected) const
    {
        const ReadText after = read(applied(m_text, edits), m_fileName);
        const bool isRight = after.isJson == m_read.isJson
            && after.problems.size() == m_read.problems.size()
            && QJsonValue(after.values()) == expected;
        if (!isRight)
            return refused({.reason = DefinitionText::tr(
                                "the file is laid out in a way that cannot be edited safely"),
                            .offset = edits.first().from});
        return edits;
    }

    const QByteArray &m_text;
    const QString &m_fileName;
    ReadText m_read;
    TextIndex m_positions;
    EditPlanner m_planner;
    ValuePath m_path; ///< to what is changed
};

} // namespace

DefinitionEditor::DefinitionEditor(QByteArray text, QString fileName)
    : m_text(std::move(text))
    , m_fileName(std::move(fileName))
{
}

Result<QList<TextEdit>> DefinitionEditor::appendTag(const StreamPlace &place,
                                                    const TagReference &tag) const
{
    Edit edit(m_text, m_fileName);
    const Result<Place> stream = edit.stream(place);
    if (!stream)
        return stream.error();
    if (edit.tagNames(*stream).contains(tag.name))
        return Error{.kind = Error::Kind::AlreadyExists, .subject = tag.name};
    return edit.append(*stream, tagForFile(tag));
}

Result<QList<TextEdit>> DefinitionEditor::appendTags(const StreamPlace &place,
                                                     const QList<TagReference> &tags) const
{
    Edit edit(m_text, m_fileName);
    const Result<Place> stream = edit.stream(place);
    if (!stream)
        return stream.error();
    const QStringList known = edit.tagNames(*stream);
    QList<QJsonObject> objects;
    for (const TagReference &tag : tags) {
        if (known.contains(tag.name))
            return Error{.kind = Error::Kind::AlreadyExists, .subject = tag.name};
        objects.append(tagForFile(tag));
    }
    return objects.isEmpty() ? QList<TextEdit>() : edit.appendAll(*stream, objects);
}

Result<QList<TextEdit>> DefinitionEditor::setTagField(const StreamPlace &place, const QString &tag,
                                                      const QStringList &field,
                                                      const QJsonValue &value) const
{
    Edit edit(m_text, m_fileName);
    const Result<Place> stream = edit.stream(place);
    if (!stream)
        return stream.error();
    const qsizetype index
        = edit.tagNames(*stream).lastIndexOf(tag); // of equal names the last counts
    if (index < 0)
        return Error{.kind = Error::Kind::NotFound, .subject = tag};
    return edit.setField(*stream, index, field, value);
}

} // namespace headwater
