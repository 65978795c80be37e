// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importer.h"
#include "core/store/streamkey.h"
#include "models/importqueuemodel.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <stop_token>

namespace headwater {

class Catalog;
class Clock;
class RegistryPort;

/// Runs the imports the user asks for and keeps the queue model telling how they go. Streams are
/// imported one after another, the tags of a stream at once.
class ImportPresenter : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the presenter.
    ImportPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock,
                    ImportQueueModel &queue, QObject *parent = nullptr);

    void importTags(const StreamKey &key, const QStringList &tags);
    /// Every tag of the stream that comes from a registry.
    void importAll(const StreamKey &key);
    void cancelAll();
    /// Failed and cancelled tags of the queue once more.
    void retry();
    void clearFinished();
    bool isBusy() const { return m_isRunning; }

Q_SIGNALS:
    /// Tags were put into the queue.
    void queued();
    /// The queue has run empty.
    void idle();
    void failed(const QString &text);

private:
    struct Batch
    {
        int id = 0;
        StreamKey key;
        QList<ImportRow> rows;
    };

    void startNext();
    void run(Batch batch);
    void showProgress(const Batch &batch, const ImageStream &before,
                      const ImportProgress &progress);
    void finish(Batch &batch, const ImportRequest &request, const Result<ImportResult> &result);
    void settle(Batch &batch, const ImageStream &before, const ImportResult &result);
    void fail(Batch &batch, ImportRow::State state, const Error &error);
    void endBatch();

    Catalog &m_catalog;
    Importer m_importer;
    ImportQueueModel &m_queue;
    QList<Batch> m_waiting;
    std::stop_source m_stop;
    bool m_isRunning = false;
    int m_nextBatch = 1;
};

} // namespace headwater
