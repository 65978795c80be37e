// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textedit.h"
#include "core/definition/documentpath.h"
#include "core/definition/documentspans.h"

#include <QJsonArray>

#include <optional>
#include <vector>

namespace headwater {

/// A part of a text that can be read without the rest: a run of documents, of items of a block
/// sequence, or of items of a JSON array.
///
/// Why reading the part alone, and putting it in the old one's place, gives what reading the whole
/// new text would give:
/// - Documents share nothing: anchors end with theirs, and a line that starts with "---" ends one
///   wherever it stands. Texts with directives or "..." are left out.
/// - A parser that has read a block sequence up to an item has nothing in mind but the columns of
///   the collections it is in, and the anchors. The part starts with an item's line and ends where
///   the next line at or left of the item's dash starts, so no scalar or collection of the part can
///   go on there; that every text of the part ends within it is seen by reading it: an open quote
///   or bracket is an error. Parts with anchors, aliases or tags are left out.
/// - What follows is played by a line of our own, since yaml-cpp is lenient at the end of a text.
/// - In JSON the same holds for any value of an array.
/// - The part must read without a problem, as one sequence at the same column, and what it nests
///   must stay within the limits; in all other cases the caller takes a larger part, in the end
///   all.
/// tst_documentregion compares both ways of reading over random edits.
struct DocumentRegion
{
    enum class Kind : quint8 { Documents, BlockItems, JsonItems };

    Kind kind = Kind::Documents;
    qsizetype from = 0; ///< bytes [from, to) of the text
    qsizetype to = 0;
    DocumentPath sequence = {}; ///< items: of what they are in
    qsizetype firstItem = 0; ///< number of the first document or item
    qsizetype items = 0;
    DocumentTree::Index first = 0; ///< nodes [first, end)
    DocumentTree::Index end = 0;
    qsizetype column = 0; ///< of the dashes
    int depth = 0; ///< collections around the items
};

/// The parts around the bytes [from, to], the smallest first.
std::vector<DocumentRegion> regionsAround(const DocumentTree &tree, bool isJson, qsizetype from,
                                          qsizetype to);

/// What was read in a region's place.
struct RegionReading
{
    DocumentTree tree;
    DocumentTree::Index first = 0; ///< nodes [first, end) are the items or documents
    DocumentTree::Index end = 0;
    qsizetype offset = 0; ///< of the tree's text in the new text

    /// The items or documents, as JSON.
    QJsonArray values() const;
};

/// Reads @p region anew in @p text, which has @p growth bytes more in it than before. nullopt: it
/// cannot be read on its own.
std::optional<RegionReading> readRegion(const DocumentTree &before, const DocumentRegion &region,
                                        QByteArrayView text, qsizetype growth);

/// The items or documents of @p region as they were, as JSON.
QJsonArray valuesOf(const DocumentTree &tree, const DocumentRegion &region);

/// The tree of @p after, the text of @p tree with @p edits applied, if only a part has to be read
/// for it. @p tree was read without a problem; so is the result.
std::optional<DocumentTree> treeAfter(const DocumentTree &tree, bool isJson,
                                      const QList<TextEdit> &edits, const QByteArray &after);

} // namespace headwater
