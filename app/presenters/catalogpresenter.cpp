// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/catalogpresenter.h"

#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/imagestream/podpullspec.h"
#include "models/catalogtreemodel.h"
#include "models/historymodel.h"
#include "models/problemmodel.h"
#include "models/tagtablemodel.h"

#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// While thousands of files are being read, a picture every now and then is enough.
constexpr int readingInterval = 200;

} // namespace

CatalogPresenter::CatalogPresenter(Catalog &catalog, const CatalogModels &models, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_models(models)
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &CatalogPresenter::refresh);
    connect(&catalog, &Catalog::changed, this, &CatalogPresenter::scheduleRefresh);
    connect(&catalog, &Catalog::finished, this, [this] {
        refresh();
        Q_EMIT loaded();
    });
    connect(&catalog, &Catalog::failed, this,
            [this](const Error &error) { Q_EMIT failed(errorText(error)); });
}

void CatalogPresenter::open(const QStringList &paths)
{
    close();
    m_paths = paths;
    m_catalog.open(paths);
    const QFileInfo first(paths.value(0));
    Q_EMIT opened(first.isDir() ? first.absoluteFilePath() : first.absolutePath());
    refresh();
}

void CatalogPresenter::close()
{
    m_catalog.close();
    m_paths.clear();
    m_current.reset();
    m_isShown = false;
    m_inspected.reset();
    m_details.clear();
    m_fetched.clear();
    refresh();
    m_models.tags.setRows({});
    m_models.history.setEntries({});
    Q_EMIT closed();
}

void CatalogPresenter::reload()
{
    if (m_paths.isEmpty())
        return;
    const std::optional<StreamKey> current = m_current;
    open(QStringList(m_paths));
    if (current)
        showStream(*current);
}

void CatalogPresenter::scheduleRefresh()
{
    if (!m_refresh.isActive())
        m_refresh.start(m_catalog.snapshot()->isComplete ? 0 : readingInterval);
}

void CatalogPresenter::refresh()
{
    m_refresh.stop();
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    m_models.catalog.setGroups(catalogGroups(*snapshot));
    m_models.problems.setProblems(snapshot->problems());
    updateStatus(*snapshot);
    refreshStream();
}

const CatalogStream *CatalogPresenter::currentStream() const
{
    return m_current ? m_catalog.snapshot()->stream(*m_current) : nullptr;
}

void CatalogPresenter::showStream(const StreamKey &key)
{
    if (m_current == key && m_isShown)
        return;
    m_current = key;
    m_isShown = false;
    m_shownCurrent.reset();
    m_shownDefinition.reset();
    m_inspected.reset();
    refreshStream();
}

void CatalogPresenter::showStreamNamed(const QString &name)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    for (const CatalogStream &stream : snapshot->streams) {
        const StreamKey &key = stream.key;
        if (name.isEmpty() || name == key.name || name == key.ns + u'/' + key.name) {
            showStream(key);
            return;
        }
    }
}

/// A stream whose name is being edited is still the one on show.
void CatalogPresenter::followRenaming()
{
    if (!m_isShown || currentStream())
        return;
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    for (const CatalogStream &stream : snapshot->streams) {
        if (stream.key.file == m_current->file && stream.document == m_shownDocument
            && stream.item == m_shownItem) {
            m_current = stream.key;
            m_inspected.reset();
            return;
        }
    }
}

void CatalogPresenter::refreshStream()
{
    followRenaming();
    const CatalogStream *stream = currentStream();
    if (!stream)
        return;
    const bool isNew = !m_isShown;
    if (!isNew && m_shownCurrent == stream->current && m_shownDefinition == stream->definition)
        return;
    m_isShown = true;
    m_shownDocument = stream->document;
    m_shownItem = stream->item;
    m_shownCurrent = stream->current;
    m_shownDefinition = stream->definition;
    if (isNew)
        m_models.tags.setRows({}); // rows of another stream are not the same rows
    m_models.tags.setRows(tagRows(*stream->current));
    if (isNew || streamHeading(*stream) != m_heading) {
        m_heading = streamHeading(*stream);
        Q_EMIT streamShown(m_heading);
    }
    if (!m_inspected)
        Q_EMIT streamInspected(*stream->current);
    readJournal();
    if (isNew)
        Q_EMIT definitionShown(stream->key.file, stream->position.line);
}

