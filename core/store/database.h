// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <memory>

namespace headwater {

/// One connection to an SQLite file, with what SQLite leaves open decided: WAL, foreign keys,
/// 10 s of patience with other writers, and durable commits. Knows nothing of what is stored.
///
/// One object belongs to one thread. Errors: DiskFull, NoPermission, NotFound (reading only),
/// InvalidInput for a damaged file or one that is no database, Io.
class Database
{
public:
    enum class Access { ReadOnly, ReadWrite };

    /// Opens @p path; makes it if that is allowed. Its folder must exist.
    static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    const QString &path() const;
    bool isReadOnly() const;

    /// Runs one statement. Statements are prepared once: @p sql is code, never made of data.
    Result<void> run(const QString &sql, const QVariantList &values = {});
    /// Runs a query and calls @p row for each of its rows.
    Result<void> each(const QString &sql, const QVariantList &values,
                      const std::function<void(const QVariantList &)> &row);
    /// All rows of a query that cannot have many.
    Result<QList<QVariantList>> rows(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; a null QVariant if there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    qint64 lastInsertId() const;

    /// Runs @p work as one transaction that holds the write lock from its beginning: all of it
    /// happens, or, on an error, nothing.
    Result<void> transaction(const std::function<Result<void>()> &work);
    /// Runs @p work, which only reads, on one state of the database: what others write meanwhile is
    /// not seen.
    Result<void> readTransaction(const std::function<Result<void>()> &work);

private:
    class Private;
    explicit Database(std::unique_ptr<Private> d);
    Result<void> between(const QString &begin, const std::function<Result<void>()> &work);
    std::unique_ptr<Private> d;
};

/// @p text for a NOT NULL column: Qt binds a null QString as NULL.
QVariant sqlText(const QString &text);

} // namespace headwater
