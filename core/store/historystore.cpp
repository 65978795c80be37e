// SPDX-License-Identifier: Apache-2.0
#include "core/store/historystore.h"

#include "core/base/savefile.h"
#include "core/image/imagejson.h"
#include "core/imagestream/imagestreamjson.h"
#include "core/store/database.h"
#include "core/store/importrows.h"
#include "core/store/schema.h"
#include "core/store/statusrows.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace headwater {

class HistoryStore::Private
{
public:
    explicit Private(std::unique_ptr<Database> opened)
        : database(std::move(opened))
    {
    }

    std::unique_ptr<Database> database;
    qint64 dataVersion = 0;
};

namespace {

constexpr QLatin1StringView stateFolder(".headwater");

/// A row of the table of streams, without the status.
struct StreamRow
{
    qint64 id = 0;
    ImageStream stream = {};
};

QString selectStreams()
{
    return u"SELECT id, resource_version, object, repository, public_repository, file, ns, name"
           " FROM stream"_s;
}

QString byKey()
{
    return u" WHERE file = ? AND ns = ? AND name = ?"_s;
}

QVariantList values(const StreamKey &key)
{
    return {sqlText(key.file), sqlText(key.ns), sqlText(key.name)};
}

/// Metadata and spec as the API's JSON; the status has tables of its own.
QString storedText(const ImageStream &stream)
{
    QJsonObject object = toJson(stream);
    object.remove("status"_L1);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ImageStream storedStream(const QString &text)
{
    return imageStreamFromJson(QJsonDocument::fromJson(text.toUtf8()).object());
}

StreamRow streamFrom(const QVariantList &row)
{
    StreamRow found = {.id = row.at(0).toLongLong(), .stream = storedStream(row.at(2).toString())};
    found.stream.metadata.resourceVersion = row.at(1).toString();
    found.stream.status.dockerImageRepository = row.at(3).toString();
    found.stream.status.publicDockerImageRepository = row.at(4).toString();
    return found;
}

/// With the status. nullopt: nothing recorded.
Result<std::optional<StreamRow>> findStream(Database &database, const StreamKey &key)
{
    const Result<QList<QVariantList>> rows = database.rows(selectStreams() + byKey(), values(key));
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<StreamRow>();
    StreamRow found = streamFrom(rows->first());
    const Result<QHash<qint64, QList<NamedTagEventList>>> status
        = readStatusRows(database, found.id);
    if (!status)
        return status.error();
    found.stream.status.tags = status->value(found.id);
    return std::optional(std::move(found));
}

/// Adds the row, or brings it up to date. Returns its id.
Result<qint64> writeStream(Database &database, const StreamChange &change, const StreamRow *before)
{
    const Result<QVariant> version
        = database.value(u"SELECT coalesce(max(resource_version), 0) + 1 FROM stream"_s);
    if (!version)
        return version.error();
    ImageStream stream = change.stream;
    QString &uid = stream.metadata.uid;
    if (uid.isEmpty() && before)
        uid = before->stream.metadata.uid;
    if (uid.isEmpty())
        uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QVariantList columns
        = {version->toLongLong(), storedText(stream), sqlText(stream.status.dockerImageRepository),
           sqlText(stream.status.publicDockerImageRepository)};
    const Result<void> done = before
        ? database.run(u"UPDATE stream SET resource_version = ?, object = ?, repository = ?,"
                       " public_repository = ? WHERE id = ?"_s,
                       columns + QVariantList{before->id})
        : database.run(u"INSERT INTO stream (resource_version, object, repository,"
                       " public_repository, file, ns, name) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                       columns + values(change.key));
    if (!done)
        return done.error();
    return before ? before->id : database.lastInsertId();
}

JournalEntry journalFrom(const QVariantList &row)
{
    return {.sequence = row.at(0).toLongLong(),
            .at = timeFromSql(row.at(1)),
            .kind = journalKind(row.at(2).toString()),
            .tag = row.at(3).toString(),
            .fromImage = row.at(4).toString(),
            .toImage = row.at(5).toString(),
            .dockerImageReference = row.at(6).toString(),
            .detail = row.at(7).toString()};
}

Result<void> writeJournal(Database &database, qint64 stream, const QList<JournalEntry> &entries)
{
    for (const JournalEntry &entry : entries) {
        if (Result<void> done
            = database.run(u"INSERT INTO journal (stream, at, kind, tag, from_image, to_image, "
                           u"reference, detail)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                           {stream, sqlTime(entry.at), journalKindName(entry.kind),
                            sqlText(entry.tag), sqlText(entry.fromImage), sqlText(entry.toImage),
                            sqlText(entry.dockerImageReference), sqlText(entry.detail)});
            !done)
            return done;
    }
    return {};
}

Result<void> writeImages(Database &database, const QList<Image> &images)
{
    for (const Image &image : images) {
        const QByteArray object = QJsonDocument(toJson(image)).toJson(QJsonDocument::Compact);
        // A digest says all of an image's content; the first import's account of it stays.
        if (Result<void> done
            = database.run(u"INSERT OR IGNORE INTO image (digest, object) VALUES (?, ?)"_s,
                           {sqlText(image.name), QString::fromUtf8(object)});
            !done)
            return done;
    }
    return {};
}

Result<void> record(Database &database, const StreamChange &change)
{
    const Result<std::optional<StreamRow>> found = findStream(database, change.key);
    if (!found)
        return found.error();
    const StreamRow *before = *found ? &**found : nullptr;
    const QString &madeFrom = change.stream.metadata.resourceVersion;
    if (before && !madeFrom.isEmpty() && madeFrom != before->stream.metadata.resourceVersion)
        return Error{.kind = Error::Kind::Conflict, .subject = change.key.name};
    const Result<qint64> id = writeStream(database, change, before);
    if (!id)
        return id.error();
    const QList<NamedTagEventList> tags
        = before ? before->stream.status.tags : QList<NamedTagEventList>();
    if (Result<void> done = writeStatusRows(database, *id, tags, change.stream.status.tags); !done)
        return done;
    if (Result<void> done = writeJournal(database, *id, change.journal); !done)
        return done;
    if (Result<void> done = writeImages(database, change.images); !done)
        return done;
    if (Result<void> done = writeKnownLists(database, change.lists); !done)
        return done;
    return change.waiting ? removeWaiting(database, {*change.waiting}) : Result<void>();
}

Result<void> makeFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        const bool mayNot = !QFileInfo(QFileInfo(folder).path()).isWritable();
        return Error{.kind = mayNot ? Error::Kind::NoPermission : Error::Kind::Io,
                     .subject = folder,
                     .detail = u"mkdir"_s};
    }
    const QString ignore = folder + u"/.gitignore"_s;
    if (QFileInfo(folder).fileName() != stateFolder || QFileInfo::exists(ignore))
        return {};
    return saveFile(ignore, "*\n");
}

} // namespace

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString &path, bool readOnly)
{
    if (!readOnly) {
        if (Result<void> made = makeFolder(path); !made)
            return made.error();
    }
    Result<std::unique_ptr<Database>> database
        = Database::open(path, readOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite);
    if (!database)
        return database.error();
    if (Result<void> migrated = migrate(**database); !migrated)
        return migrated.error();
    std::unique_ptr<HistoryStore> store(
        new HistoryStore(std::make_unique<Private>(std::move(*database))));
    if (Result<bool> version = store->wasChangedByOthers(); !version)
        return version.error();
    return store;
}

