// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importjob.h"

#include "app/presenters/importoutcome.h"
#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/image/pullspec.h"
#include "core/importing/importcommit.h"
#include "core/importing/importordercodec.h"
#include "core/importing/loadlibrary.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// How often a job begins anew because its stream was changed by others, and how long it waits for
/// the catalog to show what was written.
constexpr int maxConflicts = 4;
constexpr auto longestWait = 3s;
/// The catalog tells of changes; this is for those that it does not see as one.
constexpr auto look = 250ms;

/// An order for a stream that is to be made may find it made: by an earlier part of itself.
const CatalogStream *findStream(const CatalogSnapshot &snapshot, const StreamKey &key)
{
    if (!key.file.isEmpty())
        return snapshot.stream(key);
    const auto found = std::ranges::find_if(snapshot.streams, [&](const CatalogStream &stream) {
        return stream.key.ns == key.ns && stream.key.name == key.name;
    });
    return found == snapshot.streams.cend() ? nullptr : &*found;
}

/// What the import is planned with is what its result may be written over.
ImportDestination destination(const QString &folder, const StreamKey &key,
                              const CatalogStream *stream)
{
    ImportDestination where{.folder = folder, .key = key};
    if (stream) {
        where.key = stream->key;
        where.document = stream->document;
        where.item = stream->item;
        where.definition = stream->definition;
    }
    return where;
}

ImportRow rowFor(const StreamKey &key, ImportRow::Part part, const QString &tag,
                 const QString &source, bool insecure)
{
    ImportRow row;
    row.key = key;
    row.part = part;
    row.tag = tag;
    row.source = source;
    row.insecure = insecure;
    return row;
}

} // namespace

ImportJob::ImportJob(const Tools &tools, ImportOrder order, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_order(std::move(order))
    , m_batch(tools.queue.addBatch(firstRows()))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ImportJob::startAgain);
    connect(&tools.catalog, &Catalog::changed, this, [this] {
        if (m_again.isActive())
            m_again.start(0ms);
    });
}

QList<ImportRow> ImportJob::firstRows() const
{
    const CatalogStream *stream = findStream(*m_tools.catalog.snapshot(), m_order.key);
    QList<ImportRow> rows;
    for (const QString &tag : m_order.tags) {
        const TagReference *spec = stream ? stream->current->spec.tag(tag) : nullptr;
        rows.append(rowFor(m_order.key, ImportRow::Part::Tag, tag,
                           spec && spec->from ? spec->from->name : QString(),
                           spec && spec->importPolicy.insecure));
    }
    for (const ImportItem &item : m_order.items)
        rows.append(rowFor(m_order.key, ImportRow::Part::Item, item.tag, item.from,
                           item.importPolicy.insecure));
    if (const auto &repository = m_order.repository)
        rows.append(rowFor(m_order.key, ImportRow::Part::Repository, {}, repository->from,
                           repository->importPolicy.insecure));
    return rows;
}

template<typename Change>
void ImportJob::change(int id, Change change)
{
    std::optional<ImportRow> row = m_tools.updates.row(m_batch, id);
    if (!row)
        return;
    change(*row);
    m_tools.updates.show(*row);
}

void ImportJob::start()
{
    m_isStarted = true;
    const CatalogSnapshotPtr snapshot = m_tools.catalog.snapshot();
    const CatalogStream *stream = findStream(*snapshot, m_order.key);
    m_where = destination(snapshot->folder, m_order.key, stream);
    Result<PlannedOrder> plan
        = planOrder(m_order, stream ? std::optional(*stream->current) : std::nullopt);
    if (!plan) {
        const QString text = errorText(plan.error());
        Q_EMIT failed(text);
        return finish(ImportRow::State::Failed, text);
    }
    m_plan = *std::move(plan);
    linkRows();
    if (m_plan.isEmpty())
        return finish(ImportRow::State::Failed, {});
    prepare();
}

/// Which rows tell of which imported tag: an alias and its target may both have one.
void ImportJob::linkRows()
{
    m_rows.clear();
    QHash<QString, Error> refused;
    for (const auto &[tag, error] : std::as_const(m_plan.refused))
        refused.insert(tag, error);
    const QList<ImportRow> rows = m_tools.queue.batch(m_batch);
    for (const ImportRow &row : rows) {
        if (row.part == ImportRow::Part::Repository) {
            m_repositoryRow = row.id;
        } else if (refused.contains(row.tag)) {
            change(row.id, [&](ImportRow &now) { showRefusal(now, refused.value(row.tag)); });
        } else {
            const bool isTag = row.part == ImportRow::Part::Tag;
            m_rows.insert(isTag ? m_plan.importedTags.value(row.tag) : row.tag, row.id);
        }
    }
}

