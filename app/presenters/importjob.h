// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/presenters/rowupdates.h"
#include "core/importing/importcommit.h"
#include "core/importing/importer.h"
#include "core/importing/orderplan.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

namespace headwater {

class Catalog;

/// One order under way in the window: it is planned when its turn comes, imported, written, and its
/// rows tell how that goes. For ImportPresenter alone.
class ImportJob : public QObject
{
    Q_OBJECT
public:
    /// What a job works with; outlives it.
    struct Tools
    {
        Catalog &catalog;
        Importer &importer;
        ImportQueueModel &queue;
        RowUpdates &updates;
    };
    enum class Stop {
        Cancel, ///< what has not finished is given up
        Leave, ///< it is put back into the store's queue
    };

    /// Puts the rows of @p order into the queue.
    ImportJob(const Tools &tools, ImportOrder order, QObject *parent);

    const ImportOrder &order() const { return m_order; }
    int batch() const { return m_batch; }
    bool isStarted() const { return m_isStarted; }
    /// Nobody waits for it.
    void setQuiet() { m_isQuiet = true; }
    bool isQuiet() const { return m_isQuiet; }
    /// Its id in the store's queue, once it is there.
    void setWaiting(qint64 id) { m_waiting = id; }
    std::optional<qint64> waiting() const { return m_waiting; }
    /// It is being put into the store's queue.
    void setKept() { m_isKept = true; }
    bool isKept() const { return m_isKept; }

    void start();
    /// Ends soon; a job that was not started ends at once.
    void stop(Stop how);

Q_SIGNALS:
    /// Something came that would be lost with the program.
    void progressed();
    /// Tags that point somewhere else now; written.
    void moved(const headwater::StreamKey &key, const QStringList &tags);
    /// The store refused, or there was nothing to import; in a sentence.
    void failed(const QString &text);
    /// All is written and told. The job may be deleted.
    void ended();

private:
    struct Known
    {
        std::shared_ptr<const ImageLibrary> library = {};
        QString resourceVersion = {};
    };

    QList<ImportRow> firstRows() const;
    void linkRows();
    void prepare();
    void run(const Known &known);
    void onProgress(const ImportProgress &progress);
    void addListed(const QStringList &tags);
    void onResult(const Result<ImportResult> &result);
    void write(const ImportResult &result);
    void onRefused(const Error &error);
    void onWritten(const ImportResult &result, const ImportDestination &where);
    bool waitForCatalog();
    void startAgain();
    void settle(const ImportResult &result);
    void tellMoved(const ImportResult &result);
    void leave();
    void finish(ImportRow::State state, const QString &message);
    void end();
    template<typename Change>
    void change(int id, Change change);

    const Tools m_tools;
    const ImportOrder m_order;
    int m_batch = 0;
    PlannedOrder m_plan;
    ImportDestination m_where;
    QMultiHash<QString, int> m_rows; ///< ids of the rows of each imported tag
    std::optional<int> m_repositoryRow;
    std::stop_source m_stop;
    Stop m_how = Stop::Cancel;
    std::optional<qint64> m_waiting;
    bool m_isStarted = false;
    bool m_isEnded = false;
    bool m_isQuiet = false;
    bool m_isKept = false;
    int m_conflicts = 0; ///< others changed the stream meanwhile so often
    QElapsedTimer m_waited;
    QTimer m_again;
};

} // namespace headwater