void CatalogPresenter::readJournal()
{
    const StreamKey key = *m_current;
    m_catalog
        .withStore<QList<JournalEntry>>([key](HistoryStore &store) { return store.journal(key); })
        .then(this, [this, key](const Result<QList<JournalEntry>> &entries) {
            if (m_current != key)
                return;
            if (entries)
                m_models.history.setEntries(*entries);
            else
                Q_EMIT failed(errorText(entries.error()));
        });
}

void CatalogPresenter::showFile(const QString &file, int line)
{
    m_current.reset();
    m_isShown = false;
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    int at = line;
    for (const CatalogFile &known : snapshot->files) {
        if (known.path == file && at == 0 && !known.problems.isEmpty())
            at = known.problems.first().position.line;
    }
    Q_EMIT fileShown(file, at);
}

void CatalogPresenter::showProblem(const Problem &problem)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *best = nullptr;
    for (const CatalogStream &stream : snapshot->streams) {
        const bool isBefore = stream.key.file == problem.file
            && stream.position.line <= qMax(1, problem.position.line);
        if (isBefore && (!best || best->position.line <= stream.position.line))
            best = &stream;
    }
    if (!best) {
        showFile(problem.file, problem.position.line);
        return;
    }
    showStream(best->key);
    Q_EMIT definitionLine(problem.position.line);
}

void CatalogPresenter::inspect(const TagRow &row, int item)
{
    if (!m_current)
        return;
    InspectedTag tag{.key = *m_current, .row = row, .item = item};
    if (m_inspected && m_inspected->key == tag.key && m_inspected->row.name == row.name)
        tag.platform = m_inspected->platform;
    m_inspected = tag;
    tellInspected();
    const int wanted = qMax(0, item);
    const QString digest = wanted < row.items.size() ? row.items.at(wanted).image : QString();
    if (!digest.isEmpty() && !m_details.contains(digest))
        readDetails(digest);
}

void CatalogPresenter::inspectPlatform(const QString &digest)
{
    if (!m_inspected)
        return;
    m_inspected->platform = digest;
    tellInspected();
}

void CatalogPresenter::addImage(const Image &image)
{
    m_fetched.insert(image.name, image);
    tellInspected();
}

void CatalogPresenter::setInternalRegistry(const QString &host)
{
    m_internalRegistry = host;
    tellInspected();
}

/// With what is known by now of the inspected tag's image.
void CatalogPresenter::tellInspected()
{
    if (!m_inspected)
        return;
    const int item = qMax(0, m_inspected->item);
    const QList<TagEvent> &items = m_inspected->row.items;
    const auto known = m_details.constFind(item < items.size() ? items.at(item).image : QString());
    m_inspected->details.reset();
    if (known != m_details.constEnd()) {
        m_inspected->details = *known;
        for (ImagePlatform &platform : m_inspected->details->platforms) {
            const auto fetched = m_fetched.constFind(platform.manifest.digest);
            if (!platform.image && fetched != m_fetched.constEnd())
                platform.image = *fetched;
        }
    }
    const CatalogStream *stream = currentStream();
    m_inspected->podPullSpec = stream
        ? podPullSpec(*stream->current, m_inspected->row.name, m_internalRegistry)
              .value_or(QString())
        : QString();
    Q_EMIT inspected(*m_inspected);
}

void CatalogPresenter::readDetails(const QString &digest)
{
    m_catalog
        .withStore<std::optional<ImageDetails>>(
            [digest](HistoryStore &store) { return imageDetails(store, digest); })
        .then(this, [this, digest](const Result<std::optional<ImageDetails>> &details) {
            if (!details || !*details)
                return; // the history knows the digest only; there is nothing more to show
            m_details.insert(digest, **details);
            tellInspected();
        });
}

void CatalogPresenter::updateStatus(const CatalogSnapshot &snapshot)
{
    if (m_paths.isEmpty()) {
        Q_EMIT statusChanged({}, {});
        return;
    }
    const QLocale locale;
    QStringList counts{tr("%n stream(s)", nullptr, static_cast<int>(snapshot.streams.size())),
                       tr("%n tag(s)", nullptr, snapshot.tagCount())};
    if (const int others = snapshot.otherObjects(); others > 0)
        counts.append(tr("%n other object(s)", nullptr, others));
    QString activity;
    if (!snapshot.isComplete) {
        qsizetype waiting = 0;
        for (const CatalogFile &file : snapshot.files)
            waiting += file.state == CatalogFile::State::Waiting ? 1 : 0;
        activity = tr("Reading %1 of %2 files…")
                       .arg(locale.toString(snapshot.files.size() - waiting),
                            locale.toString(snapshot.files.size()));
    }
    Q_EMIT statusChanged(counts.join(u" · "_s), activity);
}

} // namespace headwater
