// SPDX-License-Identifier: Apache-2.0
#include "core/importing/driftrun.h"

#include "core/imagestream/tagorder.h"
#include "core/importing/imagefetcher.h"
#include "core/ports/clock.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Under way at once; how many of them a host gets is the registry client's business.
constexpr int parallelChecks = 64;

using State = DriftRow::State;

QString repositoryKey(const PullSpec &image)
{
    return image.registryUrl() + u' ' + image.repositoryName();
}

bool isInsecure(const ImageStream &stream, const TagReference *tag)
{
    return stream.metadata.annotations.value(annotation::insecureRepository) == "true"_L1
        || (tag && tag->importPolicy.insecure);
}

/// Whether history item @p event comes from another place than the definition names now.
bool isOther(const TagEvent &event, const PullSpec &typed)
{
    const Result<PullSpec> before = PullSpec::parse(event.dockerImageReference);
    return before && !before->asRepository().isEquivalentTo(typed.asRepository());
}

State stateOf(const DriftRow &row, bool isOtherSource, bool isByDigest)
{
    if (row.historyImage.isEmpty())
        return row.isReference ? State::Same : State::NeverImported;
    const bool isSame = row.historyImage == row.registryImage;
    if (isOtherSource || (isByDigest && !isSame))
        return State::Pending;
    return isSame ? State::Same : State::Moved;
}

} // namespace

