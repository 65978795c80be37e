// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogcontents.h"
#include "core/catalog/catalogplace.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/catalogwatcher.h"
#include "core/store/historystore.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace headwater {

/// What Catalog does outside of the UI thread: scans, has files read, watches, and owns the history
/// store. Lives in a thread of its own with an event loop; all functions are called in that thread.
class CatalogWorker : public QObject
{
    Q_OBJECT
public:
    /// Gets the store, or why there is none.
    using StoreWork = std::function<void(Result<HistoryStore *>)>;

    CatalogWorker(QStringList paths, std::stop_token stop);
    ~CatalogWorker() override;

    void start();
    /// Opens, and if need be makes, the store, then runs @p work.
    void withStore(const StoreWork &work);
    void refreshStatus(const StreamKey &key);
    void setPolling(bool on);
    void setUnsaved(const QString &file, const Definition &definition, qint64 bytes);
    void endUnsaved(const QString &file);

Q_SIGNALS:
    void published(const headwater::CatalogSnapshotPtr &snapshot);
    void finished(); ///< once: all that was found at first has been read
    void failed(const headwater::Error &error);

private:
    class Inbox;

    void look();
    Result<FileScan> scan();
    void openStore(StoreCreation creation);
    void reloadIfOthersWrote();
    void startReading();
    void take(const QList<ReadFile> &files);
    void completeRound();
    void publish();
    void publishSoon();
    void fail(const Error &error);

    const QStringList m_paths;
    const std::stop_token m_stop;
    CatalogPlace m_place;
    std::optional<CatalogContents> m_contents;
    std::unique_ptr<HistoryStore> m_store;
    std::optional<Error> m_storeError;
    std::optional<Error> m_lastFailure; ///< reported once, not at every look
    CatalogWatcher m_watcher;
    QTimer m_publish;
    QStringList m_folders;
    std::shared_ptr<Inbox> m_inbox;
    bool m_isFinished = false;
};

} // namespace headwater
