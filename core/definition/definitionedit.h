// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/textedit.h"
#include "core/definition/definition.h"

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

/// Plans changes of a definition file as edits of its text, YAML or JSON: what is not changed keeps
/// every byte, comments and layout included, and what is added follows the layout around it. Before
/// an edit is handed out the edited text is read again; unless it says exactly what was wanted, and
/// nothing else has changed, the edit is refused.
///
/// Errors: InvalidInput (the text cannot be read), NotFound (no such stream or tag), AlreadyExists,
/// Unsupported (the detail says what stands in the way, the position where).
class DefinitionEditor
{
public:
    /// @p fileName picks the format, as in readDefinition().
    DefinitionEditor(QByteArray text, QString fileName);

    /// Adds @p tag behind the others. AlreadyExists: there is a tag of that name.
    Result<QList<TextEdit>> appendTag(const StreamPlace &place, const TagReference &tag) const;

    /// Adds @p tags, which are new, behind the others of a stream that has some already; as
    /// appendTag(), but the text is read once for all of them.
    Result<QList<TextEdit>> appendTags(const StreamPlace &place,
                                       const QList<TagReference> &tags) const;

    /// Sets a field of a tag, {"from", "name"} for example, to a text, bool, number or small
    /// object. What of the path is missing is added.
    Result<QList<TextEdit>> setTagField(const StreamPlace &place, const QString &tag,
                                        const QStringList &field, const QJsonValue &value) const;

private:
    QByteArray m_text;
    QString m_fileName;
};

} // namespace headwater
