// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importpresenter.h"

#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/importing/importordercodec.h"

#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Enough that the tags of small streams keep the registries' connections busy.
constexpr qsizetype streamsAtOnce = 8;

} // namespace

ImportPresenter::ImportPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                                 ImportQueueModel &queue, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_importer(registry, clock)
    , m_queue(queue)
    , m_updates(queue)
{
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(1s);
    connect(&m_keepTimer, &QTimer::timeout, this, &ImportPresenter::keep);
}

void ImportPresenter::import(const ImportOrder &order)
{
    if (add(order))
        Q_EMIT queued();
}

void ImportPresenter::importQuietly(const ImportOrder &order)
{
    if (ImportJob *job = add(order))
        job->setQuiet();
}

void ImportPresenter::importTags(const StreamKey &key, const QStringList &tags)
{
    import({.key = key, .tags = tags});
}

void ImportPresenter::importAll(const StreamKey &key)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(key);
    const auto order = stream ? fullOrder(key, *stream->current) : std::nullopt;
    if (order)
        import(*order);
    else if (stream)
        Q_EMIT failed(tr("No tag of %1 comes from a registry.").arg(key.name));
}

void ImportPresenter::importCatalog()
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    bool isAny = false;
    for (const CatalogStream &stream : snapshot->streams) {
        const auto order = fullOrder(stream.key, *stream.current);
        isAny = (order && add(*order)) || isAny;
    }
    if (isAny)
        Q_EMIT queued();
    else
        Q_EMIT failed(tr("No tag of this catalog comes from a registry."));
}

ImportJob *ImportPresenter::add(const ImportOrder &order)
{
    if (m_isLeaving || (order.tags.isEmpty() && order.items.isEmpty() && !order.repository))
        return nullptr;
    auto *job = new ImportJob(
        {.catalog = m_catalog, .importer = m_importer, .queue = m_queue, .updates = m_updates},
        order, this);
    m_orders.insert(job->batch(), order);
    m_jobs.append(job);
    connect(job, &ImportJob::progressed, this, [this] {
        m_hasNews = true;
        keepSoon();
    });
    connect(job, &ImportJob::failed, this, &ImportPresenter::failed);
    connect(job, &ImportJob::moved, this,
            [this, job](const StreamKey &key, const QStringList &tags) {
                Q_EMIT moved(key, tags, job->isQuiet());
            });
    connect(job, &ImportJob::ended, this, [this, job] { finish(job); });
    if (m_hasNews)
        keepSoon();
    QMetaObject::invokeMethod(this, &ImportPresenter::startNext, Qt::QueuedConnection);
    return job;
}

void ImportPresenter::startNext()
{
    if (m_isLeaving || isPaused())
        return;
    QSet<StreamKey> running;
    for (const ImportJob *job : std::as_const(m_jobs)) {
        if (job->isStarted())
            running.insert(job->order().key);
    }
    const QList<ImportJob *> jobs = m_jobs; // starting one may end it
    for (ImportJob *job : jobs) {
        if (running.size() >= streamsAtOnce)
            return;
        if (job->isStarted() || running.contains(job->order().key))
            continue;
        running.insert(job->order().key);
        job->start();
    }
}

void ImportPresenter::finish(ImportJob *job)
{
    if (!m_jobs.removeOne(job))
        return;
    if (const auto id = job->waiting(); id && !m_isLeaving)
        dropKept({*id});
    job->deleteLater();
    // Every quarter of an hour nothing new: nobody wants to read that.
    if (job->isQuiet())
        m_queue.clear(job->batch(), ImportRow::State::Unchanged);
    Q_EMIT ended(job->order().key);
    if (!m_jobs.isEmpty()) {
        QMetaObject::invokeMethod(this, &ImportPresenter::startNext, Qt::QueuedConnection);
        return;
    }
    m_hasNews = false;
    m_keepTimer.stop();
    Q_EMIT idle();
    if (const auto then = std::exchange(m_then, {})) {
        m_isLeaving = false;
        then();
    }
}

void ImportPresenter::setPaused(bool isPaused)
{
    if (m_importer.isPaused() == isPaused)
        return;
    m_importer.setPaused(isPaused);
    if (!isPaused)
        startNext();
    Q_EMIT pausedChanged(isPaused);
}

void ImportPresenter::cancelAll()
{
    setPaused(false);
    const QList<ImportJob *> jobs = m_jobs;
    // Those that wait first, or they would take the place of those that end.
    for (ImportJob *job : jobs) {
        if (!job->isStarted())
            job->stop(ImportJob::Stop::Cancel);
    }
    for (ImportJob *job : jobs) {
        if (job->isStarted())
            job->stop(ImportJob::Stop::Cancel);
    }
}

bool ImportPresenter::isBusyWith(const StreamKey &key) const
{
    return std::ranges::any_of(m_jobs,
                               [&](const ImportJob *job) { return job->order().key == key; });
}

void ImportPresenter::leave(std::function<void()> then)
{
    if (m_jobs.isEmpty())
        return then();
    m_then = std::move(then);
    m_isLeaving = true;
    m_keepTimer.stop();
    const QList<ImportJob *> jobs = m_jobs;
    for (ImportJob *job : jobs)
        job->stop(ImportJob::Stop::Leave);
}

