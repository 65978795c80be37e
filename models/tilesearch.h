// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

namespace headwater {

/// What the user looks for in the console's catalog.
struct TileQuery
{
    Q_GADGET
public:
    enum class Order { Relevance, Ascending, Descending };
    Q_ENUM(Order)

    ConsoleTraits::Search search = ConsoleTraits::Search::Ranks;
    QString category = {}; ///< empty: all items
    QString text = {};
    Order order = Order::Relevance; ///< releases that do not rank take it for ascending

    friend bool operator==(const TileQuery &, const TileQuery &) = default;
};

/// How well @p entry answers @p text since 4.20; 0: not at all.
/// Source: openshift/console, catalog-utils.tsx, calculateCatalogItemRelevanceScore.
int relevance(const PreviewEntry &entry, const QString &text);

/// What a provider counts before relevance does, since 4.20: 2 Red Hat itself, 1 others who have it
/// in their name, 0 the rest.
int providerRank(const QString &provider);

/// The positions in @p entries of those that are found, in the order in which they are shown.
QList<int> foundTiles(const QList<PreviewEntry> &entries, const TileQuery &query);

} // namespace headwater
