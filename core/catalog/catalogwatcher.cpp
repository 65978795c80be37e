// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogwatcher.h"

#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;

namespace headwater {

namespace {

/// An editor's save is several changes, a checkout thousands: one look for all.
constexpr std::chrono::milliseconds shortestPause = 100ms;
constexpr std::chrono::milliseconds shortestPoll = 2s;
/// Of the 8192 watches that small systems allow one user (fs.inotify.max_user_watches), for all of
/// his programs. A change of one file more is found by looking.
constexpr qsizetype mostFiles = 2000;
constexpr qsizetype mostFolders = 2000;

QSet<QString> firstOf(const QStringList &paths, qsizetype most)
{
    return QSet<QString>(paths.begin(), paths.begin() + qMin(paths.size(), most));
}

} // namespace

CatalogWatcher::CatalogWatcher(QObject *parent)
    : QObject(parent)
    , m_watcher(this)
    , m_soon(this)
    , m_poll(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(shortestPause);
    m_poll.setSingleShot(true);
    m_poll.setInterval(shortestPoll);
    m_poll.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &CatalogWatcher::soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &CatalogWatcher::soon);
    connect(&m_soon, &QTimer::timeout, this, &CatalogWatcher::lookRequested);
    connect(&m_poll, &QTimer::timeout, this, &CatalogWatcher::lookRequested);
}

void CatalogWatcher::watch(const QStringList &folders, const QStringList &files)
{
    const QSet<QString> wanted = firstOf(folders, mostFolders).unite(firstOf(files, mostFiles));
    const QStringList current = m_watcher.directories() + m_watcher.files();
    const QSet<QString> watched(current.begin(), current.end());
    // A file that was replaced is not watched any more, though its name is wanted still.
    const QStringList removed = (watched - wanted).values();
    const QStringList added = (wanted - watched).values();
    if (!removed.isEmpty())
        m_watcher.removePaths(removed);
    if (!added.isEmpty())
        m_watcher.addPaths(added);
}

void CatalogWatcher::setPolling(bool on)
{
    m_isPolling = on;
    if (on)
        soon();
    else
        m_poll.stop();
}

void CatalogWatcher::looked(std::chrono::milliseconds cost)
{
    m_soon.setInterval(std::max(shortestPause, 5 * cost));
    m_poll.setInterval(std::max(shortestPoll, 50 * cost));
    if (m_isPolling)
        m_poll.start();
}

void CatalogWatcher::soon()
{
    // Not restarted by what comes meanwhile: something that never stops changing is looked at too.
    if (!m_soon.isActive())
        m_soon.start();
}

} // namespace headwater
