// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documenttree.h"

#include <algorithm>

namespace headwater {

void DocumentTree::clear()
{
    m_nodes.clear();
    m_documents.clear();
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
        auto own = std::make_unique_for_overwrite<char[]>(text.size());
        std::ranges::copy(text, own.get());
        const std::string_view copy(own.get(), text.size());
        m_largeValues.push_back(std::move(own));
        return copy;
    }
    if (m_chunkLeft < text.size()) {
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(chunkSize));
        m_chunkLeft = chunkSize;
    }
    char *const place = m_chunks.back().get() + (chunkSize - m_chunkLeft);
    std::ranges::copy(text, place);
    m_chunkLeft -= text.size();
    return {place, text.size()};
}

} // namespace headwater