/// What is known already need not be fetched; and what was written after the catalog was read is
/// waited for, since the import is applied to it.
void ImportJob::prepare()
{
    m_tools.catalog
        .withStore<Known>([stream = m_plan.request.stream,
                           key = m_order.key](HistoryStore &store) -> Result<Known> {
            const auto library = loadLibrary(store, {stream});
            if (!library)
                return library.error();
            const Result<std::optional<ImageStream>> recorded = store.stream(key);
            if (!recorded)
                return recorded.error();
            return Known{*library, *recorded ? (*recorded)->metadata.resourceVersion : QString()};
        })
        .then(this, [this](const Result<Known> &known) {
            if (!known) {
                const QString text = errorText(known.error());
                Q_EMIT failed(text);
                return finish(ImportRow::State::Failed, text);
            }
            const bool isStale = !m_plan.request.isNewStream && !m_order.key.file.isEmpty()
                && known->resourceVersion != m_plan.request.stream.metadata.resourceVersion;
            if (!isStale || !waitForCatalog())
                run(*known);
        });
}

/// False: that was done long enough.
bool ImportJob::waitForCatalog()
{
    if (!m_waited.isValid())
        m_waited.start();
    if (m_waited.durationElapsed() > longestWait)
        return false;
    m_tools.catalog.refreshStatus(m_where.key);
    m_again.start(look);
    return true;
}

void ImportJob::startAgain()
{
    if (m_stop.stop_requested())
        onResult(Error{.kind = Error::Kind::Cancelled});
    else
        start();
}

void ImportJob::run(const Known &known)
{
    m_tools.importer
        .run(
            m_plan.request, m_stop.get_token(),
            [this](const ImportProgress &progress) { onProgress(progress); }, known.library)
        .then(this, [this](const Result<ImportResult> &result) { onResult(result); });
}

void ImportJob::onProgress(const ImportProgress &progress)
{
    if (!progress.listed.isEmpty())
        return addListed(progress.listed);
    bool isNews = false;
    const QList<int> ids = m_rows.values(progress.current);
    for (const int id : ids) {
        change(id, [&](ImportRow &row) {
            row.state = ImportRow::State::Running;
            if (progress.finished)
                showOutcome(row, m_plan.request.stream, *progress.finished);
            isNews = isNews || (row.isFinished() && row.state != ImportRow::State::Unchanged);
        });
    }
    if (isNews)
        Q_EMIT progressed();
}

void ImportJob::addListed(const QStringList &tags)
{
    const RepositoryImport &repository = *m_order.repository;
    const Result<PullSpec> from = PullSpec::parse(repository.from);
    QList<ImportRow> rows;
    for (const QString &tag : tags) {
        if (!m_rows.contains(tag))
            rows.append(rowFor(m_order.key, ImportRow::Part::TagOfRepository, tag,
                               from ? from->withTag(tag).exact() : repository.from,
                               repository.importPolicy.insecure));
    }
    m_tools.updates.flush();
    m_tools.queue.extendBatch(m_batch, rows);
    const QList<ImportRow> all = m_tools.queue.batch(m_batch);
    for (const ImportRow &row : all.last(rows.size()))
        m_rows.insert(row.tag, row.id);
    if (m_repositoryRow)
        change(*m_repositoryRow, [](ImportRow &row) { row.state = ImportRow::State::Running; });
}

void ImportJob::onResult(const Result<ImportResult> &result)
{
    const bool isCancelled = !result || result->isCancelled;
    if (isCancelled && m_how == Stop::Leave)
        return write(result.value_or(ImportResult{.isCancelled = true}));
    if (!result)
        return finish(ImportRow::State::Cancelled, {});
    write(*result);
}

/// What is left goes into the queue before what is there is written: should the program end in
/// between, some is imported twice, but nothing is forgotten.
void ImportJob::write(const ImportResult &result)
{
    ImportDestination where = m_where;
    where.waiting = m_waiting;
    std::optional<ImportOrder> left;
    if (result.isCancelled && m_how == Stop::Leave)
        left = remainingOrder(m_order, m_plan, result);
    if (!result.changed && !left && !m_waiting)
        return onWritten(result, where);
    m_tools.catalog
        .withStore<StreamKey>([where, result, left](HistoryStore &store) -> Result<StreamKey> {
            if (left) {
                const auto kept = store.enqueue(left->key, encodeOrder(*left));
                if (!kept)
                    return kept.error();
            }
            return commitImport(store, where, result);
        })
        .then(this, [this, result, where](const Result<StreamKey> &key) mutable {
            if (!key)
                return onRefused(key.error());
            where.key = *key;
            onWritten(result, where);
        });
}

