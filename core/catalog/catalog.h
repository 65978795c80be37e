// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/store/historystore.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace headwater {

/// Reads a folder (or files) of definitions, without an event loop: what the command line uses.
/// Blocks; @p stop ends it early. Never writes outside the catalog's state folder.
/// Errors: NotFound, NoPermission, NotAFile for the folder itself; broken files are in the snapshot.
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
    void close();
    bool isOpen() const;
    /// The latest state; never null.
    CatalogSnapshotPtr snapshot() const;

    /// Runs @p work with the history store in the one thread that owns it.
    template<typename T>
    QFuture<Result<T>> withStore(std::function<Result<T>(HistoryStore &)> work);
    /// Reads a stream's history from the store again, after an operation has changed it.
    void refreshStatus(const StreamKey &key);

Q_SIGNALS:
    /// Files, streams or status differ. Emitted at most about every 50 ms while reading.
    void changed();
    /// Everything found has been read.
    void finished();
    /// The folder cannot be opened or its store cannot be used.
    void failed(const headwater::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace headwater
