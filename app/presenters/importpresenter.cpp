// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importpresenter.h"

#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/importing/importcommit.h"
#include "core/importing/importplan.h"
#include "models/streamheading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What is planned for one tag of a stream that is there already: what `oc import-image` would do,
/// except that the tag keeps its own import mode (`oc` resets it to Legacy without a word, fact 8).
Result<ImportItem> plannedItem(const ImageStream &stream, const QString &tag)
{
    ImportArguments arguments;
    arguments.target = stream.metadata.name + u':' + tag;
    const Result<ImportRequest> plan
        = planImport(arguments, {.name = stream.metadata.name, .tag = tag}, stream);
    if (!plan)
        return plan.error();
    ImportItem item = plan->items.first();
    if (const TagReference *spec = stream.spec.tag(item.tag))
        item.importPolicy.importMode = spec->importPolicy.importMode;
    return item;
}

QString imageBefore(const ImageStream &stream, const QString &tag)
{
    const NamedTagEventList *status = stream.status.tag(tag);
    return status && !status->items.isEmpty() ? status->items.first().image : QString();
}

/// What the user can do about it; the server's message says what happened.
QString remedyFor(const std::optional<Error> &error)
{
    if (!error)
        return {};
    switch (error->kind) {
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
        return ImportPresenter::tr("The registry wants a login for this image.");
    case Error::Kind::UntrustedTls:
        return ImportPresenter::tr("Trust its certificate authority, or mark the tag insecure.");
    case Error::Kind::Offline:
    case Error::Kind::TimedOut:
        return ImportPresenter::tr("Check the registry's address and the network, then retry.");
    case Error::Kind::NotFound:
        return ImportPresenter::tr("Correct the tag's source, or push the image.");
    case Error::Kind::RateLimited: return ImportPresenter::tr("Wait a while, then retry.");
    default: return {};
    }
}

/// A row may name an alias; what is imported is the tag it leads to.
QString importedTag(const ImageStream &stream, const QString &tag)
{
    const Result<ImportItem> planned = plannedItem(stream, tag);
    return planned ? planned->tag : tag;
}

void showOutcome(ImportRow &row, const ImageStream &before, const ImportItemResult &item)
{
    if (item.succeeded()) {
        row.image = item.image->name;
        row.state = row.image == imageBefore(before, item.item.tag) ? ImportRow::State::Unchanged
                                                                    : ImportRow::State::Moved;
    } else {
        row.state = ImportRow::State::Failed;
        row.message = item.message;
        row.remedy = remedyFor(item.error);
    }
}

} // namespace

ImportPresenter::ImportPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                                 ImportQueueModel &queue, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_importer(registry, clock)
    , m_queue(queue)
{
}

void ImportPresenter::importAll(const StreamKey &key)
{
    if (const CatalogStream *stream = m_catalog.snapshot()->stream(key))
        importTags(key, importableTags(*stream->current));
}

void ImportPresenter::importTags(const StreamKey &key, const QStringList &tags)
{
    if (tags.isEmpty())
        return;
    Batch batch{.id = m_nextBatch++, .key = key, .rows = {}};
    const QList<int> ids = m_queue.addBatch(batch.id, key, tags);
    for (qsizetype i = 0; i < tags.size(); ++i) {
        ImportRow row;
        row.id = ids.at(i);
        row.batch = batch.id;
        row.key = key;
        row.tag = tags.at(i);
        batch.rows.append(row);
    }
    m_waiting.append(batch);
    Q_EMIT queued();
    startNext();
}

void ImportPresenter::startNext()
{
    if (m_isRunning)
        return;
    if (m_waiting.isEmpty()) {
        Q_EMIT idle();
        return;
    }
    m_isRunning = true;
    m_stop = std::stop_source();
    run(m_waiting.takeFirst());
}

