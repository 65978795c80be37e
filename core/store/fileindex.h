// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace headwater {

class Database;

/// What reading one file gave, kept so that an unchanged file need not be read again.
struct IndexedFile
{
    QString path = {}; ///< relative to the catalog folder
    FileStamp stamp = {};
    QByteArray sha256 = {}; ///< of the file's content
    QByteArray data = {}; ///< for the reader alone to understand

    friend bool operator==(const IndexedFile &, const IndexedFile &) = default;
};

/// All of the index; empty if another @p reader wrote it. A reader is a version of the code that
/// reads files: what one made of a file may not be what the next one would.
Result<QHash<QString, IndexedFile>> readFileIndex(Database &database, const QString &reader);

/// Writes @p changed over what was there and forgets @p gone, in one transaction. What another
/// @p reader wrote is thrown away.
Result<void> updateFileIndex(Database &database, const QString &reader,
                             const QList<IndexedFile> &changed, const QStringList &gone);

} // namespace headwater
