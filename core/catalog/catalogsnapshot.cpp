// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogsnapshot.h"

#include <algorithm>
#include <tuple>

namespace headwater {

const CatalogFile *CatalogSnapshot::file(const QString &path) const
{
    const auto found = std::ranges::lower_bound(files, path, {}, &CatalogFile::path);
    return found != files.end() && found->path == path ? &*found : nullptr;
}

const CatalogStream *CatalogSnapshot::stream(const StreamKey &key) const
{
    const auto order = [](const StreamKey &a, const StreamKey &b) {
        return std::tie(a.ns, a.name, a.file) < std::tie(b.ns, b.name, b.file);
    };
    const auto found = std::ranges::lower_bound(streams, key, order, &CatalogStream::key);
    return found != streams.end() && found->key == key ? &*found : nullptr;
}

QList<Problem> CatalogSnapshot::problems() const
{
    QList<Problem> all;
    for (const CatalogFile &file : files)
        all.append(file.problems);
    std::ranges::stable_sort(all, [](const Problem &a, const Problem &b) {
        return std::tie(a.file, a.position.line, a.position.column)
            < std::tie(b.file, b.position.line, b.position.column);
    });
    return all;
}

int CatalogSnapshot::tagCount() const
{
    int count = 0;
    for (const CatalogStream &stream : streams)
        count += int(stream.definition->spec.tags.size());
    return count;
}

int CatalogSnapshot::otherObjects() const
{
    int count = 0;
    for (const CatalogFile &file : files)
        count += file.otherObjects;
    return count;
}

} // namespace headwater
