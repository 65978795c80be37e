// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/imagereader.h"
#include "core/image/pullspec.h"
#include "core/importing/drift.h"
#include "core/ports/registryport.h"

#include <QHash>
#include <QObject>
#include <QPromise>
#include <QSet>

#include <functional>
#include <memory>
#include <stop_token>

namespace headwater {

class Clock;

/// One check under way, for DriftCheck alone. Deletes itself at the end.
class DriftRun : public QObject
{
    Q_OBJECT
public:
    using Progress = std::function<void(DriftProgress)>;

    DriftRun(RegistryPort &registry, const Clock &clock, DriftOptions options, std::stop_token stop,
             QObject *parent);

    QFuture<Result<DriftReport>> start(const QList<DriftSubject> &streams, Progress progress);

private:
    /// A row, and what decides its state.
    struct Tag
    {
        DriftRow row = {};
        bool keepsList = false;
        bool isOtherSource = false; ///< than the one that was imported
        QString architecture = QStringLiteral("amd64");
        QString os = QStringLiteral("linux");
    };
    struct Stream
    {
        DriftRow start = {}; ///< what all its rows have in common
        QList<Tag> tags = {};
        QList<DriftRow> newTags = {};
    };
    /// What is asked once for all tags that come from there.
    struct Source
    {
        PullSpec image;
        RegistryAccess access = {};
        QList<QPair<qsizetype, qsizetype>> tags = {}; ///< stream and tag
    };
    /// A repository whose tags are listed once for all streams that use it.
    struct Repository
    {
        PullSpec typed;
        RegistryAccess access = {};
        QHash<qsizetype, QSet<QString>> known = {}; ///< tags of it that a stream has, by stream
    };

    void add(const DriftSubject &subject);
    void addTag(qsizetype stream, const ImageStream &definition, const TagReference &tag);
    void addRepositories(qsizetype stream, const ImageStream &definition);
    Repository &repository(const PullSpec &typed, bool insecure);
    Tag &tagAt(const QPair<qsizetype, qsizetype> &place);

    void startNext();
    void endOne();
    void check(const Source &source);
    void onHead(const Source &source, const Result<ManifestHead> &head);
    void fetch(const Source &source);
    void onManifest(const Source &source, const Result<RegistryManifest> &reply);
    void fail(const Source &source, const Error &error);
    void list(const Repository &repository);
    void onTags(const Repository &repository, const QList<Result<TagPage>> &pages);
    void finish();

    std::optional<QString> imported(const Tag &tag, const ManifestHead &head) const;

    RegistryPort &m_registry;
    const Clock &m_clock;
    DriftOptions m_options;
    std::stop_token m_stop;
    Progress m_progress;
    QPromise<Result<DriftReport>> m_promise;
    QList<Stream> m_streams;
    QList<Source> m_sources;
    QHash<QString, qsizetype> m_sourceIndex;
    QList<Repository> m_repositories;
    QHash<QString, qsizetype> m_repositoryIndex;
    QStringList m_incomplete;
    qsizetype m_next = 0; ///< of the sources, then of the repositories
    int m_running = 0;
    int m_done = 0;
    bool m_isFinished = false;
    std::unique_ptr<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace headwater
