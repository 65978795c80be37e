// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/textscan.h"

#include <optional>

namespace headwater {

/// Where a value stands in its text. Offsets count bytes.
struct NodeSpan
{
    qsizetype begin = 0; ///< of its anchor or tag, if it has one
    qsizetype content = 0; ///< behind them
    qsizetype end = 0; ///< behind its last byte, without blanks and comments
    bool isWritten = true; ///< false: a null that is not there; its place is behind colon or dash
    bool endsLine = false; ///< ends with a block scalar: the end is the start of a line

    bool hasProperties() const { return begin != content; }
};

/// Where an entry of a mapping or an item of a sequence stands.
struct EntrySpan
{
    std::optional<DocumentTree::Index> key = {}; ///< entries of mappings only
    DocumentTree::Index value = 0;
    bool isInFlow = false; ///< in braces or brackets
    bool isExplicit = false; ///< "? key"
    qsizetype start = 0; ///< of the key, "?" or dash; in brackets, of the value
    qsizetype keyEnd = 0; ///< entries of mappings only
    qsizetype after = 0; ///< behind the colon or dash; in brackets, the start
    NodeSpan span = {}; ///< of the value
};

/// Finds where values, entries and items of a document stand, of all ways to write YAML and JSON,
/// from the starts that the readers tell and from the text. Nothing is kept: what is asked for is
/// found anew, by looking at it and at the last of what it holds, so that one place in a large text
/// costs little. nullopt: it is not sure.
class DocumentSpans
{
public:
    using Index = DocumentTree::Index;

    /// @p tree must outlive the spans.
    explicit DocumentSpans(const DocumentTree &tree)
        : m_tree(tree)
        , m_scan(tree.text())
    {
    }

    const TextScan &scan() const { return m_scan; }

    /// Whether the collection is written in braces or brackets.
    bool isFlow(Index collection) const;
    /// Where the collection's bracket or first entry is, behind its anchor and tag.
    qsizetype contentStart(Index collection) const;
    /// Column of the entries of a block collection.
    qsizetype column(Index collection) const { return m_scan.column(contentStart(collection)); }

    /// Of the root of a document that starts at @p documentOffset.
    std::optional<NodeSpan> root(Index root, qsizetype documentOffset) const;
    /// Of the entry with the key @p key in @p mapping.
    std::optional<EntrySpan> entry(Index mapping, Index key) const;
    /// Of the item whose value is @p item in @p sequence.
    std::optional<EntrySpan> item(Index sequence, Index item) const;
    /// The entry or item that starts with the node @p child of @p collection.
    std::optional<EntrySpan> child(Index collection, Index child) const;
    /// The collection's last key or item; 0: it is empty.
    Index lastChild(Index collection) const;
    /// Where a line put behind an entry or value would start: behind its comment and line break.
    qsizetype nextLine(const NodeSpan &span) const
    {
        return span.endsLine ? span.end : m_scan.nextLine(span.end);
    }
    /// Whether a colon is behind the key.
    bool hasColon(Index key) const;
    /// The dash of the item, if it is told by the item's own line.
    std::optional<qsizetype> dashBefore(Index item) const;

private:
    std::optional<NodeSpan> node(Index index, qsizetype from, qsizetype parentColumn) const;
    std::optional<NodeSpan> null(Index index, qsizetype from) const;
    std::optional<NodeSpan> scalar(Index index, qsizetype parentColumn) const;
    std::optional<NodeSpan> collection(Index index) const;
    std::optional<qsizetype> dash(Index sequence, Index item) const;

    const DocumentTree &m_tree;
    TextScan m_scan;
};

} // namespace headwater
