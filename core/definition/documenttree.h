// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>
#include <vector>

namespace headwater {

/// A value in a YAML or JSON text.
struct DocumentNode
{
    enum class Kind : quint8 { Null, Scalar, Sequence, Mapping, Alias };

    Kind kind = Kind::Null;
    /// Scalars: a string whatever it looks like: quoted, a block, or tagged so. Others are resolved
    /// by what they look like (yamlscalar.h).
    bool isText = false;
    quint32 offset = 0; ///< byte offset of its start: anchor, tag, quote or first entry
    quint32 end = 0; ///< index of the node behind it and all it holds
    quint32 target = 0; ///< Alias: index of the node it stands for
    std::string_view text = {}; ///< Scalar: its value, UTF-8
};

/// The documents of a YAML or JSON text as one flat array, each node followed by what it holds; a
/// mapping holds key, value, key, value. Aliases are not copied out: index with [] to see what they
/// stand for. Made by DocumentBuilder, which has refused what is too deep or too large, aliases
/// counted in full, so that a walk needs no limits of its own.
class DocumentTree
{
public:
    using Index = quint32;

    struct Document
    {
        Index root = 0;
        quint32 offset = 0; ///< byte offset of its start, a "---" included
    };

    /// Keeps @p text alive, into which the nodes point.
    explicit DocumentTree(QByteArray text)
        : m_text(std::move(text))
    {
    }

    const std::vector<Document> &documents() const { return m_documents; }
    QByteArrayView text() const { return m_text; }
    QByteArray sharedText() const { return m_text; }

    /// Forgets all documents; the text stays.
    void clear();

    /// The node at @p index; for an alias the node it stands for.
    const DocumentNode &operator[](Index index) const { return m_nodes[resolved(index)]; }
    /// The node as it is written.
    const DocumentNode &written(Index index) const { return m_nodes[index]; }
    bool hasAliases() const { return m_hasAliases; }
    /// The number of nodes.
    Index size() const { return Index(m_nodes.size()); }

    /// A part of the tree, and of its text, that was read again.
    struct Replacement
    {
        Index first = 0; ///< node the part started with
        Index end = 0; ///< node behind the part
        /// Documents that the part was made of; none: it is within a document.
        int firstDocument = 0;
        int documents = 0;
        qsizetype growth = 0; ///< bytes the text has more than before
        const DocumentTree *source = nullptr; ///< what was read in its place
        Index sourceFirst = 0; ///< nodes of @c source [sourceFirst, sourceEnd) take the place
        Index sourceEnd = 0;
        qsizetype sourceOffset = 0; ///< of the start of the source's text in the new text
    };
    /// The tree of @p text, which differs from this one's only where @p part says so. Nodes of the
    /// part are no targets of aliases from elsewhere.
    DocumentTree replaced(QByteArray text, const Replacement &part) const;
    /// Values that are kept beside the text: each reading adds to them, none takes away.
    size_t keptChunks() const { return m_chunks.size() + m_largeValues.size(); }

    /// Calls @p visit(key, value) with the indexes of each entry. Entries merged by "<<" come where
    /// the merge stands; of equal keys the later one counts. That is go-yaml 2's reading.
    template<typename Visitor>
    void forEachEntry(Index mapping, Visitor &&visit) const;
    /// Calls @p visit(item) with the index of each item.
    template<typename Visitor>
    void forEachItem(Index sequence, Visitor &&visit) const;

    /// "<<", unquoted.
    static bool isMergeKey(const DocumentNode &key)
    {
        return key.kind == DocumentNode::Kind::Scalar && !key.isText && key.text == "<<";
    }

private:
    friend class DocumentBuilder;

    Index resolved(Index index) const
    {
        const DocumentNode &node = m_nodes[index];
        return node.kind == DocumentNode::Kind::Alias ? node.target : index;
    }
    template<typename Visitor>
    void forEachMerged(Index source, Visitor &&visit) const;
    std::string_view kept(std::string_view text);
    void appendShifted(const DocumentTree &source, Index first, Index end, qsizetype byteShift);

    QByteArray m_text;
    std::vector<DocumentNode> m_nodes;
    std::vector<Document> m_documents;
    bool m_hasAliases = false;
    /// Values that are not in the text as they are: escapes, folded lines.
    std::vector<std::shared_ptr<char[]>> m_chunks;
    std::vector<std::shared_ptr<char[]>> m_largeValues;
    size_t m_chunkLeft = 0; ///< bytes free in the last chunk
};

template<typename Visitor>
void DocumentTree::forEachEntry(Index mapping, Visitor &&visit) const
{
    mapping = resolved(mapping);
    for (Index key = mapping + 1; key < m_nodes[mapping].end;) {
        const Index value = m_nodes[key].end;
        if (isMergeKey(m_nodes[key]))
            forEachMerged(value, visit);
        else
            visit(key, value);
        key = m_nodes[value].end;
    }
}

template<typename Visitor>
void DocumentTree::forEachItem(Index sequence, Visitor &&visit) const
{
    sequence = resolved(sequence);
    for (Index item = sequence + 1; item < m_nodes[sequence].end; item = m_nodes[item].end)
        visit(item);
}

template<typename Visitor>
void DocumentTree::forEachMerged(Index source, Visitor &&visit) const
{
    const DocumentNode &node = (*this)[source];
    if (node.kind == DocumentNode::Kind::Mapping) {
        forEachEntry(source, visit);
    } else if (node.kind == DocumentNode::Kind::Sequence) {
        // Earlier sources win over later ones: the last visit counts, so they go backwards.
        std::vector<Index> sources;
        forEachItem(source, [&](Index item) { sources.push_back(item); });
        for (auto item = sources.rbegin(); item != sources.rend(); ++item) {
            if ((*this)[*item].kind == DocumentNode::Kind::Mapping)
                forEachEntry(*item, visit);
        }
    }
}

} // namespace headwater
