// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/dryrun.h"

#include "core/base/errortext.h"
#include "core/importing/orderplan.h"
#include "models/importpreviewmodel.h"

namespace headwater {

namespace {

using Outcome = ImportPreviewRow::Outcome;
using Phase = PreviewProgress::Phase;

QString imageOf(const std::optional<ImageStream> &stream, const QString &tag)
{
    const NamedTagEventList *history = stream ? stream->status.tag(tag) : nullptr;
    return history && !history->items.isEmpty() ? history->items.first().image : QString();
}

} // namespace

DryRun::DryRun(RegistryPort &registry, const Clock &clock, ImportPreviewModel &model,
               QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_importer(registry, clock)
{
}

DryRun::~DryRun()
{
    m_stop.request_stop();
}

void DryRun::run(const ImportOrder &order, const std::optional<ImageStream> &stream,
                 const std::shared_ptr<const ImageLibrary> &library)
{
    begin();
    m_order = order;
    m_stream = stream;
    const Result<PlannedOrder> plan = planOrder(order, stream);
    if (!plan) {
        m_model.setRows({});
        setProgress({.phase = Phase::Failed, .problem = plan.error().detail});
        return;
    }
    showPlan(*plan);
    setProgress({.phase = Phase::Running, .total = m_model.rowCount()});
    m_importer
        .run(
            plan->request, m_stop.get_token(),
            [this, round = m_round](const ImportProgress &progress) {
                if (round == m_round)
                    showProgress(progress);
            },
            library)
        .then(this, [this, round = m_round](const Result<ImportResult> &result) {
            if (round == m_round)
                end(result);
        });
}

void DryRun::begin()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_round;
}

void DryRun::stop()
{
    m_stop.request_stop();
}

void DryRun::clear()
{
    begin();
    m_order = {};
    m_stream.reset();
    m_progress = {};
    m_model.setRows({});
}

void DryRun::compareWith(const ImportOrder &order)
{
    const bool isOutdated = m_progress.phase != Phase::None && order != m_order;
    if (isOutdated == m_progress.isOutdated)
        return;
    m_progress.isOutdated = isOutdated;
    Q_EMIT changed(m_progress);
}

/// A row for each tag, in the order of the table they were chosen in.
void DryRun::showPlan(const PlannedOrder &plan)
{
    QStringList tags;
    for (const ImportItem &item : plan.request.items)
        tags.append(item.tag);
    if (plan.request.repository)
        tags += plan.request.repository->only.value_or(QStringList());
    QList<ImportPreviewRow> rows;
    for (const QString &tag : std::as_const(tags))
        rows.append({.tag = tag, .from = imageOf(m_stream, tag)});
    m_model.setRows(rows);
}

void DryRun::showProgress(const ImportProgress &progress)
{
    if (progress.finished)
        showOutcome(*progress.finished);
    else if (!progress.current.isEmpty())
        m_model.update({.tag = progress.current,
                        .outcome = Outcome::Running,
                        .from = imageOf(m_stream, progress.current)});
    m_progress.done = progress.done;
    m_progress.total = progress.total;
    Q_EMIT changed(m_progress);
}

void DryRun::showOutcome(const ImportItemResult &item)
{
    ImportPreviewRow row{.tag = item.item.tag, .from = imageOf(m_stream, item.item.tag)};
    if (item.image) {
        row.to = item.image->name;
        row.outcome = row.from.isEmpty() ? Outcome::New
            : row.from == row.to         ? Outcome::Unchanged
                                         : Outcome::Moved;
    } else {
        row.outcome = Outcome::Failed;
        row.cause = item.error ? errorText(*item.error) : item.message;
        row.message = item.message;
    }
    m_model.update(row);
}

void DryRun::end(const Result<ImportResult> &result)
{
    PreviewProgress progress = m_progress;
    progress.phase = Phase::Done;
    if (!result && result.error().kind != Error::Kind::Cancelled) {
        progress.phase = Phase::Failed;
        progress.problem = errorText(result.error());
    } else if (!result || result->isCancelled) {
        progress.phase = Phase::Stopped;
    }
    const QList<ImportPreviewRow> rows = m_model.rows();
    for (ImportPreviewRow row : rows) {
        if (row.outcome == Outcome::Waiting || row.outcome == Outcome::Running) {
            row.outcome = Outcome::NotAsked;
            m_model.update(row);
        }
    }
    setProgress(progress);
    Q_EMIT finished();
}

void DryRun::setProgress(PreviewProgress progress)
{
    m_progress = std::move(progress);
    Q_EMIT changed(m_progress);
}

} // namespace headwater
