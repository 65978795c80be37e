// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/importchoicepresenter.h"

#include "core/base/errortext.h"
#include "core/base/worker.h"
#include "core/catalog/catalog.h"
#include "core/describe/describeexplanation.h"
#include "core/importing/chosenorder.h"
#include "core/importing/importcommand.h"
#include "core/importing/loadlibrary.h"
#include "core/importing/orderplan.h"
#include "core/importing/remedy.h"
#include "core/ports/clock.h"
#include "core/ports/registryport.h"
#include "models/importpreviewmodel.h"
#include "models/remotetagmodel.h"
#include "models/remotetagrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int updateMilliseconds = 60;

using Listing = RepositoryListing::Phase;

/// What is wrong with one field of a filter; empty: nothing.
QString filterProblem(const TagFilter &filter)
{
    const Result<QList<ChosenTag>> chosen = chooseTags({}, filter);
    return chosen ? QString() : chosen.error().detail;
}

QStringList namespacesOf(const CatalogSnapshot &catalog)
{
    QStringList namespaces;
    for (const CatalogStream &stream : catalog.streams) {
        if (!stream.key.ns.isEmpty() && !namespaces.contains(stream.key.ns))
            namespaces.append(stream.key.ns);
    }
    return namespaces;
}

/// As the stream's tags from there: a registry that one of them can only be asked insecurely is so
/// for the others, too.
void adoptPolicies(ImportChoice &choice, const ImageStream &stream)
{
    choice.insecure = isInsecureByAnnotation(stream);
    const Result<PullSpec> repository = PullSpec::parse(choice.from);
    if (!repository)
        return;
    QStringList policies;
    for (const TagReference &tag : stream.spec.tags) {
        const Result<PullSpec> from = PullSpec::parse(
            tag.from && tag.from->kind == kind::dockerImage ? tag.from->name : QString());
        if (!from || !from->asRepository().isEquivalentTo(repository->asRepository()))
            continue;
        choice.insecure |= tag.importPolicy.insecure;
        policies.append(tag.referencePolicy);
    }
    if (!policies.isEmpty() && policies.count(u"Local"_s) == policies.size())
        choice.referencePolicy = u"Local"_s;
}

} // namespace

ImportChoicePresenter::ImportChoicePresenter(Catalog &catalog, RegistryPort &registry,
                                             RateBudgetPort &budget, const Clock &clock,
                                             ImportChoiceModels models)
    : m_catalog(catalog)
    , m_registry(registry)
    , m_budget(budget)
    , m_clock(clock)
    , m_tags(models.tags)
    , m_dryRun(registry, clock, models.preview)
{
    m_update.setSingleShot(true);
    m_update.setInterval(updateMilliseconds);
    connect(&m_update, &QTimer::timeout, this, &ImportChoicePresenter::updateOrder);
    const auto changed = [this] { m_update.start(); };
    connect(&m_tags, &QAbstractItemModel::dataChanged, &m_update, changed);
    connect(&m_tags, &QAbstractItemModel::rowsInserted, &m_update, changed);
    connect(&m_tags, &QAbstractItemModel::rowsRemoved, &m_update, changed);
    connect(&m_dryRun, &DryRun::changed, this, &ImportChoicePresenter::previewChanged);
    // The host may have said meanwhile how many requests are left.
    connect(&m_dryRun, &DryRun::finished, this, &ImportChoicePresenter::updateOrder);
}

ImportChoicePresenter::~ImportChoicePresenter()
{
    m_listingStop.request_stop();
}

ChoiceStart ImportChoicePresenter::beginFor(const StreamKey &key)
{
    const CatalogStream *stream = m_catalog.snapshot()->stream(key);
    if (!stream)
        return beginNew(key.ns);
    end();
    m_stream = *stream->current;
    ChoiceStart start{.stream = key.name, .repositories = sourceRepositories(*m_stream)};
    start.choice.from = start.repositories.value(0);
    adoptPolicies(start.choice, *m_stream);
    return begin(key, start);
}

