// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogsnapshot.h"

#include <vector>

namespace headwater {

/// Makes a snapshot of files and their streams: sorts, and finds streams of the same name.
class SnapshotBuilder
{
public:
    explicit SnapshotBuilder(const QString &folder);

    void reserve(qsizetype files);
    /// Files come sorted by path. @p streams outlives the builder.
    void add(const CatalogFile &file, const QList<CatalogStream> &streams);
    CatalogSnapshotPtr build(bool isComplete);

private:
    struct Item
    {
        const CatalogStream *stream;
        qsizetype file; ///< index in the snapshot's files
    };

    void resolveForeignTags();
    void addGroup(const Item *begin, const Item *end);
    void warn(const Item &item, const Item &other);

    std::shared_ptr<CatalogSnapshot> m_snapshot;
    std::vector<Item> m_items;
};

} // namespace headwater
