// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/problemsink.h"
#include "core/definition/textindex.h"

namespace headwater {

/// Makes a DocumentTree from what a parser reports, in the text's order. It knows the limits and
/// what a parser does not check: depth, number of nodes with aliases counted in full, keys that are
/// there twice, merges of things that are no mappings.
class DocumentBuilder
{
public:
    using Kind = DocumentNode::Kind;
    using Index = DocumentTree::Index;

    /// All three must outlive the builder.
    DocumentBuilder(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems);

    void startDocument(quint32 offset);
    /// What was reported since startDocument() becomes a document of the tree.
    void endDocument();
    /// What was reported since startDocument() is forgotten: the parser could not go on.
    void dropDocument();

    // Those that return bool return false when a limit of the file is reached; the problem is
    // recorded and the parser must stop. @p anchor numbers the anchors of a document from 1; 0:
    // none.

    bool addNull(quint32 offset, size_t anchor = 0);
    bool addScalar(quint32 offset, std::string_view text, bool isText, size_t anchor = 0);
    bool addAlias(quint32 offset, size_t anchor);
    /// @p kind is Sequence or Mapping; what follows is inside until close().
    bool open(Kind kind, quint32 offset, size_t anchor = 0);
    void close();

    bool isInDocument() const { return m_inDocument; }

private:
    /// How much a walk over a node visits, and how deep it goes, its aliases followed.
    struct Extent
    {
        quint64 nodes = 1;
        int height = 0;
    };
    struct Open
    {
        Index node = 0;
        size_t anchor = 0;
        Extent extent = {};
    };
    struct Anchor
    {
        Index node = 0;
        Extent extent = {};
        bool isComplete = false;
    };
    struct Key
    {
        std::string_view text;
        Index node = 0;
    };

    bool append(DocumentNode node, size_t anchor);
    void addToParent(const Extent &extent);
    void setAnchor(size_t anchor, Index node, const Extent &extent, bool isComplete);
    bool hasRoom(quint64 nodes, int depth, quint32 offset);
    bool isExcessive() const;
    void refuse(quint32 offset, const QString &message, const QString &remedy = {});
    void checkKeys(Index mapping);
    void checkMerge(Index value);
    void reportDuplicates();
    void reportDuplicate(const Key &first, const Key &second);

    DocumentTree &m_tree;
    const TextIndex &m_positions;
    ProblemSink &m_problems;

    bool m_inDocument = false;
    bool m_isRefused = false; ///< the document has to be dropped, the parser may go on
    quint32 m_documentOffset = 0;
    size_t m_firstNode = 0;
    std::vector<Open> m_open;
    std::vector<Anchor> m_anchors;
    std::vector<Key> m_keys; ///< of the mapping being closed
    quint64 m_visited = 0; ///< in the whole file, aliases followed
    quint64 m_decoded = 0; ///< in the document, aliases followed
    quint64 m_aliased = 0; ///< of m_decoded those behind aliases
};

} // namespace headwater