ChoiceStart ImportChoicePresenter::beginNew(const QString &ns)
{
    end();
    ChoiceStart start{.isNewStream = true, .namespaces = namespacesOf(*m_catalog.snapshot())};
    start.choice.ns = ns.isEmpty() && start.namespaces.size() == 1 ? start.namespaces.first() : ns;
    return begin({}, start);
}

ChoiceStart ImportChoicePresenter::begin(const StreamKey &key, ChoiceStart start)
{
    m_key = key;
    // As many as a cluster would take, unless the user wants more.
    start.choice.filter.newest = serverRepositoryLimit;
    m_choice = start.choice;
    m_tags.setNewest(m_choice.filter.newest);
    loadKnownImages();
    return start;
}

void ImportChoicePresenter::end()
{
    m_listingStop.request_stop();
    m_pages.reset();
    ++m_round;
    ++m_filterRound;
    ++m_updateRound;
    m_key = {};
    m_stream.reset();
    m_choice = {};
    m_library.reset();
    m_repository.reset();
    m_namedTag.clear();
    m_listed.clear();
    m_listing = {};
    m_tags.setRepository({}, false);
    m_dryRun.clear();
}

/// What earlier imports have brought need not be asked for again; without it more requests are
/// foreseen.
void ImportChoicePresenter::loadKnownImages()
{
    const QList<ImageStream> streams = m_stream ? QList{*m_stream} : QList<ImageStream>();
    using Library = std::shared_ptr<const ImageLibrary>;
    m_catalog
        .withStore<Library>([streams](HistoryStore &store) { return loadLibrary(store, streams); })
        .then(this, [this, round = m_round](const Result<Library> &library) {
            if (round != m_round || !library)
                return;
            m_library = *library;
            m_update.start();
        });
}

void ImportChoicePresenter::setChoice(const ImportChoice &choice)
{
    const ImportChoice before = std::exchange(m_choice, choice);
    Q_EMIT problemsChanged(problems());
    if (choice.filter != before.filter) {
        m_tags.setNewest(choice.filter.newest);
        filterTags();
    }
    const Result<PullSpec> from = PullSpec::parse(choice.from.trimmed());
    const bool isOther = !from || !m_repository
        || !from->asRepository().isEquivalentTo(m_repository->asRepository());
    if (isOther && m_listing.phase != Listing::None) {
        // What is shown is not what the field says any more.
        m_listingStop.request_stop();
        m_pages.reset();
        ++m_round;
        m_repository.reset();
        m_listed.clear();
        m_tags.setRepository({}, false);
        setListing({});
    }
    m_update.start();
}

ChoiceProblems ImportChoicePresenter::problems() const
{
    const TagFilter &filter = m_choice.filter;
    ChoiceProblems problems{.from = fromProblem(),
                            .pattern = filterProblem({.pattern = filter.pattern}),
                            .versions = filterProblem({.versions = filter.versions}),
                            .exclude = filterProblem({.exclude = filter.exclude})};
    if (m_stream)
        return problems;
    problems.name = nameProblem();
    if (!m_choice.ns.isEmpty() && !isNamespaceName(m_choice.ns))
        problems.ns = tr("Lower-case letters, digits and '-' only, 63 at most.");
    return problems;
}

QString ImportChoicePresenter::fromProblem() const
{
    const QString from = m_choice.from.trimmed();
    if (from.isEmpty())
        return {};
    const Result<PullSpec> spec = PullSpec::parse(from);
    if (!spec)
        return tr("This is no pull spec: %1.").arg(spec.error().detail);
    if (!spec->id().isEmpty())
        return tr("Tags are imported from a repository: leave the digest out.");
    return {};
}

