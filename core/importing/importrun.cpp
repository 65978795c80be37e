// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importrun.h"

#include "core/importing/applyimport.h"
#include "core/ports/clock.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// As many as a registry's connections; ours, docs/decisions.
constexpr int parallelFetches = 6;

constexpr QLatin1StringView preferArchitecture("importer.image.openshift.io/prefer-arch");
constexpr QLatin1StringView preferOs("importer.image.openshift.io/prefer-os");

QString repositoryKey(const PullSpec &image)
{
    return image.registryUrl() + u' ' + image.repositoryName();
}

} // namespace

ImportRun::ImportRun(RegistryPort &registry, const Clock &clock, ImportRequest request,
                     std::stop_token stop, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_request(std::move(request))
    , m_stop(stop)
    , m_fetcher(registry, clock, std::move(stop))
    , m_isDone(m_request.items.size(), false)
{
    for (const ImportItem &item : std::as_const(m_request.items))
        m_results.append({.item = item});
}

QFuture<Result<ImportResult>> ImportRun::start(Progress progress)
{
    m_progress = std::move(progress);
    m_promise.start();
    group();
    // Stopping may happen in any thread; finishing happens in this one, and at once: the requests
    // under way end by themselves.
    m_onStop = std::make_unique<std::stop_callback<std::function<void()>>>(m_stop, [this] {
        QMetaObject::invokeMethod(this, &ImportRun::finish, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(this, &ImportRun::startNext, Qt::QueuedConnection);
    return m_promise.future();
}

/// The first entry of a repository decides how its images are referred to, and whether the registry
/// may be talked to insecurely. Source: openshift-apiserver, importer.go, importImages().
void ImportRun::group()
{
    QHash<QString, ImageRequest> repositories;
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < m_results.size(); ++i) {
        ImportItemResult &result = m_results[i];
        const Result<PullSpec> typed = PullSpec::parse(result.item.from);
        if (!typed) {
            const ImportFailure failure = invalidSource(result.item.from, typed.error());
            result.reason = failure.reason;
            result.message = failure.message;
            result.error = typed.error();
            m_isDone[i] = true;
            continue;
        }
        ImageRequest request = imageRequest(result.item, *typed);
        const QString repository = repositoryKey(request.image);
        if (!repositories.contains(repository))
            repositories.insert(repository, request);
        const ImageRequest first = repositories.value(repository, request);
        request.repository = first.repository;
        request.access = first.access;
        const QString key
            = QStringList{repository, request.image.mostSpecific().nameString(),
                          QString::number(request.keepsList), request.architecture, request.os}
                  .join(u'\n');
        if (!known.contains(key)) {
            known.insert(key, m_work.size());
            m_work.append({.request = request});
        }
        m_work[known.value(key)].items.append(i);
    }
}

ImageRequest ImportRun::imageRequest(const ImportItem &item, const PullSpec &typed) const
{
    ImageRequest request{.image = typed.withDockerClientDefaults(), .repository = typed};
    request.access.insecure = item.importPolicy.insecure;
    request.keepsList = item.importPolicy.importMode == "PreserveOriginal"_L1;
    const TagReference *tag = m_request.stream.spec.tag(item.tag);
    if (tag && typed.id().isEmpty()) {
        request.architecture = tag->annotations.value(preferArchitecture, request.architecture);
        request.os = tag->annotations.value(preferOs, request.os);
    }
    return request;
}

void ImportRun::startNext()
{
    if (m_isFinished)
        return;
    while (m_running < parallelFetches && m_nextWork < m_work.size()) {
        const Work work = m_work.at(m_nextWork++);
        ++m_running;
        for (const qsizetype i : work.items)
            report(m_results.at(i), false);
        m_fetcher.fetch(work.request)
            .then(this, [this, work](const ImageFetcher::Outcome &outcome) {
                finishWork(work, outcome);
            });
    }
    if (m_running == 0)
        finish();
}

void ImportRun::finishWork(const Work &work, const ImageFetcher::Outcome &outcome)
{
    --m_running;
    if (m_isFinished)
        return;
    // What was cancelled is no answer of the registry, and must not become a failed import.
    const bool isCancelled = !outcome && outcome.error().error.kind == Error::Kind::Cancelled;
    for (const qsizetype i : isCancelled ? QList<qsizetype>() : work.items) {
        ImportItemResult &result = m_results[i];
        m_isDone[i] = true;
        if (outcome) {
            result.image = outcome->image;
            result.children = outcome->children;
            continue;
        }
        const auto &[error, stage] = outcome.error();
        const ImportFailure failure = importFailure(error, work.request.image, stage);
        result.reason = failure.reason;
        result.message = failure.message;
        result.error = error;
    }
    if (!isCancelled) {
        for (const qsizetype i : work.items)
            report(m_results.at(i), true);
    }
    startNext();
}

void ImportRun::report(const ImportItemResult &item, bool isFinished)
{
    if (m_progress)
        m_progress({.done = int(m_isDone.count(true)),
                    .total = int(m_isDone.size()),
                    .current = item.item.tag,
                    .finished = isFinished ? &item : nullptr});
}

void ImportRun::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_onStop.reset();
    QList<ImportItemResult> done;
    for (qsizetype i = 0; i < m_results.size(); ++i) {
        if (m_isDone.at(i))
            done.append(m_results.at(i));
    }
    if (done.isEmpty() && !m_results.isEmpty()) {
        m_promise.addResult(
            Error{.kind = Error::Kind::Cancelled, .subject = m_request.stream.metadata.name});
    } else {
        const bool isWhole = done.size() == m_results.size();
        ImportResult result = applyImport(m_request, std::move(done), m_clock.now());
        result.isCancelled = !isWhole;
        m_promise.addResult(std::move(result));
    }
    m_promise.finish();
    deleteLater();
}

} // namespace headwater