HistoryStore::HistoryStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

HistoryStore::~HistoryStore() = default;

bool HistoryStore::isReadOnly() const
{
    return d->database->isReadOnly();
}

Result<std::optional<ImageStream>> HistoryStore::stream(const StreamKey &key) const
{
    std::optional<ImageStream> stream;
    const Result<void> done = d->database->readTransaction([&]() -> Result<void> {
        Result<std::optional<StreamRow>> found = findStream(*d->database, key);
        if (!found)
            return found.error();
        if (*found)
            stream = std::move((*found)->stream);
        return {};
    });
    if (!done)
        return done.error();
    return stream;
}

Result<QHash<StreamKey, ImageStream>> HistoryStore::streams() const
{
    QHash<StreamKey, ImageStream> streams;
    const Result<void> done = d->database->readTransaction([&]() -> Result<void> {
        const Result<QHash<qint64, QList<NamedTagEventList>>> status = readStatusRows(*d->database);
        if (!status)
            return status.error();
        return d->database->each(selectStreams(), {}, [&](const QVariantList &row) {
            StreamRow found = streamFrom(row);
            found.stream.status.tags = status->value(found.id);
            const StreamKey key = {.file = row.at(5).toString(),
                                   .ns = row.at(6).toString(),
                                   .name = row.at(7).toString()};
            streams.insert(key, std::move(found.stream));
        });
    });
    if (!done)
        return done.error();
    return streams;
}

