// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/imagestream/imagestream.h"

#include <QHash>
#include <QList>

#include <optional>

namespace headwater {

class Database;

/// The tags of each stream's status, by row id of the stream; of one stream alone if @p stream is
/// given. Lists are in the order in which they were written, whatever their times.
Result<QHash<qint64, QList<NamedTagEventList>>> readStatusRows(Database &database,
                                                               std::optional<qint64> stream = {});

/// Makes the rows of @p stream say @p tags; only tags that differ from @p before are written.
/// Within a transaction.
Result<void> writeStatusRows(Database &database, qint64 stream,
                             const QList<NamedTagEventList> &before,
                             const QList<NamedTagEventList> &tags);

/// Seconds since 1970 for a time column, and back. NULL: no time.
QVariant sqlTime(const QDateTime &time);
QDateTime timeFromSql(const QVariant &value);

} // namespace headwater
