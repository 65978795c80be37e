// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/hoststate.h"
#include "core/ports/httptransport.h"
#include "registry/client/ratelimit.h"
#include "registry/client/retrypolicy.h"
#include "registry/client/timekeeper.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace headwater {

struct SchedulerPolicy
{
    int concurrency = 16; ///< requests to one host at once
    RetryPolicy retry = {};
    /// Manifests are no longer fetched once a host says that only so many requests remain of a
    /// limit that lasts: other programs on this machine want to pull as well. 0: use them all.
    /// HEAD and blobs are not counted by those who send such headers (Docker Hub).
    int manifestReserve = 5;
};

/// Decides when a request is sent. A host gets a few at a time, in the order of send(); what must
/// be repeated keeps its place. A GET or HEAD is sent again as RetryPolicy says, and as often as it
/// takes on 429, as long as the host asks for a reasonable wait and lets something through now and
/// then; its pause, and the pace that is learnt from it, concern all requests to that host and no
/// other. Never repeated: other methods, what was stopped, a body that was partly handed on. Lives
/// in one thread. Errors: the transport's, and RateLimited to keep
/// SchedulerPolicy::manifestReserve.
class RequestScheduler : public QObject, public HttpTransport
{
    Q_OBJECT
public:
    /// @p transport outlives the scheduler.
    explicit RequestScheduler(HttpTransport &transport, SchedulerPolicy policy = {},
                              std::unique_ptr<Timekeeper> time
                              = std::make_unique<SystemTimekeeper>());
    /// What waits or runs ends with Cancelled.
    ~RequestScheduler() override;

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override;

    /// The hosts asked so far, by name.
    QList<HostState> hosts() const;
    void setManifestReserve(int requests) { m_policy.manifestReserve = requests; }

Q_SIGNALS:
    /// hosts() may be different now; at most ten times a second.
    void changed();

private:
    struct Entry;
    struct Host;
    using EntryPtr = std::shared_ptr<Entry>;
    using Time = std::chrono::microseconds;

    enum class After { Finish, Again };

    void pump(Host &host);
    void dispatch(Host &host, std::vector<std::pair<EntryPtr, Result<HttpReply>>> &ended);
    void start(Host &host, const EntryPtr &entry);
    void stop(const EntryPtr &entry);
    void onReply(const EntryPtr &entry, const Result<HttpReply> &reply);
    After judge(Host &host, Entry &entry, const Result<HttpReply> &reply);
    After onLimited(Host &host, const Entry &entry, const HttpReply &reply);
    After onOutage(Host &host);
    std::optional<Result<HttpReply>> answerWithoutAsking(const Host &host,
                                                         const Entry &entry) const;
    bool isReserved(const Host &host, const Entry &entry) const;
    void noticeStandstill();
    void onWake();
    void setAlarm();
    void announce();

    HttpTransport &m_transport;
    SchedulerPolicy m_policy;
    std::unique_ptr<Timekeeper> m_time;
    std::map<QString, std::unique_ptr<Host>> m_hosts;
    quint64 m_lastSerial = 0;
    Time m_beatAt = Time(0); ///< when the alarm was to ring at the latest
    Time m_resumedAt = Time(-1); ///< when the program was last found to have stood still
    QTimer m_announcement;
};

} // namespace headwater
