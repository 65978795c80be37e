// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/requestscheduler.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/virtualtime.h"

#include <QCoreApplication>
#include <QPromise>

namespace headwater {

using Headers = QList<QPair<QByteArray, QByteArray>>;
using Replies = QList<QFuture<Result<HttpReply>>>;

inline HttpReply reply(int status, const QList<QPair<QByteArray, QByteArray>> &headers = {})
{
    return {.status = status, .headers = headers};
}

/// A scripted network that can also keep what is sent, and end it later.
class KeepingTransport : public ScriptedTransport
{
public:
    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override
    {
        if (bodyPart.size() > 0)
            request.onBody(bodyPart);
        if (!isKeeping)
            return ScriptedTransport::send(std::move(request), std::move(stop));
        m_kept.emplace_back().start();
        return m_kept.back().future();
    }
    void endAll(const Result<HttpReply> &reply)
    {
        for (auto &promise : std::exchange(m_kept, {})) {
            promise.addResult(reply);
            promise.finish();
        }
    }

    QByteArray bodyPart = {}; ///< handed on at once
    bool isKeeping = false;

private:
    std::vector<QPromise<Result<HttpReply>>> m_kept;
};

/// A scheduler on a scripted network in virtual time.
struct SchedulerBench
{
    explicit SchedulerBench(SchedulerPolicy policy = {})
        : scheduler(http, policy, std::unique_ptr<Timekeeper>(time))
    {
    }

    QFuture<Result<HttpReply>> get(const QString &url, std::stop_token stop = {})
    {
        return scheduler.send({.url = QUrl(url)}, std::move(stop));
    }
    void settle() const
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    /// Lets time pass until @p future is there, at most @p longest.
    bool finishes(const QFuture<Result<HttpReply>> &future,
                  std::chrono::microseconds longest = std::chrono::seconds(300))
    {
        settle();
        while (!future.isFinished() && time->elapsed() < longest) {
            if (!time->step())
                return false;
            settle();
        }
        return future.isFinished();
    }

    KeepingTransport http;
    VirtualTime *time = new VirtualTime; // the scheduler's
    RequestScheduler scheduler;
};

} // namespace headwater
