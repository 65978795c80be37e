// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/textedit.h"
#include "core/definition/definitiondocument.h"

#include <QJsonValue>
#include <QStringList>

namespace headwater {

/// Which of a file's image streams is meant: the document and item of a DefinedStream.
struct StreamPlace
{
    int document = 0;
    int item = -1;

    static StreamPlace of(const DefinedStream &defined) { return {defined.document, defined.item}; }
    friend bool operator==(const StreamPlace &, const StreamPlace &) = default;
};

/// Changes of the tags of a stream as edits of its definition file, by DefinitionDocument::edits().
///
/// Errors: InvalidInput (the text cannot be read), NotFound (no such stream or tag), AlreadyExists,
/// Unsupported (the detail says what stands in the way, the position where).
class DefinitionEditor
{
public:
    /// @p fileName picks the format, as in readDefinition().
    DefinitionEditor(const QByteArray &text, const QString &fileName);

    /// Adds @p tag behind the others. AlreadyExists: there is a tag of that name.
    Result<QList<TextEdit>> appendTag(const StreamPlace &place, const TagReference &tag) const;

    /// Adds @p tags, which are new, behind the others.
    Result<QList<TextEdit>> appendTags(const StreamPlace &place,
                                       const QList<TagReference> &tags) const;

    /// Sets a field of a tag, {"from", "name"} for example, to a text, bool, number or small
    /// object. What of the path is missing is added.
    Result<QList<TextEdit>> setTagField(const StreamPlace &place, const QString &tag,
                                        const QStringList &field, const QJsonValue &value) const;

private:
    DefinitionDocument m_document;
};

} // namespace headwater
