// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"
#include "core/definition/textscan.h"

#include <optional>

namespace headwater {

/// The first node in which two readings of one text differ; the number of nodes if those differ;
/// nullopt: they are the same. Where a null that is not written has its place may differ.
inline std::optional<DocumentTree::Index> firstDifference(const DocumentTree &a,
                                                          const DocumentTree &b)
{
    const TextScan scan(a.text());
    const auto isSame = [&](const DocumentNode &left, const DocumentNode &right) {
        const bool isWritten = left.kind != DocumentNode::Kind::Null
            || (scan.nullWordLength(left.offset) > 0 && scan.nullWordLength(right.offset) > 0);
        return left.kind == right.kind && left.isText == right.isText && left.end == right.end
            && left.target == right.target && left.text == right.text
            && (!isWritten || left.offset == right.offset);
    };
    for (DocumentTree::Index index = 0; index < qMin(a.size(), b.size()); ++index) {
        if (!isSame(a.written(index), b.written(index)))
            return index;
    }
    const auto &left = a.documents();
    const auto &right = b.documents();
    bool isSameSet = a.size() == b.size() && left.size() == right.size();
    for (size_t i = 0; isSameSet && i < left.size(); ++i)
        isSameSet = left[i].root == right[i].root && left[i].offset == right[i].offset;
    return isSameSet ? std::nullopt : std::optional(a.size());
}

} // namespace headwater
