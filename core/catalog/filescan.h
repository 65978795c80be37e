// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace headwater {

/// A name in the catalog folder that looks like a definition file.
struct FoundFile
{
    QString path = {}; ///< relative to the catalog folder, '/' as separator
    FileStamp stamp = {};
    /// Why it is not going to be opened: a folder, a pipe, a link to nothing, no permission.
    std::shared_ptr<const Error> refused = {};
};

struct FileScan
{
    QList<FoundFile> files = {}; ///< sorted by path
    QStringList folders = {}; ///< all that were looked into, absolute
    QStringList foldersWithLeftovers = {}; ///< see sweepLeftovers()
};

/// Finds *.yaml, *.yml and *.json below @p folder, without opening any. Skipped: hidden files and
/// folders (.git and our own .headwater among them) and node_modules. Links to folders are
/// followed, but no folder is looked into twice, and a link to a file that was found is not found
/// again. Errors: NotFound, NoPermission, NotAFile for @p folder itself; Cancelled.
Result<FileScan> scanFolder(const QString &folder, const std::stop_token &stop = {});

/// The same for files that the user named, whatever their names: what they are at the moment.
/// @p paths are relative to @p folder. Absent ones are left out.
FileScan scanFiles(const QString &folder, const QStringList &paths);

} // namespace headwater
