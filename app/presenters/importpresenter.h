// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/presenters/importjob.h"
#include "app/presenters/rowupdates.h"
#include "core/importing/importer.h"
#include "core/importing/importorder.h"
#include "models/importqueuemodel.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace headwater {

class Catalog;
class Clock;
class RegistryPort;

/// Runs the imports the user asks for and keeps the queue model telling how they go: some streams
/// at once, all tags of a stream together, one order after another for the same stream. What would
/// be lost with the program is kept in the catalog's store until it is done.
class ImportPresenter : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the presenter.
    ImportPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                    ImportQueueModel &queue, QObject *parent = nullptr);

    void import(const ImportOrder &order);
    /// As import(), for what nobody has asked for just now.
    void importQuietly(const ImportOrder &order);
    void importTags(const StreamKey &key, const QStringList &tags);
    /// Everything of the stream that comes from registries.
    void importAll(const StreamKey &key);
    /// Everything of every stream.
    void importCatalog();

    /// While paused, what is being fetched is finished, and nothing else is begun.
    void setPaused(bool isPaused);
    bool isPaused() const { return m_importer.isPaused(); }
    void cancelAll();
    /// Failed and cancelled rows of the queue once more.
    void retry();
    /// These tags once more: from where the definition says, if they are in it by now, else as they
    /// were asked for the last time that they failed.
    void retryTags(const StreamKey &key, const QStringList &tags);
    void clearFinished();
    bool isBusy() const { return !m_jobs.isEmpty(); }
    /// Whether @p key is being imported or waits for it.
    bool isBusyWith(const StreamKey &key) const;

    /// Ends what is under way, within a second as a rule: what is there is written, the rest is put
    /// into the store's queue. @p then is called when nothing is left to do, at once if nothing
    /// was.
    void leave(std::function<void()> then);
    /// Looks for what an earlier run of the program left; found() tells of it.
    void findLeft();
    void resumeLeft();
    void discardLeft();

Q_SIGNALS:
    /// Tags were put into the queue by the user.
    void queued();
    /// The queue has run empty.
    void idle();
    void pausedChanged(bool isPaused);
    void failed(const QString &text);
    /// Tags that point somewhere else now. @p isQuiet: nobody was waiting for it.
    void moved(const headwater::StreamKey &key, const QStringList &tags, bool isQuiet);
    /// An import of @p key has ended, one way or the other.
    void ended(const headwater::StreamKey &key);
    /// So many streams have imports that an earlier run left.
    void found(int streams);

private:
    ImportJob *add(const ImportOrder &order);
    void startNext();
    void finish(ImportJob *job);
    void keepSoon();
    void keep();
    void onKept(const QList<int> &batches, const Result<QList<qint64>> &ids);
    void dropKept(const QList<qint64> &ids);
    ImportJob *jobOf(int batch) const;
    ImportOrder again(int batch, const QList<ImportRow> &rows) const;

    Catalog &m_catalog;
    Importer m_importer;
    ImportQueueModel &m_queue;
    RowUpdates m_updates;
    QList<ImportJob *> m_jobs; ///< waiting and running, in the order they were asked for
    QHash<int, ImportOrder> m_orders; ///< of the batches in the model
    QTimer m_keepTimer;
    bool m_hasNews = false; ///< since the queue was empty something came that may not be lost
    bool m_isLeaving = false;
    std::function<void()> m_then;
    QList<WaitingImport> m_left;
};

} // namespace headwater
