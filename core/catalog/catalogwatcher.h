// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace headwater {

/// Says when a catalog folder should be looked at again: soon after the system reports a change,
/// and every now and then in any case, because it does not report all (network folders, more files
/// than it can watch). Lives in the thread it is used in.
class CatalogWatcher : public QObject
{
    Q_OBJECT
public:
    explicit CatalogWatcher(QObject *parent = nullptr);

    /// What to watch, absolute; replaces what was watched before.
    void watch(const QStringList &folders, const QStringList &files);
    /// Whether to look now and then. Off: nothing is done unless the system reports a change.
    void setPolling(bool on);
    /// To be called after each look, which took @p cost: the next ones are spaced so that looking
    /// takes at most a fiftieth of one processor.
    void looked(std::chrono::milliseconds cost);

Q_SIGNALS:
    void lookRequested();

private:
    void soon();

    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QTimer m_poll;
    bool m_isPolling = true;
};

} // namespace headwater
