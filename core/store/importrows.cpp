// SPDX-License-Identifier: Apache-2.0
#include "core/store/importrows.h"

#include "core/image/imagejson.h"
#include "core/imagestream/imagestreamjson.h"
#include "core/store/database.h"
#include "core/store/statusrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

/// A list has what an image kept as a list has, and goes the same way.
QJsonObject toJson(const KnownList &list)
{
    return headwater::toJson(Image{
        .name = list.digest, .manifestMediaType = list.mediaType, .manifests = list.manifests});
}

Result<KnownList> listFrom(const QJsonObject &object)
{
    const Result<Image> image = imageFromJson(object);
    if (!image)
        return image.error();
    return KnownList{.digest = image->name,
                     .mediaType = image->manifestMediaType,
                     .manifests = image->manifests};
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {{u"at"_s, entry.at.toSecsSinceEpoch()},
            {u"kind"_s, journalKindName(entry.kind)},
            {u"tag"_s, entry.tag},
            {u"fromImage"_s, entry.fromImage},
            {u"toImage"_s, entry.toImage},
            {u"reference"_s, entry.dockerImageReference},
            {u"detail"_s, entry.detail}};
}

JournalEntry journalFrom(const QJsonValue &value)
{
    return {.at = timeFromSql(value["at"_L1].toInteger()),
            .kind = journalKind(value["kind"_L1].toString()),
            .tag = value["tag"_L1].toString(),
            .fromImage = value["fromImage"_L1].toString(),
            .toImage = value["toImage"_L1].toString(),
            .dockerImageReference = value["reference"_L1].toString(),
            .detail = value["detail"_L1].toString()};
}

template<typename T>
QJsonArray toArray(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

QJsonObject toJson(const StreamChange &change)
{
    QJsonObject object{{u"file"_s, change.key.file},
                       {u"namespace"_s, change.key.ns},
                       {u"name"_s, change.key.name},
                       {u"stream"_s, headwater::toJson(change.stream)},
                       {u"journal"_s, toArray(change.journal)},
                       {u"images"_s, toArray(change.images)},
                       {u"lists"_s, toArray(change.lists)}};
    if (change.waiting)
        object[u"waiting"_s] = *change.waiting;
    return object;
}

Result<StreamChange> changeFrom(const QJsonObject &object)
{
    StreamChange change{.key = {.file = object["file"_L1].toString(),
                                .ns = object["namespace"_L1].toString(),
                                .name = object["name"_L1].toString()},
                        .stream = imageStreamFromJson(object["stream"_L1].toObject())};
    for (const QJsonValue &entry : object["journal"_L1].toArray())
        change.journal.append(journalFrom(entry));
    for (const QJsonValue &entry : object["images"_L1].toArray()) {
        const Result<Image> image = imageFromJson(entry.toObject());
        if (!image)
            return image.error();
        change.images.append(*image);
    }
    for (const QJsonValue &entry : object["lists"_L1].toArray()) {
        const Result<KnownList> list = listFrom(entry.toObject());
        if (!list)
            return list.error();
        change.lists.append(*list);
    }
    if (object.contains("waiting"_L1))
        change.waiting = object["waiting"_L1].toInteger();
    return change;
}

} // namespace

QString journalKindName(JournalEntry::Kind kind)
{
    return QString::fromLatin1(QMetaEnum::fromType<JournalEntry::Kind>().valueToKey(int(kind)));
}

JournalEntry::Kind journalKind(const QString &name)
{
    return JournalEntry::Kind(
        QMetaEnum::fromType<JournalEntry::Kind>().keyToValue(name.toLatin1().constData()));
}

Result<void> writeKnownLists(Database &database, const QList<KnownList> &lists)
{
    for (const KnownList &list : lists) {
        const Result<void> done
            = database.run(u"INSERT OR IGNORE INTO known_list (digest, object) VALUES (?, ?)"_s,
                           {sqlText(list.digest), compact(toJson(list))});
        if (!done)
            return done;
    }
    return {};
}

Result<QHash<QString, KnownList>> readKnownLists(Database &database)
{
    QHash<QString, KnownList> lists;
    std::optional<Error> broken;
    const Result<void> done
        = database.each(u"SELECT object FROM known_list"_s, {}, [&](const QVariantList &row) {
              Result<KnownList> list = listFrom(objectFrom(row.at(0)));
              if (!list)
                  broken = list.error();
              else
                  lists.insert(list->digest, *std::move(list));
          });
    if (!done)
        return done.error();
    if (broken)
        return *broken;
    return lists;
}

Result<void> addWaiting(Database &database, const StreamKey &key, const QString &order)
{
    return database.run(
        u"INSERT INTO waiting_import (file, ns, name, import_order) VALUES (?, ?, ?, ?)"_s,
        {sqlText(key.file), sqlText(key.ns), sqlText(key.name), sqlText(order)});
}

Result<void> removeWaiting(Database &database, const QList<qint64> &ids)
{
    for (const qint64 id : ids) {
        const Result<void> done = database.run(u"DELETE FROM waiting_import WHERE id = ?"_s, {id});
        if (!done)
            return done;
    }
    return {};
}

Result<QList<WaitingImport>> readWaiting(Database &database)
{
    QList<WaitingImport> waiting;
    const Result<void> done = database.each(
        u"SELECT id, file, ns, name, import_order FROM waiting_import ORDER BY id"_s, {},
        [&](const QVariantList &row) {
            waiting.append({.id = row.at(0).toLongLong(),
                            .key = {.file = row.at(1).toString(),
                                    .ns = row.at(2).toString(),
                                    .name = row.at(3).toString()},
                            .order = row.at(4).toString()});
        });
    if (!done)
        return done.error();
    return waiting;
}

Result<void> writeIntent(Database &database, const Intent &intent)
{
    return database.run(
        u"INSERT INTO intent (before, after, change) VALUES (?, ?, ?)"_s,
        {sqlText(intent.before), sqlText(intent.after), compact(toJson(intent.change))});
}

Result<bool> removeIntent(Database &database, qint64 id)
{
    const Result<QVariant> count
        = database.value(u"SELECT count(*) FROM intent WHERE id = ?"_s, {id});
    if (!count)
        return count.error();
    if (const Result<void> done = database.run(u"DELETE FROM intent WHERE id = ?"_s, {id}); !done)
        return done.error();
    return count->toInt() > 0;
}

Result<QList<Intent>> readIntents(Database &database)
{
    const Result<QList<QVariantList>> rows
        = database.rows(u"SELECT id, before, after, change FROM intent ORDER BY id"_s);
    if (!rows)
        return rows.error();
    QList<Intent> intents;
    for (const QVariantList &row : *rows) {
        const Result<StreamChange> change = changeFrom(objectFrom(row.at(3)));
        if (!change)
            return change.error();
        intents.append({.id = row.at(0).toLongLong(),
                        .before = row.at(1).toString(),
                        .after = row.at(2).toString(),
                        .change = *change});
    }
    return intents;
}

} // namespace headwater
