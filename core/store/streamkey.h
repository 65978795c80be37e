// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

namespace headwater {

/// Which stream of a catalog: two files may define streams of the same name, and they are kept
/// apart. The namespace is the one the file says; empty if it says none.
struct StreamKey
{
    QString file = {}; ///< relative to the catalog folder, '/' as separator
    QString ns = {};
    QString name = {};

    friend bool operator==(const StreamKey &, const StreamKey &) = default;
    friend auto operator<=>(const StreamKey &a, const StreamKey &b) = default;
    friend size_t qHash(const StreamKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.file, key.ns, key.name);
    }
};

} // namespace headwater