QString ImportChoicePresenter::nameProblem() const
{
    if (m_choice.name.isEmpty())
        return {}; // not yet
    if (const QString why = streamNameProblem(m_choice.name, m_choice.ns); !why.isEmpty())
        return tr("No name for an image stream: %1.").arg(why);
    const CatalogSnapshotPtr catalog = m_catalog.snapshot();
    const auto known = std::ranges::find_if(catalog->streams, [&](const CatalogStream &stream) {
        return stream.key.name == m_choice.name && stream.key.ns == m_choice.ns;
    });
    return known == catalog->streams.cend()
        ? QString()
        : tr("%1 defines a stream of this name.").arg(known->key.file);
}

void ImportChoicePresenter::setListing(RepositoryListing listing)
{
    m_listing = std::move(listing);
    Q_EMIT listingChanged(m_listing);
}

void ImportChoicePresenter::list()
{
    const Result<PullSpec> typed = PullSpec::parse(m_choice.from.trimmed());
    if (!typed || !fromProblem().isEmpty()) {
        Q_EMIT problemsChanged(problems());
        return;
    }
    m_listingStop.request_stop();
    m_listingStop = std::stop_source();
    ++m_round;
    m_namedTag = typed->tag();
    m_repository = typed->asRepository();
    m_listed.clear();
    m_listingError.reset();
    setListing({.phase = Listing::Running, .repository = m_repository->exact()});
    m_pages = std::make_unique<QFutureWatcher<Result<TagPage>>>();
    connect(m_pages.get(), &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { addPage(m_pages->resultAt(index)); });
    connect(m_pages.get(), &QFutureWatcherBase::finished, this, &ImportChoicePresenter::endListing);
    m_pages->setFuture(m_registry.tags(m_repository->withDockerClientDefaults(),
                                       {.insecure = m_choice.insecure}, m_listingStop.get_token()));
}

void ImportChoicePresenter::addPage(const Result<TagPage> &page)
{
    if (!page) {
        m_listingError = page.error();
        return;
    }
    m_listed += page->tags;
    m_listing.tags = static_cast<int>(m_listed.size());
    if (!page->incomplete.isEmpty())
        m_listing.problem = tr("There may be more tags: %1").arg(page->incomplete);
    Q_EMIT listingChanged(m_listing);
}

void ImportChoicePresenter::endListing()
{
    if (m_listingError && m_listingError->kind == Error::Kind::Cancelled)
        return;
    if (m_listingError) {
        m_listing.problem = errorText(*m_listingError);
        m_listing.insecureMayHelp
            = remediesFor(*m_listingError, m_choice.insecure).contains(RemedyKind::MarkInsecure);
        explain(m_repository->withDockerClientDefaults());
        // Not every registry lets everybody list what it lets them pull.
        if (m_listed.isEmpty() && !m_namedTag.isEmpty())
            m_listed = {m_namedTag};
    } else if (!m_namedTag.isEmpty() && !m_listed.contains(m_namedTag)) {
        m_listing.problem = tr("The repository lists no tag %1.").arg(m_namedTag);
    }
    showTags(true);
}

void ImportChoicePresenter::explain(const PullSpec &image)
{
    m_registry.explanation(image).then(
        this, [this, round = m_round](const std::optional<RequestExplanation> &explanation) {
            if (round != m_round || !explanation)
                return;
            m_listing.explanation = describeExplanation(*explanation);
            Q_EMIT listingChanged(m_listing);
        });
}

