// SPDX-License-Identifier: Apache-2.0
#include "core/store/statusrows.h"

#include "core/store/database.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using StatusByStream = QHash<qint64, QList<NamedTagEventList>>;

/// Where the list of a status_tag row is.
struct Slot
{
    qint64 stream = 0;
    qsizetype index = 0;
};

TagEvent eventFrom(const QVariantList &row)
{
    return {.created = timeFromSql(row.at(1)),
            .dockerImageReference = row.at(2).toString(),
            .image = row.at(3).toString(),
            .generation = row.at(4).toLongLong()};
}

TagEventCondition conditionFrom(const QVariantList &row)
{
    return {.type = row.at(1).toString(),
            .status = row.at(2).toString(),
            .lastTransitionTime = timeFromSql(row.at(3)),
            .reason = row.at(4).toString(),
            .message = row.at(5).toString(),
            .generation = row.at(6).toLongLong()};
}

/// The statements, for all streams and for one.
struct Queries
{
    QString tags;
    QString events;
    QString conditions;
};

Queries queries(bool one)
{
    const QString here = one ? u" WHERE stream = ?"_s : QString();
    const QString there
        = one ? u" WHERE status_tag IN (SELECT id FROM status_tag WHERE stream = ?)"_s : QString();
    return {.tags
            = u"SELECT id, stream, tag FROM status_tag"_s + here + u" ORDER BY stream, position"_s,
            .events = u"SELECT status_tag, created, reference, image, generation FROM tag_event"_s
                + there + u" ORDER BY status_tag, position"_s,
            .conditions
            = u"SELECT status_tag, type, status, transition, reason, message, generation"
              " FROM tag_condition"_s
                + there + u" ORDER BY status_tag, position"_s};
}

Result<void> writeEvents(Database &database, qint64 statusTag, const QList<TagEvent> &events)
{
    for (qsizetype position = 0; position < events.size(); ++position) {
        const TagEvent &event = events.at(position);
        if (Result<void> done = database.run(u"INSERT INTO tag_event VALUES (?, ?, ?, ?, ?, ?)"_s,
                                             {statusTag, position, sqlTime(event.created),
                                              sqlText(event.dockerImageReference),
                                              sqlText(event.image), event.generation});
            !done)
            return done;
    }
    return {};
}

Result<void> writeConditions(Database &database, qint64 statusTag,
                             const QList<TagEventCondition> &conditions)
{
    for (qsizetype position = 0; position < conditions.size(); ++position) {
        const TagEventCondition &condition = conditions.at(position);
        if (Result<void> done
            = database.run(u"INSERT INTO tag_condition VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                           {statusTag, position, sqlText(condition.type), sqlText(condition.status),
                            sqlTime(condition.lastTransitionTime), sqlText(condition.reason),
                            sqlText(condition.message), condition.generation});
            !done)
            return done;
    }
    return {};
}

Result<void> writeTag(Database &database, qint64 stream, qsizetype position,
                      const NamedTagEventList &list)
{
    if (Result<void> done
        = database.run(u"INSERT INTO status_tag (stream, position, tag) VALUES (?, ?, ?)"_s,
                       {stream, position, sqlText(list.tag)});
        !done)
        return done;
    const qint64 id = database.lastInsertId();
    if (Result<void> done = writeEvents(database, id, list.items); !done)
        return done;
    return writeConditions(database, id, list.conditions);
}

} // namespace

Result<QHash<qint64, QList<NamedTagEventList>>> readStatusRows(Database &database,
                                                               std::optional<qint64> stream)
{
    StatusByStream status;
    QHash<qint64, Slot> slots;
    const Queries sql = queries(stream.has_value());
    const QVariantList values = stream ? QVariantList{*stream} : QVariantList();
    const auto listOf = [&](const QVariantList &row) -> NamedTagEventList & {
        const Slot slot = slots.value(row.at(0).toLongLong());
        return status[slot.stream][slot.index];
    };
    Result<void> done = database.each(sql.tags, values, [&](const QVariantList &row) {
        QList<NamedTagEventList> &lists = status[row.at(1).toLongLong()];
        slots.insert(row.at(0).toLongLong(),
                     {.stream = row.at(1).toLongLong(), .index = lists.size()});
        lists.append({.tag = row.at(2).toString()});
    });
    if (done) {
        done = database.each(sql.events, values, [&](const QVariantList &row) {
            listOf(row).items.append(eventFrom(row));
        });
    }
    if (done) {
        done = database.each(sql.conditions, values, [&](const QVariantList &row) {
            listOf(row).conditions.append(conditionFrom(row));
        });
    }
    if (!done)
        return done.error();
    return status;
}

Result<void> writeStatusRows(Database &database, qint64 stream,
                             const QList<NamedTagEventList> &before,
                             const QList<NamedTagEventList> &tags)
{
    // Rows that are equal and at the same place stay; a tag that comes or goes moves those after
    // it.
    for (qsizetype i = 0; i < qMax(before.size(), tags.size()); ++i) {
        if (i < before.size() && i < tags.size() && before.at(i) == tags.at(i))
            continue;
        if (i < before.size()) {
            if (Result<void> done = database.run(
                    u"DELETE FROM status_tag WHERE stream = ? AND position = ?"_s, {stream, i});
                !done)
                return done;
        }
        if (i < tags.size()) {
            if (Result<void> done = writeTag(database, stream, i, tags.at(i)); !done)
                return done;
        }
    }
    return {};
}

QVariant sqlTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toSecsSinceEpoch()) : QVariant();
}

QDateTime timeFromSql(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

} // namespace headwater
