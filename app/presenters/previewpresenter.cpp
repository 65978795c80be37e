// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/previewpresenter.h"

#include "core/base/errortext.h"
#include "core/base/worker.h"
#include "core/catalog/catalog.h"
#include "models/categorymodel.h"
#include "models/comparisonmodel.h"
#include "models/newappmodel.h"
#include "models/notshownmodel.h"
#include "models/tilemodel.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// While thousands of files are being read, a picture every now and then is enough.
constexpr int readingInterval = 300;

ConsoleRelease releaseNamed(const QString &name)
{
    const Result<ConsoleRelease> release = ConsoleRelease::parse(name);
    return release && consoleReleases().contains(*release) ? *release : ConsoleRelease::newest();
}

/// The entries as cards or samples show them.
QList<PreviewEntry> asCards(const QList<PreviewEntry> &entries, bool samplesOnly)
{
    QList<PreviewEntry> cards;
    for (const PreviewEntry &entry : entries) {
        if (samplesOnly && !entry.isSample)
            continue;
        cards.append(entry);
        cards.last().title = entry.cardTitle;
        cards.last().icon = entry.cardIcon;
    }
    return cards;
}

} // namespace

PreviewPresenter::PreviewPresenter(Catalog &catalog, const PreviewModels &models, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_models(models)
{
    const TileQuery byTitle{.search = ConsoleTraits::Search::Contains};
    m_models.samples.setQuery(byTitle);
    m_models.cards.setQuery(byTitle);
    m_models.notShown.setFilter(NotShownModel::Which::Streams, {});
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PreviewPresenter::compute);
    connect(&catalog, &Catalog::changed, this, [this] {
        m_isStale = true;
        computeStream();
        schedule();
    });
}

PreviewPresenter::~PreviewPresenter()
{
    m_stop.request_stop();
}

QStringList PreviewPresenter::releases()
{
    QStringList names;
    for (const ConsoleRelease release : consoleReleases())
        names.append(release.toString());
    return names;
}

void PreviewPresenter::setRelease(const QString &release)
{
    m_options.release = releaseNamed(release);
    question();
}

void PreviewPresenter::setOtherRelease(const QString &release)
{
    m_otherRelease = releaseNamed(release);
    question();
}

void PreviewPresenter::setImportsPending(bool isPending)
{
    m_options.imports = isPending ? ImportState::Pending : ImportState::Ran;
    question();
}

void PreviewPresenter::setActive(bool isActive)
{
    m_isActive = isActive;
    schedule();
}

void PreviewPresenter::setComparing(bool isComparing)
{
    if (m_isComparing == isComparing)
        return;
    m_isComparing = isComparing;
    if (isComparing)
        question();
}

void PreviewPresenter::useCategories(const QString &path)
{
    if (path.isEmpty()) {
        m_options.categories.clear();
        Q_EMIT categoriesChanged({});
        question();
        return;
    }
    runInPool([path] {
        return loadCategories(path);
    }).then(this, [this, path](const Result<QList<CatalogCategory>> &read) {
        if (!read) {
            Q_EMIT failed(read.error().detail.isEmpty()
                              ? errorText(read.error())
                              : tr("The categories of %1 cannot be used: %2")
                                    .arg(QFileInfo(path).fileName(), read.error().detail));
            return;
        }
        m_options.categories = *read;
        Q_EMIT categoriesChanged(path);
        question();
    });
}

/// What is asked has changed, and with it all that was computed.
void PreviewPresenter::question()
{
    m_isStale = true;
    Q_EMIT optionsChanged(m_options);
    computeStream();
    schedule();
}

void PreviewPresenter::schedule()
{
    if (m_isActive && m_isStale)
        computeNewApp();
    if (m_isActive && m_isStale && !m_timer.isActive())
        m_timer.start(m_catalog.snapshot()->isComplete ? 0 : readingInterval);
}

void PreviewPresenter::compute()
{
    m_isStale = false;
    m_stop.request_stop();
    m_stop = std::stop_source();
    const std::stop_token stop = m_stop.get_token();
    std::optional<PreviewOptions> other;
    if (m_isComparing) {
        other = m_options;
        other->release = m_otherRelease;
    }
    runInPool([snapshot = m_catalog.snapshot(), options = m_options, other, stop] {
        Computed computed{.preview = previewCatalog(*snapshot, options, stop)};
        if (other)
            computed.other = previewCatalog(*snapshot, *other, stop);
        return computed;
    }).then(this, [this, stop](const Computed &computed) {
        if (!stop.stop_requested()) // else a newer one is on its way
            fill(computed);
    });
}

void PreviewPresenter::fill(const Computed &result)
{
    const CatalogPreview &preview = result.preview;
    Q_EMIT traitsChanged(preview.traits);
    m_models.categories.setCategories(preview.categories);
    m_models.tiles.setEntries(preview.entries);
    m_models.samples.setEntries(asCards(preview.entries, true));
    m_models.cards.setEntries(asCards(preview.entries, false));
    m_models.notShown.setItems(preview.notShown);
    if (result.other) {
        m_models.comparison.setEntries(compareEntries(preview.entries, result.other->entries));
        Q_EMIT otherTraitsChanged(result.other->traits);
    }
    Q_EMIT summaryChanged(
        tr("As OpenShift %1 would show the namespace openshift · %2 of %3 streams are shown")
            .arg(preview.traits.release, QString::number(preview.entries.size()),
                 QString::number(preview.streams)));
    Q_EMIT computed();
}

void PreviewPresenter::setNewAppTerm(const QString &term)
{
    m_newAppTerm = term;
    computeNewApp();
}

void PreviewPresenter::computeNewApp()
{
    if (m_newAppTerm.isEmpty()) {
        m_models.newApp.setMatch({});
        Q_EMIT newAppMatched({});
        return;
    }
    runInPool([snapshot = m_catalog.snapshot(), term = m_newAppTerm] {
        return matchNewApp(*snapshot, term);
    }).then(this, [this](const NewAppMatch &match) {
        if (match.term != m_newAppTerm) // else a newer one is on its way
            return;
        m_models.newApp.setMatch(match);
        Q_EMIT newAppMatched(match);
    });
}

void PreviewPresenter::setStream(const std::optional<StreamKey> &key)
{
    m_stream = key;
    computeStream();
}

void PreviewPresenter::computeStream()
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = m_stream ? snapshot->stream(*m_stream) : nullptr;
    const int question = ++m_streamQuestion;
    if (!stream) {
        m_models.streamTags.setItems({});
        return;
    }
    // A stream of thousands of tags takes longer than a frame.
    runInPool([stream = *stream, options = m_options] { return previewStream(stream, options); })
        .then(this,
              [this, question, name = stream->key.name,
               release = m_options.release](const StreamPreviewResult &result) {
                  if (question == m_streamQuestion)
                      fillStream(name, result, consoleTraits(release));
              });
}

void PreviewPresenter::fillStream(const QString &name, StreamPreviewResult result,
                                  const ConsoleTraits &traits)
{
    if (result.entry) {
        m_models.streamTags.setItems(result.notShown);
        Q_EMIT streamShown(*result.entry, traits);
        return;
    }
    const NotShown whole = result.notShown.takeFirst();
    m_models.streamTags.setItems(result.notShown);
    Q_EMIT streamAbsent(name, whole.reasons, traits);
}

} // namespace headwater