DriftRun::DriftRun(RegistryPort &registry, const Clock &clock, DriftOptions options,
                   std::stop_token stop, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_stop(std::move(stop))
{
}

QFuture<Result<DriftReport>> DriftRun::start(const QList<DriftSubject> &streams, Progress progress)
{
    m_progress = std::move(progress);
    m_promise.start();
    for (const DriftSubject &subject : streams)
        add(subject);
    // Stopping may happen in any thread; finishing happens in this one, and at once: the requests
    // under way end by themselves.
    m_onStop = std::make_unique<std::stop_callback<std::function<void()>>>(m_stop, [this] {
        QMetaObject::invokeMethod(this, &DriftRun::finish, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(this, &DriftRun::startNext, Qt::QueuedConnection);
    return m_promise.future();
}

// ---- what to ask

void DriftRun::add(const DriftSubject &subject)
{
    const ImageStream &stream = subject.stream;
    const qsizetype index = m_streams.size();
    m_streams.append(
        {.start = {.key = subject.key, .ns = stream.metadata.ns, .name = stream.metadata.name}});
    for (const TagReference &tag : stream.spec.tags) {
        const bool isWanted = !subject.tags || subject.tags->contains(tag.name);
        const bool isImage = tag.from && tag.from->kind == kind::dockerImage;
        if (isWanted && isImage && stream.spec.tag(tag.name) == &tag)
            addTag(index, stream, tag);
    }
    if (!subject.tags)
        addRepositories(index, stream);
}

void DriftRun::addTag(qsizetype stream, const ImageStream &definition, const TagReference &tag)
{
    Tag added{.row = m_streams.at(stream).start};
    added.row.tag = tag.name;
    added.row.source = tag.from->name;
    added.row.isReference = tag.reference;
    added.keepsList = tag.importPolicy.importMode == "PreserveOriginal"_L1;
    const NamedTagEventList *history = definition.status.tag(tag.name);
    const bool hasHistory = history && !history->items.isEmpty();
    if (hasHistory)
        added.row.historyImage = history->items.first().image;
    const Result<PullSpec> typed = PullSpec::parse(tag.from->name);
    if (!typed) {
        added.row.state = State::Unreachable;
        added.row.error = typed.error();
        m_streams[stream].tags.append(added);
        return;
    }
    added.isOtherSource = hasHistory && isOther(history->items.first(), *typed);
    if (typed->id().isEmpty()) {
        added.architecture = tag.annotations.value(annotation::preferArchitecture, u"amd64"_s);
        added.os = tag.annotations.value(annotation::preferOs, u"linux"_s);
    }
    const PullSpec image = typed->withDockerClientDefaults().mostSpecific();
    const RegistryAccess access{.insecure = isInsecure(definition, &tag)};
    const QString key = image.exact() + (access.insecure ? u" insecure"_s : QString());
    if (!m_sourceIndex.contains(key)) {
        m_sourceIndex.insert(key, m_sources.size());
        m_sources.append({.image = image, .access = access});
    }
    m_sources[m_sourceIndex.value(key)].tags.append({stream, m_streams.at(stream).tags.size()});
    m_streams[stream].tags.append(added);
}

/// As in an import, the first one to name a repository decides how it may be talked to.
DriftRun::Repository &DriftRun::repository(const PullSpec &typed, bool insecure)
{
    const QString key = repositoryKey(typed.withDockerClientDefaults());
    if (!m_repositoryIndex.contains(key)) {
        m_repositoryIndex.insert(key, m_repositories.size());
        m_repositories.append({.typed = typed.asRepository(), .access = {.insecure = insecure}});
    }
    return m_repositories[m_repositoryIndex.value(key)];
}

/// A tag is not new if the stream has one of its name, or one that comes from it.
void DriftRun::addRepositories(qsizetype stream, const ImageStream &definition)
{
    QSet<QString> names;
    for (const TagReference &tag : definition.spec.tags)
        names.insert(tag.name);
    if (const Result<PullSpec> typed = PullSpec::parse(definition.spec.dockerImageRepository))
        repository(*typed, isInsecure(definition, nullptr)).known.insert(stream, names);
    for (const TagReference &tag : definition.spec.tags) {
        const Result<PullSpec> typed = PullSpec::parse(
            tag.from && tag.from->kind == kind::dockerImage ? tag.from->name : QString());
        if (!typed)
            continue;
        const PullSpec image = typed->withDockerClientDefaults();
        const auto known = m_repositoryIndex.constFind(repositoryKey(image));
        const bool isListed
            = known != m_repositoryIndex.cend() && m_repositories.at(*known).known.contains(stream);
        if (isListed || m_options.inSourceRepositories)
            repository(*typed, isInsecure(definition, &tag))
                .known[stream]
                .unite(names)
                .insert(image.tag());
    }
}

// ---- asking

DriftRun::Tag &DriftRun::tagAt(const QPair<qsizetype, qsizetype> &place)
{
    return m_streams[place.first].tags[place.second];
}

void DriftRun::startNext()
{
    if (m_isFinished)
        return;
    while (!m_stop.stop_requested() && m_running < parallelChecks
           && m_next < m_sources.size() + m_repositories.size()) {
        const qsizetype next = m_next++;
        ++m_running;
        if (next < m_sources.size())
            check(m_sources.at(next));
        else
            list(m_repositories.at(next - m_sources.size()));
    }
    if (m_running == 0)
        finish();
}

void DriftRun::endOne()
{
    --m_running;
    ++m_done;
    if (m_progress)
        m_progress({.done = m_done, .total = int(m_sources.size() + m_repositories.size())});
    startNext();
}

void DriftRun::check(const Source &source)
{
    m_registry.head(source.image, source.access, m_stop)
        .then(this, [this, source](const Result<ManifestHead> &head) {
            if (!m_isFinished)
                onHead(source, head);
        });
}

/// The words of a failure are those of the GET, which an import would meet.
void DriftRun::onHead(const Source &source, const Result<ManifestHead> &head)
{
    if (!head && failsLikeGet(head.error()))
        return fail(source, head.error());
    if (!head)
        return fetch(source);
    ManifestHead seen = *head;
    if (seen.digest.isEmpty())
        seen.digest = source.image.id();
    for (const auto &place : source.tags) {
        if (!imported(tagAt(place), seen))
            return fetch(source);
    }
    for (const auto &place : source.tags) {
        Tag &tag = tagAt(place);
        tag.row.registryImage = *imported(tag, seen);
        tag.row.state = stateOf(tag.row, tag.isOtherSource, !source.image.id().isEmpty());
    }
    endOne();
}

/// What importing @p tag would bring; nullopt: the manifest must be looked at.
std::optional<QString> DriftRun::imported(const Tag &tag, const ManifestHead &head) const
{
    const QString &digest = head.digest;
    if (digest.isEmpty())
        return std::nullopt;
    if (digest == tag.row.historyImage || tag.keepsList)
        return digest;
    const auto &library = m_options.library;
    if (const auto known = library ? library->list(digest) : std::nullopt) {
        const Result<ImageManifest> chosen
            = selectPlatform(known->manifests, tag.architecture, tag.os);
        return chosen ? std::optional(chosen->digest) : std::nullopt;
    }
    const bool isImage = !isListType(head.mediaType) && !isReadAsSchema1(head.mediaType);
    return isImage ? std::optional(digest) : std::nullopt;
}

void DriftRun::fetch(const Source &source)
{
    if (m_stop.stop_requested())
        return fail(source, {.kind = Error::Kind::Cancelled});
    m_registry.manifest(source.image, source.access, m_stop)
        .then(this, [this, source](const Result<RegistryManifest> &reply) {
            if (!m_isFinished)
                onManifest(source, reply);
        });
}

void DriftRun::onManifest(const Source &source, const Result<RegistryManifest> &reply)
{
    if (!reply)
        return fail(source, reply.error());
    const Result<Manifest> manifest = parseManifest(reply->body, reply->mediaType);
    if (!manifest)
        return fail(source, manifest.error());
    for (const auto &place : source.tags) {
        Tag &tag = tagAt(place);
        tag.row.registryImage = manifest->digest;
        if (manifest->kind == Manifest::Kind::List && !tag.keepsList) {
            const Result<ImageManifest> chosen
                = selectPlatform(manifest->manifests, tag.architecture, tag.os);
            if (!chosen) {
                tag.row.state = State::Unreachable;
                tag.row.error = chosen.error();
                continue;
            }
            tag.row.registryImage = chosen->digest;
        }
        tag.row.state = stateOf(tag.row, tag.isOtherSource, !source.image.id().isEmpty());
    }
    endOne();
}

void DriftRun::fail(const Source &source, const Error &error)
{
    for (const auto &place : source.tags) {
        DriftRow &row = tagAt(place).row;
        if (error.kind == Error::Kind::Cancelled)
            continue;
        row.state = error.kind == Error::Kind::NotFound ? State::Gone : State::Unreachable;
        row.error = error;
    }
    endOne();
}

void DriftRun::list(const Repository &repository)
{
    m_registry.tags(repository.typed.withDockerClientDefaults(), repository.access, m_stop)
        .then(this, [this, repository](const QFuture<Result<TagPage>> &pages) {
            if (!m_isFinished)
                onTags(repository, pages.results());
        });
}

void DriftRun::onTags(const Repository &repository, const QList<Result<TagPage>> &pages)
{
    QStringList tags;
    std::optional<Error> error;
    for (const Result<TagPage> &page : pages) {
        if (!page) {
            error = page.error();
            continue;
        }
        tags += page->tags;
        if (!page->incomplete.isEmpty())
            m_incomplete.append(repository.typed.exact() + u": "_s + page->incomplete);
    }
    const QStringList sorted = prioritizedTags(tags);
    for (const auto &[index, known] : repository.known.asKeyValueRange()) {
        Stream &stream = m_streams[index];
        for (const QString &tag : sorted) {
            if (known.contains(tag))
                continue;
            DriftRow row = stream.start;
            row.tag = tag;
            row.source = repository.typed.withTag(tag).exact();
            row.state = State::NewTag;
            stream.newTags.append(row);
        }
        if (!error)
            continue;
        DriftRow row = stream.start;
        row.source = repository.typed.exact();
        if (error->kind != Error::Kind::Cancelled) {
            row.state = error->kind == Error::Kind::NotFound ? State::Gone : State::Unreachable;
            row.error = error;
        }
        stream.newTags.append(row);
    }
    endOne();
}

void DriftRun::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_onStop.reset();
    DriftReport report{.at = m_clock.now(), .incomplete = m_incomplete};
    report.incomplete.sort();
    for (const Stream &stream : std::as_const(m_streams)) {
        for (const Tag &tag : stream.tags)
            report.rows.append(tag.row);
        report.rows += stream.newTags;
    }
    const int total = int(m_sources.size() + m_repositories.size());
    report.isCancelled
        = m_stop.stop_requested() && (m_done < total || report.count(State::NotChecked) > 0);
    if (report.isCancelled && report.count(State::NotChecked) == report.rows.size())
        m_promise.addResult(Error{.kind = Error::Kind::Cancelled});
    else
        m_promise.addResult(std::move(report));
    m_promise.finish();
    deleteLater();
}

} // namespace headwater
