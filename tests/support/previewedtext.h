// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "tests/support/catalogfolder.h"

namespace headwater {

/// The catalog of one file, @p text, called "a.yaml"; nullptr if it cannot be read.
inline CatalogSnapshotPtr catalogOf(const QByteArray &text)
{
    const CatalogFolder folder;
    folder.put(QStringLiteral("a.yaml"), text);
    const Result<CatalogSnapshotPtr> snapshot = loadCatalog({folder.path()});
    return snapshot ? *snapshot : nullptr;
}

} // namespace headwater
