// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedtransport.h"

#include <QPromise>

#include <functional>
#include <optional>

namespace headwater {

struct ScriptedTransport::Open
{
    QPromise<Result<HttpReply>> promise;
    std::optional<std::stop_callback<std::function<void()>>> onStop;
};

ScriptedTransport::ScriptedTransport() = default;

ScriptedTransport::~ScriptedTransport()
{
    while (!m_open.empty())
        settle(m_open.back().get(), Error{.kind = Error::Kind::Cancelled});
}

QFuture<Result<HttpReply>> ScriptedTransport::send(HttpRequest request, std::stop_token stop)
{
    m_requests.append(request);
    Open *open = m_open.emplace_back(std::make_unique<Open>()).get();
    open->promise.start();
    const auto later = [this, open](const Result<HttpReply> &result) {
        QMetaObject::invokeMethod(
            this, [this, open, result] { settle(open, result); }, Qt::QueuedConnection);
    };
    open->onStop.emplace(std::move(stop),
                         [later] { later(Error{.kind = Error::Kind::Cancelled}); });
    const auto found = m_answers.find(request.url.toString());
    if (found != m_answers.end())
        later(found->size() > 1 ? found->takeFirst() : found->constFirst());
    return open->promise.future();
}

void ScriptedTransport::settle(Open *open, const Result<HttpReply> &result)
{
    const auto found
        = std::ranges::find_if(m_open, [&](const auto &other) { return other.get() == open; });
    if (found == m_open.end())
        return; // answered and stopped at once: the first wins
    const std::unique_ptr<Open> owned = std::move(*found);
    m_open.erase(found);
    owned->onStop.reset();
    owned->promise.addResult(result);
    owned->promise.finish();
}

void ScriptedTransport::answer(const QString &url, const Result<HttpReply> &reply)
{
    m_answers[url].append(reply);
}

QStringList ScriptedTransport::urls() const
{
    QStringList urls;
    for (const HttpRequest &request : m_requests)
        urls.append(request.url.toString());
    return urls;
}

} // namespace headwater
