// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/schedulepresenter.h"

#include "app/presenters/importpresenter.h"
#include "core/catalog/catalog.h"
#include "core/importing/importcontroller.h"
#include "core/importing/schedulefile.h"
#include "core/ports/clock.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A machine that slept, or a clock that was set, must not be noticed only after hours.
constexpr auto longestPause = 60s;
constexpr qsizetype linesTold = 5;

} // namespace

SchedulePresenter::SchedulePresenter(Catalog &catalog, ImportPresenter &imports, const Clock &clock,
                                     QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_imports(imports)
    , m_clock(clock)
{
    m_look.setInterval(1s);
    m_tell.setInterval(2s);
    for (QTimer *timer : {&m_look, &m_next, &m_tell})
        timer->setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &SchedulePresenter::look);
    connect(&m_next, &QTimer::timeout, this, &SchedulePresenter::run);
    connect(&m_tell, &QTimer::timeout, this, &SchedulePresenter::tell);
    connect(&catalog, &Catalog::changed, this, [this] {
        if (const QString folder = m_catalog.snapshot()->folder; folder != m_folder)
            open(folder);
        if (!m_look.isActive())
            m_look.start();
    });
    connect(&imports, &ImportPresenter::ended, this, [this](const StreamKey &key) {
        m_schedule.note(key, m_clock.now());
        m_isSaved = false;
    });
    connect(&imports, &ImportPresenter::moved, this, &SchedulePresenter::gather);
}

void SchedulePresenter::setOptions(const Options &options)
{
    m_options = options;
    m_schedule.setInterval(options.interval);
    plan();
}

void SchedulePresenter::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    plan();
}

bool SchedulePresenter::isActive() const
{
    return m_options.isOn && (m_isSeen || !m_options.pausesWhenHidden) && !m_imports.isPaused();
}

void SchedulePresenter::look()
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    QSet<StreamKey> streams;
    for (const CatalogStream &stream : snapshot->streams) {
        if (hasScheduledTags(*stream.current))
            streams.insert(stream.key);
    }
    m_schedule.setStreams(streams, m_clock.now());
    plan();
}

void SchedulePresenter::open(const QString &folder)
{
    save();
    m_folder = folder;
    m_schedule = ImportSchedule(m_options.interval);
    if (!folder.isEmpty())
        m_schedule.setLastImports(readSchedule(schedulePath(folder)));
}

void SchedulePresenter::save()
{
    if (m_folder.isEmpty() || std::exchange(m_isSaved, true))
        return;
    // In the thread of the store, for a disk may take its time.
    m_catalog.withStore<bool>([path = schedulePath(m_folder),
                               last = m_schedule.lastImports()](HistoryStore &) -> Result<bool> {
        const Result<void> written = writeSchedule(path, last);
        return written ? Result<bool>(true) : written.error();
    });
}

void SchedulePresenter::plan()
{
    m_next.stop();
    const QDateTime next = m_schedule.next();
    if (!isActive() || !next.isValid())
        return;
    const std::chrono::milliseconds left(m_clock.now().msecsTo(next));
    m_next.start(std::clamp<std::chrono::milliseconds>(left, 0ms, longestPause));
}

void SchedulePresenter::run()
{
    if (!isActive())
        return;
    const QList<StreamKey> due = m_schedule.takeDue(m_clock.now());
    for (const StreamKey &key : due)
        import(key);
    if (!due.isEmpty()) {
        m_isSaved = false;
        save();
    }
    plan();
}

void SchedulePresenter::import(const StreamKey &key)
{
    const CatalogSnapshotPtr snapshot = m_catalog.snapshot();
    const CatalogStream *stream = snapshot->stream(key);
    if (!stream || m_imports.isBusyWith(key))
        return;
    if (const std::optional<ImportRequest> request = scheduledImport(*stream->current))
        m_imports.importQuietly(
            {.key = key, .items = request->items, .repository = request->repository});
}

void SchedulePresenter::gather(const StreamKey &key, const QStringList &tags, bool isQuiet)
{
    if (!isQuiet)
        return;
    m_moved[key].append(tags);
    if (!m_tell.isActive())
        m_tell.start();
}

void SchedulePresenter::tell()
{
    const QMap<StreamKey, QStringList> moved = std::exchange(m_moved, {});
    QStringList lines;
    qsizetype tags = 0;
    for (auto it = moved.cbegin(); it != moved.cend(); ++it) {
        tags += it->size();
        lines.append(it.key().name + u": "_s + it->join(u", "_s));
    }
    if (lines.size() > linesTold)
        lines = lines.first(linesTold) + QStringList{u"…"_s};
    Q_EMIT this->moved(tr("%n tag(s) moved to another image", nullptr, static_cast<int>(tags)),
                       lines.join(u'\n'), moved.firstKey());
}

} // namespace headwater
