// SPDX-License-Identifier: Apache-2.0
#include "core/store/database.h"

#include "core/base/log.h"

#include <QFileInfo>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace headwater {

class Database::Private
{
public:
    ~Private()
    {
        statements.clear(); // a connection with live statements cannot be removed
        if (connection.isValid()) {
            connection.close();
            connection = QSqlDatabase();
            QSqlDatabase::removeDatabase(name);
        }
    }

    QString path;
    QString name = u"headwater-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> statements;
    qint64 lastInsertId = 0;
    bool isReadOnly = false;
};

namespace {

/// Source of the numbers: sqlite.org/rescode.html; the low byte is the primary code.
Error::Kind kindOf(int code)
{
    constexpr int readOnly = 8, corrupt = 11, full = 13, authorization = 23, notADatabase = 26;
    constexpr int permission = 3;
    switch (code & 0xff) {
    case permission:
    case readOnly:
    case authorization: return Error::Kind::NoPermission;
    case corrupt:
    case notADatabase: return Error::Kind::InvalidInput;
    case full: return Error::Kind::DiskFull;
    default: return Error::Kind::Io;
    }
}

Error failed(const QString &path, const QSqlError &error)
{
    const QString words
        = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    qCInfo(lcStore) << path << error.nativeErrorCode() << words;
    return Error{.kind = kindOf(error.nativeErrorCode().toInt()), .subject = path, .detail = words};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    auto d = std::make_unique<Private>();
    d->path = path;
    d->isReadOnly = access == Access::ReadOnly;
    if (d->isReadOnly && !QFileInfo::exists(path))
        return Error{.kind = Error::Kind::NotFound, .subject = path};
    d->connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, d->name);
    if (!d->connection.isValid()) {
        return Error{.kind = Error::Kind::Unsupported,
                     .subject = path,
                     .detail = u"the QSQLITE driver of Qt is not installed"_s};
    }
    d->connection.setDatabaseName(path);
    // Another process may be writing: an import of 1,000 tags is one transaction of some 100 ms.
    d->connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s
                                    + (d->isReadOnly ? u";QSQLITE_OPEN_READONLY"_s : QString()));
    if (!d->connection.open()) {
        const QFileInfo file(path);
        Error error = failed(path, d->connection.lastError());
        if (file.isDir())
            error.kind = Error::Kind::NotAFile;
        else if (file.exists() ? !file.isReadable() : !QFileInfo(file.path()).isWritable())
            error.kind = Error::Kind::NoPermission;
        return error;
    }
    std::unique_ptr<Database> database(new Database(std::move(d)));
    // The first of these is what reads the file for the first time, and refuses what is no database
    // without having touched it. A file system without shared memory answers the third with another
    // mode, which is slower and as safe. FULL, not NORMAL: in WAL mode NORMAL can lose the last
    // commits in a power cut, and what a tag pointed to cannot be asked for again.
    for (const QString &pragma : {u"PRAGMA schema_version"_s, u"PRAGMA foreign_keys = ON"_s,
                                  u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s}) {
        if (database->isReadOnly() && pragma.contains(u"journal_mode"_s))
            continue;
        if (Result<QVariant> done = database->value(pragma); !done)
            return done.error();
    }
    return database;
}

Database::Database(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Database::~Database() = default;

const QString &Database::path() const
{
    return d->path;
}

bool Database::isReadOnly() const
{
    return d->isReadOnly;
}

Result<void> Database::each(const QString &sql, const QVariantList &values,
                            const std::function<void(const QVariantList &)> &row)
{
    std::shared_ptr<QSqlQuery> &query = d->statements[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(d->connection);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const Error error = failed(d->path, query->lastError());
            d->statements.remove(sql);
            return error;
        }
    }
    const std::shared_ptr<QSqlQuery> running = query; // @p row may add statements
    for (qsizetype i = 0; i < values.size(); ++i)
        running->bindValue(int(i), values.at(i));
    if (!running->exec())
        return failed(d->path, running->lastError());
    d->lastInsertId = running->lastInsertId().toLongLong();
    QVariantList columns;
    while (running->next()) {
        columns.resize(qsizetype(running->record().count()));
        for (qsizetype i = 0; i < columns.size(); ++i)
            columns[i] = running->value(int(i));
        row(columns);
    }
    const QSqlError error = running->lastError();
    running->finish(); // else the read lock stays
    if (error.isValid())
        return failed(d->path, error);
    return {};
}

Result<void> Database::run(const QString &sql, const QVariantList &values)
{
    return each(sql, values, [](const QVariantList &) { });
}

Result<QList<QVariantList>> Database::rows(const QString &sql, const QVariantList &values)
{
    QList<QVariantList> all;
    const Result<void> done
        = each(sql, values, [&all](const QVariantList &row) { all.append(row); });
    if (!done)
        return done.error();
    return all;
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    const Result<QList<QVariantList>> all = rows(sql, values);
    if (!all)
        return all.error();
    return all->isEmpty() ? QVariant() : all->first().value(0);
}

qint64 Database::lastInsertId() const
{
    return d->lastInsertId;
}

Result<void> Database::transaction(const std::function<Result<void>()> &work)
{
    // IMMEDIATE: a transaction that reads first and asks for the write lock later is refused at
    // once when somebody else wrote in between, whatever the patience.
    return between(u"BEGIN IMMEDIATE"_s, work);
}

Result<void> Database::readTransaction(const std::function<Result<void>()> &work)
{
    return between(u"BEGIN"_s, work);
}

Result<void> Database::between(const QString &begin, const std::function<Result<void>()> &work)
{
    if (Result<void> begun = run(begin); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = run(u"COMMIT"_s);
    if (!done)
        static_cast<void>(run(u"ROLLBACK"_s)); // may be rolled back already; the first error counts
    return done;
}

QVariant sqlText(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace headwater
