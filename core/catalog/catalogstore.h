// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace headwater {

class CatalogContents;
class HistoryStore;

enum class StoreCreation { Never, WhenAbsent };

/// The history store of the catalog in @p folder, for writing if it can be written to, else for
/// reading. Imports that were interrupted while they were written are finished first. Null if there
/// is none and none is to be made. Errors: those of HistoryStore::open().
Result<std::unique_ptr<HistoryStore>> openCatalogStore(const QString &folder,
                                                       StoreCreation creation);

/// Gives @p contents all that @p store has recorded. Errors: those of HistoryStore.
Result<void> loadRecorded(CatalogContents &contents, const HistoryStore &store);

/// Gives @p contents the index of files. If that cannot be read, the files are.
void loadIndex(CatalogContents &contents, const HistoryStore &store);

/// After everything was read: lets the histories of moved definitions follow them, in @p store and
/// in @p contents, and brings the index of files up to date if @p updateIndex. A store that cannot
/// be written to changes nothing of what is shown; what went wrong is logged. Returns whether a
/// history moved.
bool finishReading(CatalogContents &contents, HistoryStore &store, bool updateIndex);

} // namespace headwater
