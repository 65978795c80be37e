// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importrun.h"

#include "core/imagestream/tagorder.h"
#include "core/importing/applyimport.h"
#include "core/importing/importer.h"
#include "core/ports/clock.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Enough to keep the connections of a few registries busy; how many requests each of them gets at
/// once is the business of the registry client.
constexpr int parallelFetches = 32;

QString repositoryKey(const PullSpec &image)
{
    return image.registryUrl() + u' ' + image.repositoryName();
}

/// A stopped request is no answer of the registry, and must not become a failed import.
bool isCancelled(const Error &error)
{
    return error.kind == Error::Kind::Cancelled;
}

/// Source: openshift-apiserver, importer.go, importRepositoryFromDocker().
ImportFailure summary(qsizetype failures)
{
    return {u"ImportFailed"_s,
            failures == 1
                ? u"one of the images from this repository failed to import"_s
                : u"%1 of the images from this repository failed to import"_s.arg(failures)};
}

RepositoryResult repositoryFailure(const Error &error, const QString &repository)
{
    const ImportFailure failure = listingFailure(error, repository);
    return {.reason = failure.reason, .message = failure.message, .error = error};
}

} // namespace

ImportRun::ImportRun(RegistryPort &registry, const Clock &clock, ImportRequest request,
                     Library library, std::stop_token stop, Importer *importer)
    : QObject(importer)
    , m_importer(*importer)
    , m_registry(registry)
    , m_clock(clock)
    , m_request(std::move(request))
    , m_stop(stop)
    , m_fetcher(registry, clock, std::move(stop), std::move(library))
{
}

QFuture<Result<ImportResult>> ImportRun::start(Progress progress)
{
    m_progress = std::move(progress);
    m_promise.start();
    for (const ImportItem &item : std::as_const(m_request.items))
        add(item, false);
    // Stopping may happen in any thread; finishing happens in this one, and at once: the requests
    // under way end by themselves.
    m_onStop = std::make_unique<std::stop_callback<std::function<void()>>>(m_stop, [this] {
        QMetaObject::invokeMethod(this, &ImportRun::finish, Qt::QueuedConnection);
    });
    connect(&m_importer, &Importer::resumed, this, &ImportRun::startNext);
    if (m_request.repository && m_request.repository->only) {
        m_repository.emplace();
        addTags(*m_request.repository->only);
    } else if (m_request.repository) {
        listTags();
    }
    QMetaObject::invokeMethod(this, &ImportRun::startNext, Qt::QueuedConnection);
    return m_promise.future();
}

/// The first entry of a repository decides how its images are referred to, and whether the registry
/// may be talked to insecurely; what is imported as a repository is a group of its own.
/// Source: openshift-apiserver, importer.go, importImages().
void ImportRun::add(const ImportItem &item, bool isOfRepository)
{
    const qsizetype index = m_entries.size();
    Entry &entry
        = m_entries.emplaceBack(Entry{.result = {.item = item}, .isOfRepository = isOfRepository});
    const Result<PullSpec> typed = PullSpec::parse(item.from);
    if (!typed) {
        const ImportFailure failure = invalidSource(item.from, typed.error());
        entry.result.reason = failure.reason;
        entry.result.message = failure.message;
        entry.result.error = typed.error();
        entry.isDone = true;
        ++m_done;
        return;
    }
    ImageRequest request = imageRequest(entry, *typed);
    const QString repository
        = repositoryKey(request.image) + (isOfRepository ? u" all"_s : QString());
    const ImageRequest first = m_first.try_emplace(repository, request).first->second;
    request.repository = first.repository;
    request.access = first.access;
    const QString key
        = QStringList{repository, request.image.mostSpecific().nameString(),
                      QString::number(request.keepsList), request.architecture, request.os}
              .join(u'\n');
    const auto [work, isNew] = m_knownWork.try_emplace(key, m_work.size());
    if (isNew)
        m_work.append({.request = request});
    m_work[work->second].entries.append(index);
}

ImageRequest ImportRun::imageRequest(const Entry &entry, const PullSpec &typed) const
{
    const ImportItem &item = entry.result.item;
    ImageRequest request{.image = typed.withDockerClientDefaults(), .repository = typed};
    request.access.insecure = item.importPolicy.insecure;
    request.keepsList = item.importPolicy.importMode == "PreserveOriginal"_L1;
    const NamedTagEventList *list = m_request.stream.status.tag(item.tag);
    if (list && !list->items.isEmpty())
        request.knownImage = list->items.first().image;
    const TagReference *tag = m_request.stream.spec.tag(item.tag);
    if (tag && typed.id().isEmpty() && !entry.isOfRepository) {
        request.architecture
            = tag->annotations.value(annotation::preferArchitecture, request.architecture);
        request.os = tag->annotations.value(annotation::preferOs, request.os);
    }
    return request;
}

void ImportRun::listTags()
{
    const Result<PullSpec> repository = PullSpec::parse(m_request.repository->from);
    if (!repository) { // validateImport() should have been asked
        m_repository = repositoryFailure(repository.error(), m_request.repository->from);
        return;
    }
    m_isListing = true;
    m_registry
        .tags(repository->withDockerClientDefaults(),
              {.insecure = m_request.repository->importPolicy.insecure}, m_stop)
        .then(this, [this](const QFuture<Result<TagPage>> &pages) { onTags(pages.results()); });
}

