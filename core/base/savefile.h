// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace headwater {

struct SaveOptions
{
    /// SHA-256 of what the file held when it was read. If the disk holds anything else by now, even
    /// of the same size and time, nothing is written (Conflict). nullopt: whatever is there is
    /// replaced.
    std::optional<Digest> expected = {};
    /// Permission bits the file ends up with, whatever the umask; 0600 for secrets. nullopt: those
    /// of the file that is replaced, and what the umask leaves of 0666 for a new one.
    std::optional<unsigned> mode = {};
    /// The folder the file must lie in, once links are followed: a link out of it is refused
    /// (NoPermission). Empty: links may lead anywhere.
    QString within = {};
};

/// Saves @p bytes as @p path: all of it, or nothing. The one function that writes files of the
/// user.
///
/// A temporary file in the same folder is written, read back and compared, flushed to the disk and
/// renamed over the old one; then the folder is flushed. Whatever fails, a full disk and a kill
/// included, the file is the old one or the new one, never a mixture; an error from flushing the
/// folder alone means that the new one is in place but may not survive a power cut. A symbolic link
/// stays and its target is written; owner, mode and access list are kept as far as the system lets
/// us. Hard links are parted: the other names keep the old content.
///
/// Errors: DiskFull (detail says the bytes needed), NoPermission, NotFound (the folder), NotAFile,
/// TooLarge (a file size limit), Conflict, Io; the detail names the failed system call.
Result<void> saveFile(const QString &path, const QByteArray &bytes,
                      const SaveOptions &options = {});

/// Whether @p fileName is that of a temporary file of saveFile().
bool isLeftoverName(QByteArrayView fileName);

/// Removes what saveFile() left in @p folder when its process was killed. Files of a save that is
/// still running, in any process, are left alone. Returns how many were removed.
int sweepLeftovers(const QString &folder);

} // namespace headwater
