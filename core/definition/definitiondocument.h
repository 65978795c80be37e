// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/base/textedit.h"
#include "core/definition/definition.h"
#include "core/definition/documentchange.h"
#include "core/definition/documenttree.h"
#include "core/definition/textindex.h"

#include <QJsonValue>

#include <memory>
#include <optional>

namespace headwater {

struct StreamPlace;

/// The bytes [from, to) of a text.
struct TextRange
{
    qsizetype from = 0;
    qsizetype to = 0;

    bool isEmpty() const { return from == to; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Where what a path leads to stands.
struct PathRanges
{
    TextRange entry = {}; ///< with key or dash; of a document, the whole of it
    TextRange key = {}; ///< with its quotes; empty: an item or document has none
    TextRange value = {}; ///< with its quotes; empty: a null that is not written
};

/// An API object of a file: a document, or an item of a List.
struct DocumentObject
{
    DocumentPath path = {};
    QString apiVersion = {};
    QString kind = {};
    QString ns = {}; ///< metadata.namespace
    QString name = {}; ///< metadata.name
    TextRange range = {}; ///< all its lines
};

/// The text of a definition file, read once: its objects, where each key and value stands, and the
/// edits of the text that change a value. A value that is cheap to copy and never changes; any
/// thread may use it.
///
/// Edits follow the style around them (indentation, quotes, place of dashes, block or flow, line
/// ends, JSON's tabs) and leave every other byte as it is. See docs/definitions.md, "Editing".
class DefinitionDocument
{
public:
    /// An empty YAML text.
    DefinitionDocument();
    /// Reads @p text, which came from a file called @p fileName: its suffix picks the format, .json
    /// is JSON, all else YAML, of which JSON is tried first if the text starts with "{". Never
    /// fails: what cannot be read is in the problems.
    static DefinitionDocument read(QByteArray text, const QString &fileName);

    QByteArray text() const;
    const QString &fileName() const;
    DefinitionFormat format() const;
    /// Of encoding and syntax; what streams may not say is for readDefinition().
    const QList<Problem> &problems() const;
    bool isBroken() const; ///< one of the problems is an error
    const DocumentTree &tree() const;
    const TextIndex &positions() const;

    /// All objects, in the file's order; Lists are looked into.
    QList<DocumentObject> objects() const;
    /// The object in whose lines the byte @p offset is.
    std::optional<DocumentObject> objectAt(qsizetype offset) const;
    static DocumentPath pathOf(const StreamPlace &place);

    /// @p path with numbers for its named steps, whether or not all of it is there. nullopt: there
    /// is no item of that name.
    std::optional<DocumentPath> numbered(const DocumentPath &path) const;
    bool contains(const DocumentPath &path) const { return ranges(path).has_value(); }
    /// nullopt: nothing is there.
    std::optional<PathRanges> ranges(const DocumentPath &path) const;
    /// The line and column of what the path leads to: its value, or its key if that says more;
    /// invalid: nothing is there.
    TextPosition position(const DocumentPath &path) const;
    /// As the server sees it, aliases and merges followed; undefined: nothing is there.
    QJsonValue value(const DocumentPath &path) const;
    /// The innermost entry or item in whose lines the byte @p offset is. Items are numbered.
    DocumentPath pathAt(qsizetype offset) const;

    /// The edits that make @p changes, one after the other, each in what the one before has made:
    /// one sorted list for the text as it is now, which is one step to undo. Before they are handed
    /// out the edited text is read again; unless it says exactly what was wanted, and nothing else
    /// has changed, they are refused.
    ///
    /// Errors: InvalidInput (the text cannot be read, or a change makes no sense), NotFound,
    /// AlreadyExists (the key or a tag's name), Unsupported (the detail says what stands in the
    /// way, the position where: an alias, a merge, an anchor that others share).
    Result<QList<TextEdit>> edits(const QList<DocumentChange> &changes) const;

    /// The document after @p edits, of whatever origin. Reads only the objects or items around
    /// the edits again where that gives what reading all of it would (DocumentRegion).
    DefinitionDocument edited(const QList<TextEdit> &edits) const;

private:
    struct State;
    explicit DefinitionDocument(std::shared_ptr<const State> state);

    std::shared_ptr<const State> m_state;
};

} // namespace headwater
