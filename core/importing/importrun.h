// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/imagefetcher.h"
#include "core/importing/importrequest.h"

#include <QPromise>

#include <functional>
#include <stop_token>

namespace headwater {

/// One import under way, for Importer alone: groups the items, fetches a few at a time, and ends
/// with the result or, when it is stopped, with what is there by then. Deletes itself at the end.
class ImportRun : public QObject
{
    Q_OBJECT
public:
    using Progress = std::function<void(ImportProgress)>;

    ImportRun(RegistryPort &registry, const Clock &clock, ImportRequest request,
              std::stop_token stop, QObject *parent);

    QFuture<Result<ImportResult>> start(Progress progress);

private:
    /// Items that ask for the same thing of the same registry.
    struct Work
    {
        ImageRequest request;
        QList<qsizetype> items = {};
    };

    void group();
    ImageRequest imageRequest(const ImportItem &item, const PullSpec &typed) const;
    void startNext();
    void finishWork(const Work &work, const ImageFetcher::Outcome &outcome);
    void report(const ImportItemResult &item, bool isFinished);
    void finish();

    const Clock &m_clock;
    ImportRequest m_request;
    std::stop_token m_stop;
    ImageFetcher m_fetcher;
    Progress m_progress;
    QPromise<Result<ImportResult>> m_promise;
    QList<ImportItemResult> m_results; ///< one per item of the request, in its order
    QList<bool> m_isDone;
    QList<Work> m_work;
    qsizetype m_nextWork = 0;
    int m_running = 0;
    bool m_isFinished = false;
    std::unique_ptr<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace headwater
