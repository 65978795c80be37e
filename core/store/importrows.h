// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/historystore.h"

/// The tables that imports keep besides the history, for HistoryStore alone.
namespace headwater {

class Database;

QString journalKindName(JournalEntry::Kind kind);
JournalEntry::Kind journalKind(const QString &name);

Result<void> writeKnownLists(Database &database, const QList<KnownList> &lists);
Result<QHash<QString, KnownList>> readKnownLists(Database &database);

Result<void> addWaiting(Database &database, const StreamKey &key, const QString &order);
Result<void> removeWaiting(Database &database, const QList<qint64> &ids);
Result<QList<WaitingImport>> readWaiting(Database &database);

Result<void> writeIntent(Database &database, const Intent &intent);
/// Whether there was one.
Result<bool> removeIntent(Database &database, qint64 id);
Result<QList<Intent>> readIntents(Database &database);

} // namespace headwater
