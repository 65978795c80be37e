// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace headwater {

struct FileContent
{
    QByteArray bytes = {};
    /// What the file was when it was read; equal before and after the reading.
    FileStamp stamp = {};
};

/// Reads the whole of the regular file @p path; symbolic links are followed. Never waits for a pipe
/// or device. @p maxBytes: a larger file is refused before anything of it is read.
///
/// Errors: NotFound, NoPermission, NotAFile (a folder, pipe, socket or device), TooLarge, Conflict
/// (the file changed while it was read), Io.
Result<FileContent> readFile(const QString &path, qint64 maxBytes);

} // namespace headwater
