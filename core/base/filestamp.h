// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <sys/stat.h>

namespace headwater {

/// What tells, without reading it, that a file is not what it was. The change time is there because
/// size and modification time can be the same after an edit: it cannot be set from outside.
struct FileStamp
{
    qint64 size = 0; ///< bytes
    qint64 modifiedNs = 0; ///< nanoseconds since 1970, as all times here
    qint64 changedNs = 0;
    quint64 inode = 0;

    static FileStamp of(const struct stat &info)
    {
        constexpr qint64 second = 1'000'000'000;
        return {.size = info.st_size,
                .modifiedNs = info.st_mtim.tv_sec * second + info.st_mtim.tv_nsec,
                .changedNs = info.st_ctim.tv_sec * second + info.st_ctim.tv_nsec,
                .inode = info.st_ino};
    }
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

} // namespace headwater
