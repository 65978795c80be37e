// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/importrequest.h"
#include "core/store/streamkey.h"

#include <memory>
#include <optional>

namespace headwater {

class HistoryStore;

/// Where the stream of an import is defined.
struct ImportDestination
{
    QString folder = {}; ///< of the catalog, absolute
    StreamKey key = {}; ///< of a new stream the file is empty; one is chosen for it
    int document = 0;
    int item = -1;
    /// What was read from the file; null for a new stream.
    std::shared_ptr<const ImageStream> definition = {};
    std::optional<qint64> waiting = {}; ///< id of the import in the store's queue; it leaves it
};

/// Writes what an import changed. First the file: a new one for a new stream, else new tags and
/// policies that differ, as edits that leave every other byte alone. Then the history, as
/// settledStream() has it, in one transaction. Nothing is written if nothing changed. Returns the
/// key, with the file. Errors: Conflict if the file is not what it was when it was read, or the
/// history was written meanwhile; those of saveFile() and of HistoryStore::apply().
Result<StreamKey> commitImport(HistoryStore &store, const ImportDestination &where,
                               const ImportResult &result);

/// Finishes what commitImport() had begun when the program ended: if the file in @p folder was
/// written, its history is; if it was not, nothing happened. To be called when a catalog's store
/// has been opened for writing. Errors: those of HistoryStore.
Result<void> repairCommits(HistoryStore &store, const QString &folder);

} // namespace headwater
