// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "core/ports/registryport.h"
#include "registry/client/tagpagereader.h"

#include <QObject>
#include <QPromise>
#include <QSet>

#include <functional>
#include <optional>

namespace headwater {

/// Walks through the pages of a repository's tag list and hands the tags on as they arrive.
/// Whatever a registry does, it ends: by a page without a next one, by an error, or marked
/// incomplete: when a page brings nothing new, leads to another origin, or there are more pages or
/// tags than limits.h allows. Ends exactly once and deletes itself; a stop ends it at once. Source:
/// OCI distribution-spec v1.1, "Listing Tags"; reliability T41-T44.
class TagListing : public QObject
{
    Q_OBJECT
public:
    using OnBody = std::function<void(QByteArrayView)>;
    /// Sends a GET for a path with a query; the body of a success goes to @c onBody.
    using Fetch = std::function<QFuture<Result<HttpReply>>(
        const QString &path, const QString &query, OnBody onBody, std::stop_token stop)>;

    static constexpr qsizetype pageSize = 1000; ///< asked for; many registries ignore it

    TagListing(Fetch fetch, QObject *parent);

    /// @p path: "/v2/library/ruby/tags/list". Errors: those of @c fetch, registryError()'s,
    /// InvalidReply, Cancelled.
    QFuture<Result<TagPage>> start(const QString &path, std::stop_token stop);
    void cancel();

private:
    void ask(const QString &path, const QString &query);
    void onBody(QByteArrayView piece);
    void onReply(const Result<HttpReply> &reply);
    void takeTags();
    void goOn(const HttpReply &reply);
    void askForMore();
    void finish(const Result<TagPage> &last);
    void finishIncomplete(const QString &why);

    Fetch m_fetch;
    QString m_path;
    TagPageReader m_reader;
    std::optional<Error> m_unreadable;
    QStringList m_tags; ///< new ones, not yet handed on
    QSet<size_t> m_seen; ///< hashes: a million tags in 20 MB
    QSet<QString> m_asked; ///< path and query
    QString m_lastTag; ///< of the current page
    qsizetype m_onPage = 0;
    qsizetype m_newOnPage = 0;
    int m_pages = 0;
    QPromise<Result<TagPage>> m_promise;
    std::stop_token m_userStop;
    std::stop_source m_stop; ///< of what the listing itself has asked for
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace headwater