void ImportJob::onRefused(const Error &error)
{
    const bool isConflict = error.kind == Error::Kind::Conflict;
    if (isConflict && m_stop.stop_requested() && m_how == Stop::Leave)
        return leave();
    const CatalogFile *file = m_tools.catalog.snapshot()->file(m_where.key.file);
    const bool isUnsaved = isConflict && file && file->isUnsaved; // waiting would not help
    if (isConflict && !isUnsaved && !m_stop.stop_requested() && ++m_conflicts < maxConflicts) {
        m_waited.invalidate();
        waitForCatalog();
        return;
    }
    const QString text = isUnsaved
        ? tr("%1 has unsaved changes. Save them, then import again.").arg(m_where.key.file)
        : errorText(error);
    Q_EMIT failed(text);
    finish(ImportRow::State::Failed, text);
}

void ImportJob::onWritten(const ImportResult &result, const ImportDestination &where)
{
    if (m_waiting == where.waiting) // else it was put into the queue meanwhile, and must leave it
        m_waiting.reset();
    m_how = Stop::Cancel;
    if (result.changed)
        m_tools.catalog.refreshStatus(where.key);
    settle(result);
    if (result.changed)
        tellMoved(result);
    finish(ImportRow::State::Cancelled, {});
}

void ImportJob::settle(const ImportResult &result)
{
    const QList<ImportItemResult> items = result.allItems();
    for (const ImportItemResult &item : items) {
        const QList<int> ids = m_rows.values(item.item.tag);
        for (const int id : ids)
            change(id, [&](ImportRow &row) { showOutcome(row, m_plan.request.stream, item); });
    }
    if (m_repositoryRow && result.repository && result.repository->unfinished.isEmpty())
        change(*m_repositoryRow, [&](ImportRow &row) { showOutcome(row, *result.repository); });
}

void ImportJob::tellMoved(const ImportResult &result)
{
    QStringList tags;
    const QList<ImportItemResult> items = result.allItems();
    for (const ImportItemResult &item : items) {
        const QString before = imageOf(m_plan.request.stream, item.item.tag);
        if (item.succeeded() && !before.isEmpty() && item.image->name != before)
            tags.append(item.item.tag);
    }
    if (!tags.isEmpty())
        Q_EMIT moved(m_order.key, tags);
}

void ImportJob::stop(Stop how)
{
    m_how = how;
    m_stop.request_stop();
    if (m_isStarted || m_isEnded)
        return;
    if (how == Stop::Leave)
        leave();
    else
        finish(ImportRow::State::Cancelled, {});
}

/// Puts the whole order into the store's queue, unless it is there.
void ImportJob::leave()
{
    m_isStarted = true;
    if (m_waiting)
        return finish(ImportRow::State::Cancelled, {});
    m_tools.catalog
        .withStore<qint64>([order = m_order](HistoryStore &store) {
            return store.enqueue(order.key, encodeOrder(order));
        })
        .then(this, [this](const Result<qint64> &) {
            m_how = Stop::Cancel; // it is in the queue; should it be there twice, once is enough
            finish(ImportRow::State::Cancelled, {});
        });
}

/// Ends the job; rows that nothing has become of say @p state.
void ImportJob::finish(ImportRow::State state, const QString &message)
{
    const bool isLost = state == ImportRow::State::Failed;
    const QList<ImportRow> rows = m_tools.queue.batch(m_batch);
    for (const ImportRow &shown : rows) {
        change(shown.id, [&](ImportRow &row) {
            // What could not be written did not happen.
            if (row.isFinished() && !(isLost && row.state != ImportRow::State::Failed))
                return;
            row.state = state;
            row.message = message;
            row.image.clear();
        });
    }
    m_tools.updates.flush();
    if (!m_waiting || (m_how == Stop::Leave && m_stop.stop_requested()))
        return end();
    m_tools.catalog
        .withStore<bool>([id = *m_waiting](HistoryStore &store) -> Result<bool> {
            const Result<void> gone = store.dequeue({id});
            return gone ? Result<bool>(true) : gone.error();
        })
        .then(this, [this](const Result<bool> &) { end(); });
}

void ImportJob::end()
{
    m_isEnded = true;
    Q_EMIT ended();
}

} // namespace headwater
