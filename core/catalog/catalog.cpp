// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"

#include "core/base/worker.h"
#include "core/catalog/catalogworker.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace headwater {

class Catalog::Private
{
public:
    CatalogSnapshotPtr snapshot = std::make_shared<const CatalogSnapshot>();
    /// Null: nothing is open. Belongs to its thread, which deletes it when it ends.
    CatalogWorker *worker = nullptr;
    std::stop_source stop;
    /// Counts open() and close(); what a closed catalog's worker still has to say is not heard.
    quint64 session = 0;
    bool isPolling = true;

    /// Runs @p function in the worker's thread, in the order of the calls.
    template<typename Function>
    void post(Function function) const
    {
        QMetaObject::invokeMethod(worker, std::move(function), Qt::QueuedConnection);
    }
};

Catalog::Catalog(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Catalog::~Catalog()
{
    close();
    // Each ends after the one thing it is at, which stops early, and what withStore() was given.
    for (QThread *thread : findChildren<QThread *>(Qt::FindDirectChildrenOnly))
        thread->wait();
}

void Catalog::open(const QStringList &paths)
{
    close();
    d->stop = std::stop_source();
    d->worker = new CatalogWorker(paths, d->stop.get_token());
    auto *const thread = new QThread(this);
    thread->setObjectName(u"catalog"_s);
    d->worker->moveToThread(thread);
    connect(thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);

    const auto isHeard = [this, session = d->session] { return session == d->session; };
    connect(d->worker, &CatalogWorker::published, this,
            [this, isHeard](const CatalogSnapshotPtr &snapshot) {
                if (!isHeard())
                    return;
                destroyInPool(std::exchange(d->snapshot, snapshot));
                Q_EMIT changed();
            });
    connect(d->worker, &CatalogWorker::finished, this, [this, isHeard] {
        if (isHeard())
            Q_EMIT finished();
    });
    connect(d->worker, &CatalogWorker::failed, this, [this, isHeard](const Error &error) {
        if (isHeard())
            Q_EMIT failed(error);
    });
    thread->start();
    d->post([worker = d->worker, isPolling = d->isPolling] {
        worker->setPolling(isPolling);
        worker->start();
    });
}

void Catalog::close()
{
    ++d->session;
    d->snapshot = std::make_shared<const CatalogSnapshot>();
    if (!d->worker)
        return;
    d->stop.request_stop();
    d->post([thread = d->worker->thread()] { thread->quit(); });
    d->worker = nullptr;
}

bool Catalog::isOpen() const
{
    return d->worker != nullptr;
}

CatalogSnapshotPtr Catalog::snapshot() const
{
    return d->snapshot;
}

void Catalog::postToStore(std::function<void(Result<HistoryStore *>)> work)
{
    if (!d->worker) {
        work(Error{.kind = Error::Kind::NotFound, .detail = u"no catalog is open"_s});
        return;
    }
    d->post([worker = d->worker, work = std::move(work)] { worker->withStore(work); });
}

void Catalog::refreshStatus(const StreamKey &key)
{
    if (d->worker)
        d->post([worker = d->worker, key] { worker->refreshStatus(key); });
}

void Catalog::setUnsaved(const QString &file, const std::shared_ptr<const Definition> &definition,
                         qint64 bytes)
{
    if (d->worker)
        d->post([worker = d->worker, file, definition, bytes] {
            worker->setUnsaved(file, *definition, bytes);
        });
}

void Catalog::endUnsaved(const QString &file)
{
    if (d->worker)
        d->post([worker = d->worker, file] { worker->endUnsaved(file); });
}

void Catalog::setPolling(bool on)
{
    d->isPolling = on;
    if (d->worker)
        d->post([worker = d->worker, on] { worker->setPolling(on); });
}

} // namespace headwater
