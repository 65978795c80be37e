// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"
#include "core/definition/documentspans.h"

#include <QtClassHelperMacros>

namespace headwater {

/// Takes entries and items out of a text, and puts items elsewhere, together with the comments that
/// are theirs: the lines directly above with nothing but a comment in the same column (but not
/// those at the start of a document, which are the file's), the comment behind it, and comments
/// below that are indented deeper. nullopt: the layout does not allow it.
class EntryMover
{
public:
    using Index = DocumentTree::Index;

    /// @p tree must outlive the mover.
    EntryMover(const DocumentTree &tree, QByteArray newline)
        : m_tree(tree)
        , m_spans(tree)
        , m_scan(m_spans.scan())
        , m_newline(std::move(newline))
    {
    }

    Q_DISABLE_COPY_MOVE(EntryMover)

    std::optional<QList<TextEdit>> remove(Index collection, const EntrySpan &entry) const;
    /// Gives item @p from of @p sequence the number @p to.
    std::optional<QList<TextEdit>> moveItem(Index sequence, qsizetype from, qsizetype to) const;

    /// Start of the comment lines directly above that belong to the entry that starts at @p start;
    /// the start of its line if there are none.
    qsizetype commentsStart(qsizetype start) const;
    /// Before the line break of the last line that belongs to an entry at @p column.
    qsizetype lastLineEnd(const NodeSpan &span, qsizetype column) const;

private:
    std::optional<QList<TextEdit>> removeInFlow(Index collection, const EntrySpan &entry) const;
    std::optional<QList<TextEdit>> removeLast(Index collection, const EntrySpan &entry) const;
    std::optional<QList<TextEdit>> moveInFlow(Index sequence, qsizetype from, qsizetype to) const;
    QList<TextEdit> swapAtEnd(qsizetype from, qsizetype middle) const;
    Index sibling(Index collection, Index child, int by) const;
    Index start(const EntrySpan &entry) const { return entry.key.value_or(entry.value); }

    const DocumentTree &m_tree;
    DocumentSpans m_spans;
    const TextScan &m_scan;
    QByteArray m_newline;
};

} // namespace headwater
