// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"

#include <QHash>
#include <QStringList>

namespace headwater {

/// What a catalog says already, and could say again. All sorted, each once.
struct CatalogWords
{
    QStringList iconClasses = {};
    QStringList keywords = {}; ///< of tags' "tags"
    QStringList namespaces = {};
    QStringList hosts = {}; ///< of registries
    QStringList repositories = {}; ///< with their host, without tag or digest
    /// Tags of repositories that somebody has had looked up, as the registry gave them.
    QHash<QString, QStringList> remoteTags = {};

    friend bool operator==(const CatalogWords &, const CatalogWords &) = default;
};

/// Words of @p snapshot, and the keywords that the console's own categories are chosen by.
/// Source: catalog/catalog-presentation.md section 8.2.
CatalogWords catalogWords(const CatalogSnapshot &snapshot);

} // namespace headwater