void ImportRun::onTags(const QList<Result<TagPage>> &pages)
{
    m_isListing = false;
    if (m_isFinished)
        return;
    QStringList listed;
    RepositoryResult result;
    for (const Result<TagPage> &page : pages) {
        if (!page) {
            if (!isCancelled(page.error()))
                m_repository = repositoryFailure(page.error(), m_request.repository->from);
            return startNext();
        }
        listed += page->tags;
        result.incomplete = page->incomplete;
    }
    m_repository = result;
    if (const Result<void> chosen = chooseAmong(listed); !chosen)
        m_repository = repositoryFailure(chosen.error(), m_request.repository->from);
    startNext();
}

/// The first tags in the server's order are imported, the others only named.
Result<void> ImportRun::chooseAmong(const QStringList &listed)
{
    const RepositoryImport &wanted = *m_request.repository;
    QStringList tags;
    if (wanted.filter == TagFilter()) {
        tags = prioritizedTags(listed);
    } else {
        const Result<QList<ChosenTag>> all = chooseTags(listed, wanted.filter);
        if (!all)
            return all.error();
        for (const ChosenTag &tag : *all)
            (tag.isChosen() ? tags : m_repository->additionalTags).append(tag.tag);
    }
    const bool isLimited = wanted.limit >= 0 && tags.size() > wanted.limit;
    if (isLimited)
        m_repository->additionalTags = tags.mid(wanted.limit) + m_repository->additionalTags;
    addTags(isLimited ? tags.first(wanted.limit) : tags);
    return {};
}

void ImportRun::addTags(const QStringList &tags)
{
    const RepositoryImport &wanted = *m_request.repository;
    const Result<PullSpec> repository = PullSpec::parse(wanted.from);
    for (const QString &tag : tags) {
        add({.tag = tag,
             .from = repository ? repository->withTag(tag).exact() : wanted.from,
             .importPolicy = wanted.importPolicy,
             .referencePolicy = wanted.referencePolicy},
            true);
    }
    if (m_progress && !tags.isEmpty())
        m_progress({.done = m_done, .total = int(m_entries.size()), .listed = tags});
}

void ImportRun::startNext()
{
    if (m_isFinished)
        return;
    while (!m_importer.isPaused() && m_running < parallelFetches && m_nextWork < m_work.size()) {
        const Work work = m_work.at(m_nextWork++);
        ++m_running;
        for (const qsizetype i : work.entries)
            report(m_entries.at(i), false);
        m_fetcher.fetch(work.request)
            .then(this, [this, work](const ImageFetcher::Outcome &outcome) {
                finishWork(work, outcome);
            });
    }
    if (m_running == 0 && !m_isListing && m_nextWork == m_work.size())
        finish();
}

void ImportRun::finishWork(const Work &work, const ImageFetcher::Outcome &outcome)
{
    --m_running;
    if (m_isFinished)
        return;
    if (!outcome && isCancelled(outcome.error().error))
        return startNext();
    for (const qsizetype i : work.entries) {
        ImportItemResult &result = m_entries[i].result;
        m_entries[i].isDone = true;
        ++m_done;
        if (outcome) {
            result.image = outcome->image;
            result.children = outcome->children;
            result.lists = outcome->lists;
            continue;
        }
        const auto &[error, stage] = outcome.error();
        const ImportFailure failure = importFailure(error, work.request.image, stage);
        result.reason = failure.reason;
        result.message = failure.message;
        result.error = error;
    }
    for (const qsizetype i : work.entries)
        report(m_entries.at(i), true);
    startNext();
}

void ImportRun::report(const Entry &entry, bool isFinished)
{
    if (m_progress)
        m_progress({.done = m_done,
                    .total = int(m_entries.size()),
                    .current = entry.result.item.tag,
                    .finished = isFinished ? &entry.result : nullptr});
}

/// What has finished, applied to the stream.
ImportResult ImportRun::result() const
{
    QList<ImportItemResult> items;
    QList<ImportItemResult> ofRepository;
    qsizetype failures = 0;
    std::optional<RepositoryResult> repository = m_repository;
    for (const Entry &entry : m_entries) {
        if (!entry.isDone) {
            if (entry.isOfRepository)
                repository->unfinished.append(entry.result.item.tag);
            continue;
        }
        (entry.isOfRepository ? ofRepository : items).append(entry.result);
        failures += entry.isOfRepository && !entry.result.succeeded();
    }
    if (repository && failures > 0) {
        const ImportFailure failure = summary(failures);
        repository->reason = failure.reason;
        repository->message = failure.message;
    }
    ImportResult result
        = applyImport(m_request, std::move(items), m_clock.now(), std::move(ofRepository));
    result.repository = std::move(repository);
    result.isCancelled
        = m_done < m_entries.size() || (m_request.repository.has_value() && !result.repository);
    return result;
}

void ImportRun::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_onStop.reset();
    const bool isAsked = !m_entries.isEmpty() || m_request.repository;
    if (isAsked && m_done == 0 && !m_repository)
        m_promise.addResult(
            Error{.kind = Error::Kind::Cancelled, .subject = m_request.stream.metadata.name});
    else
        m_promise.addResult(result());
    m_promise.finish();
    deleteLater();
}

} // namespace headwater
