// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogworker.h"

#include "core/base/log.h"
#include "core/base/savefile.h"
#include "core/catalog/catalogstore.h"
#include "core/catalog/filereading.h"

#include <QElapsedTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace headwater {

namespace {

constexpr std::chrono::milliseconds publishPause = 50ms;

} // namespace

/// Where the reading threads leave what they read. They may outlive the worker, by one file each.
class CatalogWorker::Inbox
{
public:
    explicit Inbox(CatalogWorker *worker)
        : m_worker(worker)
    {
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_worker = nullptr;
    }

    void put(const QList<ReadFile> &files)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_worker)
            return;
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, files] { worker->take(files); }, Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    CatalogWorker *m_worker;
};

CatalogWorker::CatalogWorker(QStringList paths, std::stop_token stop)
    : m_paths(std::move(paths))
    , m_stop(std::move(stop))
    , m_watcher(this)
    , m_publish(this)
    , m_inbox(std::make_shared<Inbox>(this))
{
    m_publish.setSingleShot(true);
    m_publish.setInterval(publishPause);
    connect(&m_publish, &QTimer::timeout, this, &CatalogWorker::publish);
    connect(&m_watcher, &CatalogWatcher::lookRequested, this, &CatalogWorker::look);
}

CatalogWorker::~CatalogWorker()
{
    m_inbox->close();
}

void CatalogWorker::start()
{
    Result<CatalogPlace> place = catalogPlace(m_paths);
    if (!place) {
        fail(place.error());
        return;
    }
    m_place = *std::move(place);
    const Result<FileScan> found = scan();
    if (!found) {
        fail(found.error());
        return;
    }
    m_contents.emplace(m_place.folder);
    m_contents->update(*found, std::chrono::steady_clock::now());
    publish(); // names first: they are seen before anything is parsed
    for (const QString &folder : found->foldersWithLeftovers)
        sweepLeftovers(folder);
    openStore(StoreCreation::Never);
    if (m_store)
        loadIndex(*m_contents, *m_store);
    startReading();
    if (m_contents->isComplete())
        completeRound();
}

Result<FileScan> CatalogWorker::scan()
{
    QElapsedTimer timer;
    timer.start();
    Result<FileScan> found = m_place.isWholeFolder()
        ? scanFolder(m_place.folder, m_stop)
        : Result<FileScan>(scanFiles(m_place.folder, m_place.files));
    m_watcher.looked(std::chrono::milliseconds(timer.elapsed()));
    if (found)
        m_folders = found->folders;
    return found;
}

void CatalogWorker::look()
{
    if (!m_contents || m_stop.stop_requested())
        return;
    const Result<FileScan> found = scan();
    if (!found) {
        m_contents->setFolderGone();
        publishSoon();
        fail(found.error());
        return;
    }
    m_lastFailure.reset();
    const bool differs = m_contents->update(*found, std::chrono::steady_clock::now());
    if (differs)
        publishSoon();
    reloadIfOthersWrote();
    startReading();
    if (differs && m_contents->isComplete())
        completeRound(); // names alone changed: histories may have to follow
}

void CatalogWorker::openStore(StoreCreation creation)
{
    if (m_store || m_storeError)
        return;
    Result<std::unique_ptr<HistoryStore>> store = openCatalogStore(m_place.folder, creation);
    if (store && *store) {
        m_store = *std::move(store);
        if (const Result<void> loaded = loadRecorded(*m_contents, *m_store); !loaded)
            m_storeError = loaded.error();
    } else if (!store) {
        m_storeError = store.error();
    }
    if (m_storeError) {
        m_store.reset();
        fail(*m_storeError);
    }
}

void CatalogWorker::reloadIfOthersWrote()
{
    if (!m_store) {
        openStore(StoreCreation::Never); // somebody else may have made one
        return;
    }
    if (!m_store->wasChangedByOthers().value_or(false))
        return;
    if (const Result<void> loaded = loadRecorded(*m_contents, *m_store); !loaded)
        fail(loaded.error());
    publishSoon();
}

void CatalogWorker::startReading()
{
    QList<ReadJob> jobs = m_contents->takeJobs();
    if (jobs.isEmpty())
        return;
    headwater::startReading(
        std::move(jobs), [inbox = m_inbox](const QList<ReadFile> &files) { inbox->put(files); },
        m_stop);
}

void CatalogWorker::take(const QList<ReadFile> &files)
{
    for (const ReadFile &file : files)
        m_contents->take(file);
    startReading(); // what has been asked for again meanwhile
    if (m_contents->isComplete())
        completeRound();
    else
        publishSoon();
}

void CatalogWorker::completeRound()
{
    // A folder without any image stream gets no state of ours.
    if (m_place.isWholeFolder() && m_contents->hasStreams())
        openStore(StoreCreation::WhenAbsent);
    publish();
    if (m_store && !m_stop.stop_requested()
        && finishReading(*m_contents, *m_store, m_place.isWholeFolder()))
        publish();
    QStringList files;
    for (const QString &path : m_contents->paths())
        files.append(m_place.folder + u'/' + path);
    m_watcher.watch(m_folders, files);
    if (!std::exchange(m_isFinished, true))
        Q_EMIT finished();
}

void CatalogWorker::withStore(const StoreWork &work)
{
    if (m_contents)
        openStore(StoreCreation::WhenAbsent);
    if (m_store)
        work(m_store.get());
    else
        work(m_storeError.value_or(m_lastFailure.value_or(
            Error{.kind = Error::Kind::NotFound, .detail = u"no catalog is open"_s})));
}

void CatalogWorker::refreshStatus(const StreamKey &key)
{
    if (!m_store || !m_contents)
        return;
    const Result<std::optional<ImageStream>> recorded = m_store->stream(key);
    if (!recorded) {
        fail(recorded.error());
        return;
    }
    m_contents->setRecorded(key, *recorded);
    publish();
}

void CatalogWorker::setPolling(bool on)
{
    m_watcher.setPolling(on);
}

void CatalogWorker::setUnsaved(const QString &file, const Definition &definition, qint64 bytes)
{
    if (!m_contents)
        return;
    m_contents->setUnsaved(file, definition, bytes);
    publishSoon();
}

void CatalogWorker::endUnsaved(const QString &file)
{
    if (!m_contents)
        return;
    m_contents->endUnsaved(file);
    startReading();
}

void CatalogWorker::publish()
{
    QElapsedTimer timer;
    timer.start();
    const CatalogSnapshotPtr snapshot = m_contents->snapshot();
    // A large catalog is published less often, so that most of the time goes into reading it.
    m_publish.stop();
    m_publish.setInterval(std::max(publishPause, 8 * std::chrono::milliseconds(timer.elapsed())));
    Q_EMIT published(snapshot);
}

void CatalogWorker::publishSoon()
{
    if (!m_publish.isActive())
        m_publish.start();
}

void CatalogWorker::fail(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled || m_lastFailure == error)
        return;
    qCInfo(lcCatalog) << error.subject << error.kind << error.detail;
    m_lastFailure = error;
    Q_EMIT failed(error);
}

} // namespace headwater