ImportOrder ImportPresenter::again(int batch, const QList<ImportRow> &rows) const
{
    const ImportOrder order = m_orders.value(batch);
    ImportOrder again{.key = order.key};
    QStringList ofRepository;
    bool isWhole = false;
    for (const ImportRow &row : rows) {
        switch (row.part) {
        case ImportRow::Part::Tag: again.tags.append(row.tag); break;
        case ImportRow::Part::Item: {
            const auto item = std::ranges::find(order.items, row.tag, &ImportItem::tag);
            if (item != order.items.cend())
                again.items.append(*item);
            break;
        }
        case ImportRow::Part::Repository: isWhole = true; break;
        case ImportRow::Part::TagOfRepository: ofRepository.append(row.tag); break;
        }
    }
    if (isWhole || !ofRepository.isEmpty())
        again.repository = order.repository;
    if (again.repository && !isWhole)
        again.repository->only = ofRepository;
    return again;
}

void ImportPresenter::retry()
{
    QMap<int, QList<ImportRow>> rows; // the older batch first
    for (const ImportRow &row : m_queue.rows()) {
        if (row.state == ImportRow::State::Failed || row.state == ImportRow::State::Cancelled)
            rows[row.batch].append(row);
    }
    QList<ImportOrder> orders;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        orders.append(again(it.key(), it.value()));
    clearFinished();
    for (const ImportOrder &order : std::as_const(orders))
        import(order);
}

void ImportPresenter::retryTags(const StreamKey &key, const QStringList &tags)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(key);
    QStringList defined;
    QMap<int, QList<ImportRow>> asked; // by batch, the newest last
    for (const QString &tag : tags) {
        if (stream && stream->definition->spec.tag(tag)) {
            defined.append(tag);
            continue;
        }
        const auto row = std::ranges::find_if(m_queue.rows(), [&](const ImportRow &one) {
            return one.key == key && one.tag == tag && one.state == ImportRow::State::Failed;
        });
        if (row != m_queue.rows().cend())
            asked[row->batch].append(*row);
    }
    importTags(key, defined);
    for (auto it = asked.cbegin(); it != asked.cend(); ++it)
        import(again(it.key(), it.value()));
}

void ImportPresenter::clearFinished()
{
    m_updates.flush();
    m_queue.clearFinished();
    QSet<int> left;
    for (const ImportRow &row : m_queue.rows())
        left.insert(row.batch);
    m_orders.removeIf([&](auto order) { return !left.contains(order.key()); });
}

ImportJob *ImportPresenter::jobOf(int batch) const
{
    const auto job = std::ranges::find(m_jobs, batch, &ImportJob::batch);
    return job == m_jobs.cend() ? nullptr : *job;
}

/// Not at once: an import that changes nothing, or ends soon, writes nothing.
void ImportPresenter::keepSoon()
{
    if (!m_isLeaving && !m_keepTimer.isActive())
        m_keepTimer.start();
}

void ImportPresenter::keep()
{
    QList<int> batches;
    QList<ImportOrder> orders;
    for (const ImportJob *job : std::as_const(m_jobs)) {
        if (job->waiting() || job->isKept())
            continue;
        batches.append(job->batch());
        orders.append(job->order());
    }
    if (orders.isEmpty())
        return;
    for (const int batch : std::as_const(batches))
        jobOf(batch)->setKept();
    m_catalog
        .withStore<QList<qint64>>([orders](HistoryStore &store) -> Result<QList<qint64>> {
            QList<qint64> ids;
            for (const ImportOrder &order : orders) {
                const Result<qint64> id = store.enqueue(order.key, encodeOrder(order));
                if (!id)
                    return id.error();
                ids.append(*id);
            }
            return ids;
        })
        .then(this, [this, batches](const Result<QList<qint64>> &ids) { onKept(batches, ids); });
}

void ImportPresenter::onKept(const QList<int> &batches, const Result<QList<qint64>> &ids)
{
    if (!ids) {
        Q_EMIT failed(errorText(ids.error()));
        return;
    }
    QList<qint64> gone;
    for (qsizetype i = 0; i < ids->size(); ++i) {
        if (ImportJob *job = jobOf(batches.at(i)))
            job->setWaiting(ids->at(i));
        else
            gone.append(ids->at(i));
    }
    dropKept(gone);
}

void ImportPresenter::dropKept(const QList<qint64> &ids)
{
    if (ids.isEmpty())
        return;
    m_catalog.withStore<bool>([ids](HistoryStore &store) -> Result<bool> {
        const Result<void> gone = store.dequeue(ids);
        return gone ? Result<bool>(true) : gone.error();
    });
}

void ImportPresenter::findLeft()
{
    m_left.clear();
    m_catalog
        .withStore<QList<WaitingImport>>([](HistoryStore &store) { return store.waitingImports(); })
        .then(this, [this](const Result<QList<WaitingImport>> &waiting) {
            if (!waiting || waiting->isEmpty() || isBusy())
                return;
            m_left = *waiting;
            QSet<StreamKey> streams;
            for (const WaitingImport &import : std::as_const(m_left))
                streams.insert(import.key);
            Q_EMIT found(static_cast<int>(streams.size()));
        });
}

void ImportPresenter::resumeLeft()
{
    const QList<WaitingImport> left = std::exchange(m_left, {});
    QList<qint64> unreadable;
    for (const WaitingImport &import : left) {
        const Result<ImportOrder> order = decodeOrder(import.key, import.order);
        ImportJob *job = order ? add(*order) : nullptr;
        if (job)
            job->setWaiting(import.id);
        else
            unreadable.append(import.id);
        if (!order)
            Q_EMIT failed(errorText(order.error()));
    }
    dropKept(unreadable);
    if (isBusy())
        Q_EMIT queued();
}

void ImportPresenter::discardLeft()
{
    QList<qint64> ids;
    for (const WaitingImport &import : std::exchange(m_left, {}))
        ids.append(import.id);
    dropKept(ids);
}

} // namespace headwater
