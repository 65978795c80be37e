// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <map>
#include <memory>
#include <optional>

class QLockFile;

namespace headwater {

/// The text of a file that was not saved, kept for the case that the program or the system ends
/// without asking.
struct RecoveryRecord
{
    QString folder = {}; ///< of the catalog, absolute
    QString file = {}; ///< relative to it
    std::optional<Digest> base = {}; ///< what the file held when it was opened; nullopt: no file
    QDateTime time = {}; ///< of the latest change
    QByteArray text = {}; ///< as it would be saved

    friend bool operator==(const RecoveryRecord &, const RecoveryRecord &) = default;
};

QByteArray encodeRecovery(const RecoveryRecord &record);
/// Errors: InvalidInput for anything but the whole of what encodeRecovery() made.
Result<RecoveryRecord> decodeRecovery(const QByteArray &bytes);

/// Where unsaved texts are kept: one file each, readable by the user alone, replaced as a whole, so
/// that what is there is always the latest whole text. While a text is kept, a lock beside it tells
/// other instances of the program that its author is alive. For one thread at a time.
class RecoveryStore
{
public:
    /// @p folder is made when it is needed.
    explicit RecoveryStore(QString folder);
    ~RecoveryStore();

    /// Errors: those of saveFile(); Conflict: another instance has the file open with changes.
    Result<void> keep(const RecoveryRecord &record);
    /// Nothing is unsaved any more.
    void drop(const QString &catalogFolder, const QString &file);
    /// What an instance that is not alive any more has left of a catalog, by file name.
    QList<RecoveryRecord> left(const QString &catalogFolder) const;

private:
    QString pathOf(const QString &catalogFolder, const QString &file) const;

    const QString m_folder;
    std::map<QString, std::unique_ptr<QLockFile>> m_locks; // by path
};

} // namespace headwater
