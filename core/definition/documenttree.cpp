// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documenttree.h"

#include <algorithm>
#include <functional>

namespace headwater {

void DocumentTree::clear()
{
    m_nodes.clear();
    m_documents.clear();
    m_hasAliases = false;
    m_chunks.clear();
    m_largeValues.clear();
    m_chunkLeft = 0;
}

/// @p text, copied where it lives as long as the tree.
std::string_view DocumentTree::kept(std::string_view text)
{
    constexpr size_t chunkSize = 16 * 1024;
    if (text.empty())
        return {};
    if (text.size() > chunkSize / 4) { // not worth wasting the rest of a chunk on
        auto own = std::make_shared_for_overwrite<char[]>(text.size());
        std::ranges::copy(text, own.get());
        const std::string_view copy(own.get(), text.size());
        m_largeValues.push_back(std::move(own));
        return copy;
    }
    if (m_chunkLeft < text.size()) {
        m_chunks.push_back(std::make_shared_for_overwrite<char[]>(chunkSize));
        m_chunkLeft = chunkSize;
    }
    char *const place = m_chunks.back().get() + (chunkSize - m_chunkLeft);
    std::ranges::copy(text, place);
    m_chunkLeft -= text.size();
    return {place, text.size()};
}

/// Appends the nodes [first, end) of @p source, whose text stands @p byteShift further on in this
/// tree's text.
void DocumentTree::appendShifted(const DocumentTree &source, Index first, Index end,
                                 qsizetype byteShift)
{
    const auto indexShift = Index(m_nodes.size()) - first; // modulo 2^32, as is the sum below
    const char *const sourceText = source.m_text.constData();
    const char *const shiftedText = m_text.constData() + byteShift;
    const std::less_equal<const char *> isUpTo;
    for (Index index = first; index < end; ++index) {
        DocumentNode node = source.m_nodes[index];
        node.offset = quint32(node.offset + byteShift);
        node.end += indexShift;
        if (node.kind == DocumentNode::Kind::Alias && node.target >= first)
            node.target += indexShift;
        const char *const value = node.text.data();
        if (value && isUpTo(sourceText, value) && isUpTo(value, sourceText + source.m_text.size()))
            node.text = {shiftedText + (value - sourceText), node.text.size()};
        m_nodes.push_back(node);
    }
}

DocumentTree DocumentTree::replaced(QByteArray text, const Replacement &part) const
{
    const DocumentTree &source = *part.source;
    DocumentTree tree(std::move(text));
    const Index sourceSize = part.sourceEnd - part.sourceFirst;
    const auto growth = sourceSize - (part.end - part.first); // modulo 2^32
    tree.m_nodes.reserve(m_nodes.size() + sourceSize);
    tree.appendShifted(*this, 0, part.first, 0);
    for (Index index = 0; index < part.first; ++index) {
        if (m_nodes[index].end > part.first)
            tree.m_nodes[index].end += growth;
    }
    tree.appendShifted(source, part.sourceFirst, part.sourceEnd, part.sourceOffset);
    tree.appendShifted(*this, part.end, size(), part.growth);

    const int behind = part.firstDocument + part.documents;
    for (int i = 0; i < int(m_documents.size()); ++i) {
        Document document = m_documents[size_t(i)];
        if (i == part.firstDocument && part.documents > 0) {
            for (const Document &read : source.m_documents) {
                if (read.root >= part.sourceEnd)
                    break;
                tree.m_documents.push_back({.root = read.root + part.first,
                                            .offset = quint32(read.offset + part.sourceOffset)});
            }
        }
        if (part.documents > 0 && i >= part.firstDocument && i < behind)
            continue;
        if (document.root >= part.end) {
            document.root += growth;
            document.offset = quint32(document.offset + part.growth);
        }
        tree.m_documents.push_back(document);
    }
    tree.m_hasAliases = m_hasAliases || source.m_hasAliases;
    tree.m_chunks = m_chunks;
    tree.m_chunks.insert(tree.m_chunks.end(), source.m_chunks.begin(), source.m_chunks.end());
    tree.m_largeValues = m_largeValues;
    tree.m_largeValues.insert(tree.m_largeValues.end(), source.m_largeValues.begin(),
                              source.m_largeValues.end());
    return tree;
}

} // namespace headwater
