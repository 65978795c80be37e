// SPDX-License-Identifier: Apache-2.0
#include "registry/client/taglisting.h"

#include "registry/client/linkheader.h"
#include "registry/client/registryerror.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

} // namespace

TagListing::TagListing(Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
{
    m_promise.start();
}

QFuture<Result<TagPage>> TagListing::start(const QString &path, std::stop_token stop)
{
    m_path = path;
    m_userStop = stop;
    QFuture<Result<TagPage>> future = m_promise.future();
    // Runs in the thread that asks to stop, perhaps at once.
    m_onStop.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(this, &TagListing::cancel, Qt::QueuedConnection);
    });
    ask(path, u"n=%1"_s.arg(pageSize));
    return future;
}

void TagListing::cancel()
{
    finish(Error{.kind = Error::Kind::Cancelled, .detail = u"context canceled"_s});
}

void TagListing::ask(const QString &path, const QString &query)
{
    if (m_isDone)
        return;
    if (m_userStop.stop_requested()) // its callback may still be on the way
        return cancel();
    const QString page = path + u'?' + query;
    if (m_asked.contains(page))
        return finishIncomplete(u"the registry leads back to a page that was read before"_s);
    if (m_pages >= limits::tagPages)
        return finishIncomplete(u"there are more than %1 pages"_s.arg(limits::tagPages));
    m_asked.insert(page);
    ++m_pages;
    m_reader = TagPageReader();
    m_onPage = 0;
    m_newOnPage = 0;
    m_fetch(
        path, query, [this](QByteArrayView piece) { onBody(piece); }, m_stop.get_token())
        .then(this, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void TagListing::onBody(QByteArrayView piece)
{
    if (m_isDone || m_unreadable)
        return;
    m_unreadable = m_reader.read(piece);
    takeTags();
}

void TagListing::takeTags()
{
    const QStringList read = m_reader.takeTags();
    m_onPage += read.size();
    if (!read.isEmpty())
        m_lastTag = read.constLast();
    for (const QString &tag : read) {
        const qsizetype before = m_seen.size();
        m_seen.insert(qHash(tag, size_t(0)));
        if (m_seen.size() == before)
            continue;
        ++m_newOnPage;
        m_tags.append(tag);
    }
    while (m_tags.size() > pageSize) {
        m_promise.addResult(TagPage{.tags = m_tags.first(pageSize)});
        m_tags.remove(0, pageSize);
    }
    if (m_seen.size() > limits::tagsInRepository)
        finishIncomplete(u"there are more than %1 tags"_s.arg(limits::tagsInRepository));
}

void TagListing::onReply(const Result<HttpReply> &reply)
{
    if (m_isDone)
        return;
    if (!reply)
        return finish(reply.error());
    if (reply->status < 200 || reply->status > 299) {
        Error error = registryError(*reply);
        // Not so for a manifest. Source: importing.md section 11, "404 NAME_UNKNOWN on tags list".
        if (error.detail.startsWith("name unknown:"_L1))
            error.kind = Error::Kind::NotFound;
        return finish(error);
    }
    onBody(reply->body); // of a transport that keeps it
    if (!m_unreadable)
        m_unreadable = m_reader.finish();
    if (m_unreadable)
        return finish(*m_unreadable);
    if (!m_isDone)
        goOn(*reply);
}

void TagListing::goOn(const HttpReply &reply)
{
    const QByteArray link = reply.header("Link");
    const std::optional<QUrl> next = link.isEmpty() ? std::nullopt : nextPage(link, reply.url);
    if (!next) {
        // A full page may be the end, or come from a registry that pages without saying so.
        if (m_onPage == pageSize && m_newOnPage > 0)
            return askForMore();
        return finish(TagPage{.tags = m_tags, .isLast = true});
    }
    if (m_newOnPage == 0)
        return finishIncomplete(u"a page brought no new tag"_s);
    if (!isSameOrigin(*next, reply.url))
        return finishIncomplete(
            u"the next page is said to be at another address: "_s
            + next->toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery));
    ask(next->path(), next->query(QUrl::FullyEncoded));
}

void TagListing::askForMore()
{
    const QByteArray last = QUrl::toPercentEncoding(m_lastTag);
    ask(m_path, u"n=%1&last=%2"_s.arg(pageSize).arg(QString::fromLatin1(last)));
}

void TagListing::finishIncomplete(const QString &why)
{
    finish(TagPage{.tags = m_tags, .isLast = true, .incomplete = why});
}

void TagListing::finish(const Result<TagPage> &last)
{
    if (m_isDone)
        return;
    m_isDone = true;
    m_onStop.reset();
    m_stop.request_stop();
    deleteLater();
    // Last, because whoever waits may do anything now.
    m_promise.addResult(last);
    m_promise.finish();
}

} // namespace headwater
