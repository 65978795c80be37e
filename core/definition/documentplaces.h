// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/definition/documentspans.h"
#include "core/definition/sequenceindex.h"

namespace headwater {

/// Finds what paths of a document lead to, and the path of a place in the text.
class DocumentPlaces
{
public:
    using Index = DocumentTree::Index;

    /// @p tree must outlive the places.
    explicit DocumentPlaces(const DocumentTree &tree)
        : m_tree(tree)
        , m_spans(tree)
        , m_items(tree)
    {
    }

    /// The node @p path leads to, as written; aliases and merges on the way are followed.
    std::optional<Index> node(const DocumentPath &path) const;
    std::optional<DocumentPath> numbered(const DocumentPath &path) const;
    std::optional<PathRanges> ranges(const DocumentPath &path) const;
    DocumentPath pathAt(qsizetype offset) const;
    QList<DocumentObject> objects() const;
    std::optional<DocumentObject> objectAt(qsizetype offset) const;

    /// The key of the entry that counts in @p mapping, which is no alias: the last of that name,
    /// merges aside.
    std::optional<Index> key(Index mapping, const QString &text) const;
    /// The field "name" of each item of @p sequence, as it is written; empty where there is none.
    QStringList namesOf(Index sequence) const;
    /// Number of the last item with the name; nullopt: there is none.
    std::optional<qsizetype> numberOf(Index sequence, const QString &name) const;

private:
    struct Found
    {
        Index collection = 0; ///< that holds it
        Index child = 0; ///< key or item; 0: it is a document
        Index value = 0;
    };
    std::optional<Found> find(const DocumentPath &path) const;
    std::optional<Found> step(Index collection, const PathStep &step) const;
    std::optional<Found> merged(Index mapping, const QString &key) const;
    TextRange documentRange(int document) const;
    /// @p fallback tells kind and version of items that do not say them.
    DocumentObject described(const DocumentPath &path, Index object, const TextRange &range,
                             const DocumentObject &fallback) const;
    void addObjects(const DocumentObject &object, Index node, QList<DocumentObject> &objects) const;
    std::optional<Index> itemsOf(const DocumentObject &object, Index node) const;
    DocumentObject itemOf(const DocumentObject &list, Index sequence, Index item,
                          qsizetype number) const;
    std::optional<std::pair<PathStep, Index>> childAt(Index collection, qsizetype offset) const;
    QString textOf(Index mapping, const QString &key) const;

    const DocumentTree &m_tree;
    DocumentSpans m_spans;
    SequenceIndex m_items;
};

} // namespace headwater
