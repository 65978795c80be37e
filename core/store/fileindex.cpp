// SPDX-License-Identifier: Apache-2.0
#include "core/store/fileindex.h"

#include "core/store/database.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Result<bool> isOf(Database &database, const QString &reader)
{
    const Result<QVariant> found
        = database.value(u"SELECT reader FROM file_index_reader WHERE id = 1"_s);
    if (!found)
        return found.error();
    return found->toString() == reader;
}

Result<void> insert(Database &database, const IndexedFile &file)
{
    return database.run(u"INSERT OR REPLACE INTO file_index VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                        {file.path, file.stamp.size, file.stamp.modifiedNs, file.stamp.changedNs,
                         qint64(file.stamp.inode), file.sha256, file.data});
}

Result<void> takeOver(Database &database, const QString &reader)
{
    if (Result<void> done = database.run(u"DELETE FROM file_index"_s); !done)
        return done;
    return database.run(u"INSERT OR REPLACE INTO file_index_reader VALUES (1, ?)"_s, {reader});
}

Result<void> update(Database &database, const QString &reader, const QList<IndexedFile> &changed,
                    const QStringList &gone)
{
    const Result<bool> ours = isOf(database, reader);
    if (!ours)
        return ours.error();
    if (!*ours) {
        if (Result<void> taken = takeOver(database, reader); !taken)
            return taken;
    }
    for (const QString &path : gone) {
        if (Result<void> done = database.run(u"DELETE FROM file_index WHERE path = ?"_s, {path});
            !done)
            return done;
    }
    for (const IndexedFile &file : changed) {
        if (Result<void> done = insert(database, file); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QHash<QString, IndexedFile>> readFileIndex(Database &database, const QString &reader)
{
    QHash<QString, IndexedFile> index;
    const Result<bool> ours = isOf(database, reader);
    if (!ours)
        return ours.error();
    if (!*ours)
        return index;
    const Result<void> done
        = database.each(u"SELECT path, size, mtime, ctime, inode, sha256, data FROM file_index"_s,
                        {}, [&index](const QVariantList &row) {
                            IndexedFile file;
                            file.path = row.at(0).toString();
                            file.stamp = {.size = row.at(1).toLongLong(),
                                          .modifiedNs = row.at(2).toLongLong(),
                                          .changedNs = row.at(3).toLongLong(),
                                          .inode = quint64(row.at(4).toLongLong())};
                            file.sha256 = row.at(5).toByteArray();
                            file.data = row.at(6).toByteArray();
                            index.insert(file.path, file);
                        });
    if (!done)
        return done.error();
    return index;
}

Result<void> updateFileIndex(Database &database, const QString &reader,
                             const QList<IndexedFile> &changed, const QStringList &gone)
{
    return database.transaction([&] { return update(database, reader, changed, gone); });
}

} // namespace headwater
