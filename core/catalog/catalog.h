// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/definition/definition.h"
#include "core/store/historystore.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace headwater {

/// Reads a folder (or files) of definitions, without an event loop: what the command line uses.
/// Blocks; @p stop ends it early. Never writes outside the catalog's state folder.
/// Errors: NotFound, NoPermission, NotAFile for the folder itself; broken files are in the
/// snapshot.
Result<CatalogSnapshotPtr> loadCatalog(const QStringList &paths, std::stop_token stop = {});

/// Where a catalog's state lives: FOLDER/.headwater/state.db, or a place under the user's data
/// directory if the folder cannot be written to. DESIGN decision 1.
QString stateDatabasePath(const QString &folder);

/// A catalog that is open in the window: scanned and read off the UI thread, watched for changes
/// on disk. Lives in the UI thread.
class Catalog : public QObject
{
    Q_OBJECT
public:
    explicit Catalog(QObject *parent = nullptr);
    ~Catalog() override;

    /// Opens a folder, or files of one folder. Returns at once; what is found arrives by changed().
    /// An open catalog is closed first.
    void open(const QStringList &paths);
    /// What withStore() was given before is still done.
    void close();
    bool isOpen() const;
    /// The latest state; never null.
    CatalogSnapshotPtr snapshot() const;

    /// Runs @p work with the history store in the one thread that owns it; the store is made if
    /// there is none. The future finishes in any case, with the store's error if it cannot be used
    /// and with NotFound if no catalog is open.
    template<typename T>
    QFuture<Result<T>> withStore(std::function<Result<T>(HistoryStore &)> work);
    /// Reads a stream's history from the store again, after an operation has changed it.
    void refreshStatus(const StreamKey &key);

    /// Shows @p definition, the text of @p file (relative to the folder) as somebody is editing it
    /// and
    /// @p bytes long, in place of what the disk holds; CatalogContents::setUnsaved(). Forgotten
    /// when the catalog is closed.
    void setUnsaved(const QString &file, const std::shared_ptr<const Definition> &definition,
                    qint64 bytes);
    /// The file was saved, or its changes were given up: the disk is right again.
    void endUnsaved(const QString &file);

    /// Whether to look for changes every few seconds besides heeding what the system reports. To be
    /// switched off while nobody can see the window; switching it on looks at once. Default: on.
    void setPolling(bool on);

Q_SIGNALS:
    /// Files, streams or status differ. Emitted at most about every 50 ms while reading.
    void changed();
    /// Everything found has been read. Emitted once for each open().
    void finished();
    /// The folder cannot be opened, or is not there any more, or its store cannot be used. What
    /// could be read is in the snapshot nevertheless.
    void failed(const headwater::Error &error);

private:
    class Private;

    void postToStore(std::function<void(Result<HistoryStore *>)> work);

    std::unique_ptr<Private> d;
};

template<typename T>
QFuture<Result<T>> Catalog::withStore(std::function<Result<T>(HistoryStore &)> work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    postToStore([promise, work = std::move(work)](Result<HistoryStore *> store) {
        if (store)
            promise->addResult(work(**store));
        else
            promise->addResult(Result<T>(store.error()));
        promise->finish();
    });
    return future;
}

} // namespace headwater
