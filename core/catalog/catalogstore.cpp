// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogstore.h"

#include "core/base/log.h"
#include "core/catalog/catalog.h"
#include "core/catalog/catalogcontents.h"
#include "core/importing/importcommit.h"
#include "core/store/historystore.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

Result<std::unique_ptr<HistoryStore>> openCatalogStore(const QString &folder,
                                                       StoreCreation creation)
{
    const QString path = stateDatabasePath(folder);
    if (creation == StoreCreation::Never && !QFileInfo::exists(path))
        return std::unique_ptr<HistoryStore>();
    Result<std::unique_ptr<HistoryStore>> store = HistoryStore::open(path);
    if (!store && store.error().kind == Error::Kind::NoPermission && QFileInfo::exists(path))
        return HistoryStore::open(path, true);
    if (!store)
        return store;
    if (const Result<void> repaired = repairCommits(**store, folder); !repaired)
        qCWarning(lcCatalog) << "imports were not repaired:" << repaired.error().detail;
    return store;
}

Result<void> loadRecorded(CatalogContents &contents, const HistoryStore &store)
{
    Result<RecordedStreams> recorded = store.streams();
    if (!recorded)
        return recorded.error();
    contents.setRecorded(std::make_shared<const RecordedStreams>(*std::move(recorded)));
    return {};
}

void loadIndex(CatalogContents &contents, const HistoryStore &store)
{
    Result<QHash<QString, IndexedFile>> index = store.fileIndex(indexReader());
    if (index)
        contents.setIndex(*std::move(index));
    else
        qCWarning(lcCatalog) << "the index was not read:" << index.error().detail;
}

bool finishReading(CatalogContents &contents, HistoryStore &store, bool updateIndex)
{
    const auto exists = [&contents](const QString &path) {
        return QFileInfo::exists(contents.folder() + u'/' + path);
    };
    const QList<CatalogContents::Move> moves = contents.moves(exists);
    bool moved = false;
    for (const CatalogContents::Move &move : moves) {
        if (!store.isReadOnly()) {
            if (const Result<void> done = store.rename(move.from, move.to); !done) {
                qCWarning(lcCatalog)
                    << "history of" << move.from.file << "stays" << done.error().detail;
                continue;
            }
        }
        contents.applyMove(move);
        moved = true;
    }
    const CatalogContents::IndexChanges changes = contents.takeIndexChanges();
    if (!updateIndex || changes.isEmpty() || store.isReadOnly())
        return moved;
    const Result<void> done = store.updateFileIndex(indexReader(), changes.changed, changes.gone);
    if (!done)
        qCWarning(lcCatalog) << "the index was not written:" << done.error().detail;
    return moved;
}

} // namespace headwater
