// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitionedit.h"

#include "core/definition/definitiontext.h"
#include "core/definition/definitionwriter.h"
#include "core/definition/documentplaces.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error notFound(const DefinitionDocument &document, const QString &detail)
{
    return {.kind = Error::Kind::NotFound, .subject = document.fileName(), .detail = detail};
}

/// The path of the image stream at @p place.
Result<DocumentPath> streamPath(const DefinitionDocument &document, const StreamPlace &place)
{
    const DocumentTree &tree = document.tree();
    const auto &problems = document.problems();
    if (tree.documents().empty() && document.isBroken())
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = document.fileName(),
                     .detail = problems.first().message,
                     .position = problems.first().position};
    if (place.document < 0 || size_t(place.document) >= tree.documents().size())
        return notFound(document, DefinitionText::tr("there is no such document in the file"));
    const DocumentPath path = DefinitionDocument::pathOf(place);
    const DocumentPlaces places(tree);
    if (!places.node(path))
        return notFound(document, DefinitionText::tr("there is no such item in the list"));
    // Items of an ImageStreamList need not say what they are.
    const auto kind = places.node(path / u"kind"_s);
    if (kind ? tree[*kind].text != "ImageStream" : place.item < 0)
        return notFound(document, DefinitionText::tr("there is no image stream at this place"));
    return path;
}

/// The names of the stream's tags as they are written, in the file's order.
QStringList tagNames(const DefinitionDocument &document, const DocumentPath &stream)
{
    const DocumentPlaces places(document.tree());
    const auto tags = places.node(stream / u"spec"_s / u"tags"_s);
    const bool isList = tags && document.tree()[*tags].kind == DocumentNode::Kind::Sequence;
    return isList ? places.namesOf(*tags) : QStringList();
}

} // namespace

DefinitionEditor::DefinitionEditor(const QByteArray &text, const QString &fileName)
    : m_document(DefinitionDocument::read(text, fileName))
{
}

Result<QList<TextEdit>> DefinitionEditor::appendTag(const StreamPlace &place,
                                                    const TagReference &tag) const
{
    return appendTags(place, {tag});
}

Result<QList<TextEdit>> DefinitionEditor::appendTags(const StreamPlace &place,
                                                     const QList<TagReference> &tags) const
{
    const Result<DocumentPath> stream = streamPath(m_document, place);
    if (!stream)
        return stream.error();
    const QStringList known = tagNames(m_document, *stream);
    QList<DocumentChange> changes;
    for (const TagReference &tag : tags) {
        if (known.contains(tag.name))
            return Error{.kind = Error::Kind::AlreadyExists, .subject = tag.name};
        const auto number = known.size() + changes.size();
        changes.append(
            DocumentChange::set(*stream / u"spec"_s / u"tags"_s / number, tagForFile(tag)));
    }
    return m_document.edits(changes);
}

Result<QList<TextEdit>> DefinitionEditor::setTagField(const StreamPlace &place, const QString &tag,
                                                      const QStringList &field,
                                                      const QJsonValue &value) const
{
    const Result<DocumentPath> stream = streamPath(m_document, place);
    if (!stream)
        return stream.error();
    // Of equal names the last counts.
    const qsizetype number = tagNames(m_document, *stream).lastIndexOf(tag);
    if (number < 0)
        return Error{.kind = Error::Kind::NotFound, .subject = tag};
    DocumentPath path = *stream / u"spec"_s / u"tags"_s / number;
    for (const QString &key : field)
        path = path / key;
    return m_document.edits({DocumentChange::set(path, value)});
}

} // namespace headwater
