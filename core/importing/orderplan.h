// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/importorder.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace headwater {

/// An order turned into what is asked of the registries.
struct PlannedOrder
{
    ImportRequest request = {};
    /// For each of the order's tags, the tag that is imported: of an alias, the one it leads to.
    QHash<QString, QString> importedTags = {};
    QList<QPair<QString, Error>> refused = {}; ///< tags that cannot be imported, and why

    bool isEmpty() const { return request.items.isEmpty() && !request.repository; }
};

/// What `oc import-image` would do for each tag of @p order, except that a tag keeps its own import
/// mode (`oc` resets it to Legacy without a word, fact 8), and the items and the repository as the
/// order has them. @p stream as the server holds it; nullopt: it is to be made. Errors: NotFound if
/// tags of a stream that is not there are wanted; those of validateImport() for the repository.
Result<PlannedOrder> planOrder(const ImportOrder &order, const std::optional<ImageStream> &stream);

/// What is left of @p order after an import that was stopped; nullopt: nothing.
std::optional<ImportOrder> remainingOrder(const ImportOrder &order, const PlannedOrder &plan,
                                          const ImportResult &result);

/// Everything of @p stream that comes from registries; nullopt: nothing does.
std::optional<ImportOrder> fullOrder(const StreamKey &key, const ImageStream &stream);

} // namespace headwater
