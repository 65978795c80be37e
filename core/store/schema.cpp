// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include "core/store/database.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// "HWtr": says to file(1) and to us whose database it is.
/// sqlite.org/pragma.html#pragma_application_id
constexpr int applicationId = 0x48577472;

Result<void> runAll(Database &database, std::initializer_list<QString> statements)
{
    for (const QString &statement : statements) {
        if (Result<void> done = database.run(statement); !done)
            return done;
    }
    return {};
}

/// Times are seconds since 1970 in UTC, NULL for none. Positions count from 0 and are what orders
/// lists: clocks jump, so times order nothing. object: JSON, as in imagestreamjson.h and
/// imagejson.h.
Result<void> createVersion1(Database &database)
{
    return runAll(
        database,
        {
            uR"(CREATE TABLE stream (
                id INTEGER PRIMARY KEY,
                file TEXT NOT NULL, ns TEXT NOT NULL, name TEXT NOT NULL,
                resource_version INTEGER NOT NULL,
                object TEXT NOT NULL,
                repository TEXT NOT NULL, public_repository TEXT NOT NULL,
                UNIQUE (file, ns, name)))"_s,
            uR"(CREATE TABLE status_tag (
                id INTEGER PRIMARY KEY,
                stream INTEGER NOT NULL REFERENCES stream (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                tag TEXT NOT NULL))"_s,
            u"CREATE INDEX status_tag_stream ON status_tag (stream, position)"_s,
            uR"(CREATE TABLE tag_event (
                status_tag INTEGER NOT NULL REFERENCES status_tag (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                created INTEGER, reference TEXT NOT NULL, image TEXT NOT NULL,
                generation INTEGER NOT NULL,
                PRIMARY KEY (status_tag, position)) WITHOUT ROWID)"_s,
            u"CREATE INDEX tag_event_image ON tag_event (image)"_s,
            uR"(CREATE TABLE tag_condition (
                status_tag INTEGER NOT NULL REFERENCES status_tag (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                type TEXT NOT NULL, status TEXT NOT NULL, transition INTEGER,
                reason TEXT NOT NULL, message TEXT NOT NULL, generation INTEGER NOT NULL,
                PRIMARY KEY (status_tag, position)) WITHOUT ROWID)"_s,
            uR"(CREATE TABLE journal (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                stream INTEGER NOT NULL REFERENCES stream (id),
                at INTEGER, kind TEXT NOT NULL, tag TEXT NOT NULL,
                from_image TEXT NOT NULL, to_image TEXT NOT NULL,
                reference TEXT NOT NULL, detail TEXT NOT NULL))"_s,
            u"CREATE INDEX journal_stream ON journal (stream, sequence)"_s,
            uR"(CREATE TRIGGER journal_keeps_lines BEFORE UPDATE ON journal
                BEGIN SELECT RAISE (ABORT, 'the journal is only appended to'); END)"_s,
            u"CREATE TABLE image (digest TEXT PRIMARY KEY, object TEXT NOT NULL)"_s,
            // A cache of what reading the files gave, see fileindex.h; nothing here is missed.
            uR"(CREATE TABLE file_index (
                path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
                ctime INTEGER NOT NULL, inode INTEGER NOT NULL, sha256 BLOB NOT NULL,
                data BLOB NOT NULL) WITHOUT ROWID)"_s,
            u"CREATE TABLE file_index_reader (id INTEGER PRIMARY KEY, reader TEXT NOT NULL)"_s,
        });
}

/// What imports keep besides history: the lists they saw, what waits for its turn (the order is the
/// program's own JSON), and what is being written at this moment, see intents.h.
Result<void> addImports(Database &database)
{
    return runAll(database,
                  {
                      u"CREATE TABLE known_list (digest TEXT PRIMARY KEY, object TEXT NOT NULL)"
                      " WITHOUT ROWID"_s,
                      uR"(CREATE TABLE waiting_import (
                          id INTEGER PRIMARY KEY AUTOINCREMENT,
                          file TEXT NOT NULL, ns TEXT NOT NULL, name TEXT NOT NULL,
                          import_order TEXT NOT NULL))"_s,
                      uR"(CREATE TABLE intent (
                          id INTEGER PRIMARY KEY AUTOINCREMENT,
                          before TEXT NOT NULL, after TEXT NOT NULL, change TEXT NOT NULL))"_s,
                  });
}

/// migrations[n] leads from version n to n + 1.
constexpr Result<void> (*migrations[])(Database &) = {&createVersion1, &addImports};

Error refused(const Database &database, const QString &why)
{
    return Error{.kind = Error::Kind::InvalidInput, .subject = database.path(), .detail = why};
}

Result<int> number(Database &database, const QString &sql)
{
    const Result<QVariant> value = database.value(sql);
    if (!value)
        return value.error();
    return value->toInt();
}

Result<void> upgrade(Database &database, int version)
{
    // Somebody else may have done it while we waited for the lock.
    const Result<int> now = number(database, u"PRAGMA user_version"_s);
    if (!now)
        return now.error();
    for (int step = qMax(version, *now); step < schemaVersion(); ++step) {
        if (Result<void> done = migrations[step](database); !done)
            return done;
    }
    return runAll(database,
                  {u"PRAGMA user_version = %1"_s.arg(schemaVersion()),
                   u"PRAGMA application_id = %1"_s.arg(applicationId)});
}

} // namespace

int schemaVersion()
{
    return int(std::size(migrations));
}

Result<void> migrate(Database &database)
{
    const Result<int> id = number(database, u"PRAGMA application_id"_s);
    const Result<int> version = number(database, u"PRAGMA user_version"_s);
    const Result<int> tables = number(database, u"SELECT count(*) FROM sqlite_schema"_s);
    if (!id || !version || !tables)
        return !id ? id.error() : !version ? version.error() : tables.error();
    if (*id != applicationId && (*tables > 0 || *version > 0))
        return refused(database, u"it is the database of another program"_s);
    if (*version > schemaVersion()) {
        return refused(
            database,
            u"it was written by a newer version of the program (schema %1, known is %2)"_s
                .arg(*version)
                .arg(schemaVersion()));
    }
    if (*version == schemaVersion())
        return {};
    if (database.isReadOnly())
        return refused(database, u"it has to be opened for writing once, to bring it up to date"_s);
    return database.transaction([&] { return upgrade(database, *version); });
}

} // namespace headwater
