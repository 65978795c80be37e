// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"

#include <optional>

namespace headwater {

/// Finds where the values of a document end; readers only tell where they start. Everything is
/// found by looking at the text; nullopt where that is not sure.
class TextScan
{
public:
    /// @p tree must outlive the scan.
    explicit TextScan(const DocumentTree &tree)
        : m_tree(tree)
        , m_text(tree.text())
    {
    }

    using Index = DocumentTree::Index;

    qsizetype lineStart(qsizetype at) const;
    /// Where the line break of the line begins, or the end of the text.
    qsizetype lineEnd(qsizetype at) const;
    /// Bytes before @p at on its line.
    qsizetype column(qsizetype at) const { return at - lineStart(at); }
    /// The blanks and tabs the line of @p at starts with.
    QByteArray indentation(qsizetype at) const;
    /// Whether only blanks are before @p at on its line.
    bool isFirstOnLine(qsizetype at) const { return indentation(at).size() == column(at); }
    bool startsWith(qsizetype at, QByteArrayView what) const;
    qsizetype skipBlanks(qsizetype at) const;
    /// Whether nothing but blanks and a comment follow on the line.
    bool isRestEmpty(qsizetype at) const;

    /// Whether the collection is written in braces or brackets.
    bool isFlow(Index node) const;
    /// Behind a scalar or flow collection; not for block collections, block scalars, anchors, tags,
    /// and plain text over several lines.
    std::optional<qsizetype> end(Index node) const;
    /// Behind the colon of the entry with the key @p key.
    std::optional<qsizetype> colonEnd(Index key) const;
    /// Length of the word for null at @p at; 0: there is none.
    qsizetype nullWordLength(qsizetype at) const;
    /// The line end of the last line that belongs to @p node, in a block indented by @p column:
    /// lines indented deeper, comments among them, belong to it.
    qsizetype blockEnd(Index node, qsizetype column) const;

private:
    std::optional<qsizetype> quotedEnd(qsizetype at) const;
    std::optional<qsizetype> flowEnd(qsizetype at) const;
    /// On the last line of @p node, as far as its nodes tell.
    qsizetype lastPlace(Index node) const;

    const DocumentTree &m_tree;
    QByteArrayView m_text;
};

} // namespace headwater
