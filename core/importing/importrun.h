// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/imagefetcher.h"
#include "core/importing/importrequest.h"

#include <QPromise>

#include <functional>
#include <stop_token>
#include <unordered_map>

namespace headwater {

class Importer;

/// One import under way, for Importer alone: groups the items, lists the tags of a repository,
/// fetches some images at a time, and ends with the result or, when it is stopped, with what is
/// there by then. Deletes itself at the end.
class ImportRun : public QObject
{
    Q_OBJECT
public:
    using Progress = std::function<void(ImportProgress)>;
    using Library = std::shared_ptr<const ImageLibrary>;

    ImportRun(RegistryPort &registry, const Clock &clock, ImportRequest request, Library library,
              std::stop_token stop, Importer *importer);

    QFuture<Result<ImportResult>> start(Progress progress);

private:
    struct Entry
    {
        ImportItemResult result;
        bool isOfRepository = false;
        bool isDone = false;
    };
    /// Entries that ask for the same thing of the same registry.
    struct Work
    {
        ImageRequest request;
        QList<qsizetype> entries = {};
    };

    void add(const ImportItem &item, bool isOfRepository);
    ImageRequest imageRequest(const Entry &entry, const PullSpec &typed) const;
    void listTags();
    void onTags(const QList<Result<TagPage>> &pages);
    Result<void> chooseAmong(const QStringList &listed);
    void addTags(const QStringList &tags);
    void startNext();
    void finishWork(const Work &work, const ImageFetcher::Outcome &outcome);
    void report(const Entry &entry, bool isFinished);
    void finish();
    ImportResult result() const;

    const Importer &m_importer;
    RegistryPort &m_registry;
    const Clock &m_clock;
    ImportRequest m_request;
    std::stop_token m_stop;
    ImageFetcher m_fetcher;
    Progress m_progress;
    QPromise<Result<ImportResult>> m_promise;
    std::optional<RepositoryResult> m_repository; ///< once the tags are known, or why not
    QList<Entry> m_entries; ///< the request's items in their order, then the repository's
    std::unordered_map<QString, ImageRequest>
        m_first; ///< of each repository, the entry that came first
    std::unordered_map<QString, qsizetype> m_knownWork;
    QList<Work> m_work;
    qsizetype m_nextWork = 0;
    int m_done = 0;
    int m_running = 0;
    bool m_isListing = false;
    bool m_isFinished = false;
    std::unique_ptr<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace headwater