void ImportPresenter::run(Batch batch)
{
    const CatalogStream *stream = m_catalog.snapshot()->stream(batch.key);
    if (!stream) {
        fail(batch, ImportRow::State::Failed,
             Error{.kind = Error::Kind::NotFound, .subject = batch.key.name});
        endBatch();
        return;
    }
    ImportRequest request{.stream = *stream->current, .isNewStream = false, .items = {}};
    for (ImportRow &row : batch.rows) {
        const Result<ImportItem> item = plannedItem(request.stream, row.tag);
        if (!item) {
            row.state = ImportRow::State::Failed;
            row.message = item.error().detail;
            m_queue.update(row);
        } else if (std::ranges::find(request.items, item->tag, &ImportItem::tag)
                   == request.items.end()) {
            request.items.append(*item);
        }
    }
    if (request.items.isEmpty()) {
        endBatch();
        return;
    }
    m_importer
        .run(request, m_stop.get_token(),
             [this, batch, before = request.stream](const ImportProgress &progress) {
                 showProgress(batch, before, progress);
             })
        .then(this, [this, batch, request](const Result<ImportResult> &result) mutable {
            finish(batch, request, result);
        });
}

void ImportPresenter::showProgress(const Batch &batch, const ImageStream &before,
                                   const ImportProgress &progress)
{
    for (const ImportRow &row : batch.rows) {
        if (row.isFinished() || importedTag(before, row.tag) != progress.current)
            continue;
        ImportRow now = row;
        now.state = ImportRow::State::Running;
        if (progress.finished)
            showOutcome(now, before, *progress.finished);
        m_queue.update(now);
    }
}

void ImportPresenter::finish(Batch &batch, const ImportRequest &request,
                             const Result<ImportResult> &result)
{
    if (!result) {
        const bool isCancelled = result.error().kind == Error::Kind::Cancelled;
        fail(batch, isCancelled ? ImportRow::State::Cancelled : ImportRow::State::Failed,
             result.error());
        endBatch();
        return;
    }
    const ImportResult imported = *result;
    const CatalogStream *stream = m_catalog.snapshot()->stream(batch.key);
    if (!imported.changed || !stream) {
        settle(batch, request.stream, imported);
        endBatch();
        return;
    }
    const ImportDestination where{.folder = m_catalog.snapshot()->folder,
                                  .key = batch.key,
                                  .document = stream->document,
                                  .item = stream->item,
                                  .definition = stream->definition};
    m_catalog
        .withStore<StreamKey>(
            [where, imported](HistoryStore &store) { return commitImport(store, where, imported); })
        .then(this, [this, batch, request, imported](const Result<StreamKey> &written) mutable {
            if (written)
                settle(batch, request.stream, imported);
            else
                fail(batch, ImportRow::State::Failed, written.error());
            m_catalog.refreshStatus(batch.key);
            endBatch();
        });
}

void ImportPresenter::settle(Batch &batch, const ImageStream &before, const ImportResult &result)
{
    for (ImportRow &row : batch.rows) {
        if (row.isFinished())
            continue;
        const QString tag = importedTag(before, row.tag);
        const auto item = std::ranges::find_if(
            result.items, [&](const ImportItemResult &one) { return one.item.tag == tag; });
        if (item == result.items.end())
            row.state = ImportRow::State::Cancelled;
        else
            showOutcome(row, before, *item);
        m_queue.update(row);
    }
}

void ImportPresenter::fail(Batch &batch, ImportRow::State state, const Error &error)
{
    for (ImportRow &row : batch.rows) {
        if (row.isFinished())
            continue;
        row.state = state;
        row.message = errorText(error);
        m_queue.update(row);
    }
    if (state == ImportRow::State::Failed)
        Q_EMIT failed(errorText(error));
}

void ImportPresenter::endBatch()
{
    m_isRunning = false;
    startNext();
}

void ImportPresenter::cancelAll()
{
    for (Batch &batch : m_waiting)
        fail(batch, ImportRow::State::Cancelled, Error{.kind = Error::Kind::Cancelled});
    m_waiting.clear();
    m_stop.request_stop();
}

void ImportPresenter::retry()
{
    // The order of the keys is the order in which the streams were imported.
    QList<StreamKey> keys;
    QHash<StreamKey, QStringList> tags;
    for (const ImportRow &row : m_queue.rows()) {
        if (row.state != ImportRow::State::Failed && row.state != ImportRow::State::Cancelled)
            continue;
        if (!keys.contains(row.key))
            keys.prepend(row.key);
        if (!tags[row.key].contains(row.tag))
            tags[row.key].append(row.tag);
    }
    m_queue.clearFinished();
    for (const StreamKey &key : std::as_const(keys))
        importTags(key, tags.value(key));
}

void ImportPresenter::clearFinished()
{
    m_queue.clearFinished();
}

} // namespace headwater
