// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "core/catalog/catalogcontents.h"
#include "core/catalog/catalogplace.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/filereading.h"
#include "core/catalog/filescan.h"

#include <future>

namespace headwater {

namespace {

/// Reading so many files takes longer than making a store to keep the index in. Below that a
/// command that only looks leaves no trace in the folder.
constexpr qsizetype indexPaysFrom = 200;

Result<FileScan> scan(const CatalogPlace &place, const std::stop_token &stop)
{
    if (!place.isWholeFolder())
        return scanFiles(place.folder, place.files);
    return scanFolder(place.folder, stop);
}

using StorePtr = std::unique_ptr<HistoryStore>;

/// Opens the store, if there is one, and reads what it has.
Result<StorePtr> openAndLoad(CatalogContents &contents)
{
    Result<StorePtr> store = openCatalogStore(contents.folder(), StoreCreation::Never);
    if (!store || !*store)
        return store;
    if (Result<void> loaded = loadRecorded(contents, **store); !loaded)
        return loaded.error();
    loadIndex(contents, **store);
    return store;
}

void finish(CatalogContents &contents, StorePtr store, bool isWholeFolder, qsizetype filesRead)
{
    if (!store && isWholeFolder && contents.hasStreams() && filesRead >= indexPaysFrom) {
        if (Result<StorePtr> made = openCatalogStore(contents.folder(), StoreCreation::WhenAbsent))
            store = *std::move(made);
    }
    if (store)
        finishReading(contents, *store, isWholeFolder);
}

} // namespace

Result<CatalogSnapshotPtr> loadCatalog(const QStringList &paths, std::stop_token stop)
{
    const Result<CatalogPlace> place = catalogPlace(paths);
    if (!place)
        return place.error();
    // The folder and the store at the same time: each takes about a fifth of a warm start.
    std::future<Result<FileScan>> scanning
        = std::async(std::launch::async, [&] { return scan(*place, stop); });
    CatalogContents contents(place->folder);
    Result<StorePtr> store = openAndLoad(contents);
    const Result<FileScan> found = scanning.get();
    if (!found || !store)
        return !found ? found.error() : store.error();

    contents.update(*found, std::chrono::steady_clock::now());
    qsizetype filesRead = 0;
    for (const ReadFile &file : readAll(contents.takeJobs(), stop)) {
        contents.take(file);
        filesRead += file.toIndex ? 1 : 0;
    }
    if (stop.stop_requested())
        return Error{.kind = Error::Kind::Cancelled};
    finish(contents, *std::move(store), place->isWholeFolder(), filesRead);
    return contents.snapshot();
}

} // namespace headwater
