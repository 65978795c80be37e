// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"

#include <optional>

namespace headwater {

/// Finds items of sequences by number. Of the last long one it remembers where they are, so that
/// ten thousand look-ups do not walk ten thousand times. For one thread.
class SequenceIndex
{
public:
    using Index = DocumentTree::Index;

    /// @p tree must outlive the index.
    explicit SequenceIndex(const DocumentTree &tree)
        : m_tree(tree)
    {
    }

    /// nullopt: there are not as many.
    std::optional<Index> item(Index sequence, qsizetype number) const
    {
        const Index end = m_tree.written(sequence).end;
        if (number >= few) {
            remember(sequence);
            return size_t(number) < m_items.size() ? std::optional(m_items[size_t(number)])
                                                   : std::nullopt;
        }
        Index item = sequence + 1;
        for (; item < end && number > 0; --number)
            item = m_tree.written(item).end;
        return item < end && number == 0 ? std::optional(item) : std::nullopt;
    }

    qsizetype count(Index sequence) const
    {
        qsizetype number = 0;
        const Index end = m_tree.written(sequence).end;
        for (Index item = sequence + 1; item < end; item = m_tree.written(item).end) {
            if (++number > few) {
                remember(sequence);
                return qsizetype(m_items.size());
            }
        }
        return number;
    }

private:
    static constexpr qsizetype few = 64;

    void remember(Index sequence) const
    {
        if (m_sequence == sequence)
            return;
        m_sequence = sequence;
        m_items.clear();
        const Index end = m_tree.written(sequence).end;
        for (Index item = sequence + 1; item < end; item = m_tree.written(item).end)
            m_items.push_back(item);
    }

    const DocumentTree &m_tree;
    mutable std::optional<Index> m_sequence = {};
    mutable std::vector<Index> m_items = {};
};

} // namespace headwater