Result<void> HistoryStore::apply(const StreamChange &change)
{
    return d->database->transaction([&] { return record(*d->database, change); });
}

Result<qint64> HistoryStore::announce(const Intent &intent)
{
    const Result<void> done = writeIntent(*d->database, intent);
    if (!done)
        return done.error();
    return d->database->lastInsertId();
}

Result<void> HistoryStore::fulfil(qint64 intent, const StreamChange &change)
{
    return d->database->transaction([&]() -> Result<void> {
        const Result<bool> isThere = removeIntent(*d->database, intent);
        if (!isThere)
            return isThere.error();
        return *isThere ? record(*d->database, change) : Result<void>();
    });
}

Result<void> HistoryStore::withdraw(qint64 intent)
{
    const Result<bool> done = removeIntent(*d->database, intent);
    return done ? Result<void>() : Result<void>(done.error());
}

Result<QList<Intent>> HistoryStore::intents() const
{
    return readIntents(*d->database);
}

Result<QList<WaitingImport>> HistoryStore::waitingImports() const
{
    return readWaiting(*d->database);
}

Result<qint64> HistoryStore::enqueue(const StreamKey &key, const QString &order)
{
    const Result<void> done = addWaiting(*d->database, key, order);
    if (!done)
        return done.error();
    return d->database->lastInsertId();
}

Result<void> HistoryStore::dequeue(const QList<qint64> &ids)
{
    return d->database->transaction([&] { return removeWaiting(*d->database, ids); });
}

Result<QHash<QString, KnownList>> HistoryStore::knownLists() const
{
    return readKnownLists(*d->database);
}

Result<void> HistoryStore::rename(const StreamKey &from, const StreamKey &to)
{
    return d->database->transaction([&]() -> Result<void> {
        const QString count = u"SELECT count(*) FROM stream"_s + byKey();
        const Result<QVariant> source = d->database->value(count, values(from));
        const Result<QVariant> target = d->database->value(count, values(to));
        if (!source || !target)
            return !source ? source.error() : target.error();
        if (source->toInt() == 0)
            return Error{.kind = Error::Kind::NotFound, .subject = from.name};
        if (target->toInt() != 0)
            return Error{.kind = Error::Kind::AlreadyExists, .subject = to.name};
        return d->database->run(u"UPDATE stream SET file = ?, ns = ?, name = ?"_s + byKey(),
                                values(to) + values(from));
    });
}

Result<QList<JournalEntry>> HistoryStore::journal(const StreamKey &key) const
{
    QList<JournalEntry> entries;
    const Result<void> done = d->database->each(
        u"SELECT sequence, at, kind, tag, from_image, to_image, reference, detail FROM journal"
        " WHERE stream = (SELECT id FROM stream"_s
            + byKey() + u") ORDER BY sequence DESC"_s,
        values(key), [&](const QVariantList &row) { entries.append(journalFrom(row)); });
    if (!done)
        return done.error();
    return entries;
}

Result<std::optional<Image>> HistoryStore::image(const QString &digest) const
{
    const Result<QVariant> object
        = d->database->value(u"SELECT object FROM image WHERE digest = ?"_s, {sqlText(digest)});
    if (!object)
        return object.error();
    if (object->isNull())
        return std::optional<Image>();
    const QJsonDocument json = QJsonDocument::fromJson(object->toString().toUtf8());
    Result<Image> image = imageFromJson(json.object());
    if (!image)
        return image.error();
    return std::optional(*std::move(image));
}

Result<bool> HistoryStore::wasChangedByOthers()
{
    // Differs from last time if and only if another connection has committed since.
    // Source: sqlite.org/pragma.html#pragma_data_version
    const Result<QVariant> version = d->database->value(u"PRAGMA data_version"_s);
    if (!version)
        return version.error();
    const qint64 before = std::exchange(d->dataVersion, version->toLongLong());
    return before != d->dataVersion;
}

Result<QHash<QString, IndexedFile>> HistoryStore::fileIndex(const QString &reader) const
{
    return readFileIndex(*d->database, reader);
}

Result<void> HistoryStore::updateFileIndex(const QString &reader, const QList<IndexedFile> &changed,
                                           const QStringList &gone)
{
    return headwater::updateFileIndex(*d->database, reader, changed, gone);
}

} // namespace headwater