/// An expression may take its time on thousands of tags, so others do it.
void ImportChoicePresenter::showTags(bool keepsHand)
{
    if (!m_repository)
        return;
    const ChoiceProblems wrong = problems();
    const bool isUsable
        = wrong.pattern.isEmpty() && wrong.versions.isEmpty() && wrong.exclude.isEmpty();
    const TagFilter filter = isUsable ? m_choice.filter : TagFilter{};
    runInPool([tags = m_listed, filter, repository = *m_repository, stream = m_stream] {
        const Result<QList<ChosenTag>> choice = chooseTags(tags, filter);
        return choice ? remoteTagRows(*choice, repository, stream) : QList<RemoteTagRow>();
    }).then(this, [this, keepsHand, round = m_round](const QList<RemoteTagRow> &rows) {
        if (round != m_round)
            return;
        m_tags.setRepository(rows, keepsHand);
        m_listing.phase = m_listingError ? Listing::Failed : Listing::Done;
        m_listing.tags = static_cast<int>(rows.size());
        m_listing.hasTags = !rows.isEmpty();
        Q_EMIT listingChanged(m_listing);
        filterTags(); // it may have changed meanwhile
        if (!m_namedTag.isEmpty() && m_choice.filter.pattern.isEmpty())
            Q_EMIT tagNamed(m_namedTag);
    });
}

void ImportChoicePresenter::filterTags()
{
    if (m_tags.rowCount() == 0)
        return;
    runInPool([tags = m_listed, filter = m_choice.filter] {
        return chooseTags(tags, filter);
    }).then(this, [this, round = ++m_filterRound](const Result<QList<ChosenTag>> &choice) {
        if (round == m_filterRound && choice)
            m_tags.setChoice(*choice);
    });
}

std::optional<ImageStream> ImportChoicePresenter::streamNow() const
{
    const CatalogStream *stream = m_catalog.snapshot()->stream(m_key);
    return stream && m_stream ? std::optional(*stream->current) : m_stream;
}

ChosenTags ImportChoicePresenter::chosenOf(const PullSpec &repository) const
{
    return {.repository = repository,
            .tags = m_tags.chosenTags(),
            .importPolicy = {.insecure = m_choice.insecure,
                             .scheduled = m_choice.scheduled,
                             .importMode = m_choice.importMode},
            .referencePolicy = m_choice.referencePolicy};
}

StreamKey ImportChoicePresenter::key() const
{
    return m_stream ? m_key : StreamKey{.ns = m_choice.ns, .name = m_choice.name};
}

ImportOrder ImportChoicePresenter::order() const
{
    return m_repository ? orderFor(chosenOf(*m_repository), key(), m_stream)
                        : ImportOrder{.key = key()};
}

/// Of thousands of tags it takes a while to say what that means, so others do it.
void ImportChoicePresenter::updateOrder()
{
    const int round = ++m_updateRound;
    if (!m_repository || m_tags.chosenCount() == 0)
        return showConsequences({.order = order()});
    m_budget.hosts().then(this, [this, round](const QList<HostState> &hosts) {
        if (round != m_updateRound || !m_repository)
            return;
        runInPool([chosen = chosenOf(*m_repository), key = key(), stream = m_stream,
                   library = m_library, hosts, now = m_clock.now(),
                   folder = m_catalog.snapshot()->folder] {
            Consequences result{.order = orderFor(chosen, key, stream)};
            const LoadedLibrary nothing;
            if (const Result<PlannedOrder> plan = planOrder(result.order, stream))
                result.forecast = forecastImport(plan->request, library ? *library : nothing, hosts,
                                                 {.now = now});
            result.commands = {.oc = ocCommands(result.order, stream),
                               .headwater = headwaterCommands(result.order, stream, folder)};
            return result;
        }).then(this, [this, round](const Consequences &result) {
            if (round == m_updateRound)
                showConsequences(result);
        });
    });
}

void ImportChoicePresenter::showConsequences(const Consequences &consequences)
{
    Q_EMIT forecastChanged(consequences.forecast);
    Q_EMIT commandsChanged(consequences.commands);
    m_dryRun.compareWith(consequences.order);
}

void ImportChoicePresenter::preview()
{
    m_dryRun.run(order(), streamNow(), m_library);
}

void ImportChoicePresenter::stopPreview()
{
    m_dryRun.stop();
}

void ImportChoicePresenter::accept()
{
    const ImportOrder wanted = order();
    if (!wanted.items.isEmpty() || wanted.repository)
        Q_EMIT orderRequested(wanted);
}

} // namespace headwater
