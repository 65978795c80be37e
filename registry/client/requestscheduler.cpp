// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"

#include "core/base/log.h"
#include "registry/client/registryerror.h"
#include "registry/client/requestpace.h"

#include <QPromise>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace headwater {

namespace {

/// While requests run, the alarm rings at least this often; if it is late by more than that, the
/// program stood still (SIGSTOP, a suspended machine) and time-outs of that time mean nothing.
constexpr auto heartBeat = 1s;
/// A host that just answered and is not reached any more gets this long to come back.
constexpr auto outagePatience = 15s;

QString hostKey(const QUrl &url)
{
    return u"%1://%2:%3"_s.arg(url.scheme(), url.host())
        .arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

bool isOutage(const Result<HttpReply> &reply)
{
    return !reply && reply.error().kind == Error::Kind::Offline
        && !RetryPolicy::isConnectionLost(reply.error());
}

/// By the server's own clock if it says what that shows: the two may differ by more than the wait.
std::optional<std::chrono::seconds> retryAfter(const HttpReply &reply, const QDateTime &now)
{
    const QDateTime date = QDateTime::fromString(
        QString::fromLatin1(reply.header("Date")).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    return parseRetryAfter(reply.header("Retry-After"), date.isValid() ? date : now);
}

} // namespace

struct RequestScheduler::Entry
{
    HttpRequest request;
    std::stop_token stop;
    Host *host = nullptr;
    quint64 serial = 0;
    int tries = 0;
    Time readyAt = Time(0); ///< waits for a back-off until then
    Time sentAt = Time(0);
    bool isRunning = false;
    bool isHandedOn = false; ///< a part of the body reached the caller
    bool isDone = false;
    QPromise<Result<HttpReply>> promise = {};
    std::optional<std::stop_callback<std::function<void()>>> onStop = {};

    bool isRepeatable() const
    {
        return (request.method == "GET" || request.method == "HEAD") && !isHandedOn
            && !stop.stop_requested();
    }
    bool isManifest() const
    {
        return request.method == "GET" && request.url.path().contains("/manifests/"_L1);
    }
    void finish(const Result<HttpReply> &reply)
    {
        if (std::exchange(isDone, true))
            return;
        onStop.reset();
        request.onBody = {};
        promise.addResult(reply);
        promise.finish();
    }
};

struct RequestScheduler::Host
{
    QString name;
    /// Those that may be sent have the key {0, serial}; those in a back-off {its end, serial}.
    std::map<std::pair<Time, quint64>, EntryPtr> waiting = {};
    std::map<quint64, EntryPtr> running = {};
    RequestPace pace = {};
    std::optional<RateLimit> rateLimit = {};
    std::optional<Time> answeredAt = {}; ///< last
    std::optional<Time> troubleSince = {}; ///< first 429 or outage without an answer in between
    int outages = 0; ///< in a row
    /// What the host last refused in a way that is not waited for. Equal requests get it as well
    /// instead of a thousand times the same question.
    HttpReply refusal = {};
    QByteArray refusedMethod = {};
    Time refusedUntil = Time(0);

    int runningManifests() const
    {
        return int(
            std::ranges::count_if(running, [](const auto &it) { return it.second->isManifest(); }));
    }
    void wait(const EntryPtr &entry)
    {
        waiting.emplace(std::pair(entry->readyAt, entry->serial), entry);
    }
    /// Those whose back-off is over take their place among those that may be sent.
    void wakeUp(Time now)
    {
        auto it = waiting.lower_bound({Time(1), 0});
        while (it != waiting.end() && it->first.first <= now) {
            const EntryPtr entry = it->second;
            it = waiting.erase(it);
            entry->readyAt = Time(0);
            wait(entry);
        }
    }
};

RequestScheduler::RequestScheduler(HttpTransport &transport, SchedulerPolicy policy,
                                   std::unique_ptr<Timekeeper> time)
    : m_transport(transport)
    , m_policy(policy)
    , m_time(std::move(time))
{
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(100ms);
    connect(&m_announcement, &QTimer::timeout, this, &RequestScheduler::changed);
}

RequestScheduler::~RequestScheduler()
{
    const auto hosts = std::exchange(m_hosts, {});
    for (const auto &[name, host] : hosts) {
        const Error error{
            .kind = Error::Kind::Cancelled, .subject = name, .detail = u"context canceled"_s};
        for (const auto &[key, entry] : host->waiting)
            entry->finish(error);
        for (const auto &[serial, entry] : host->running)
            entry->finish(error);
    }
}

QFuture<Result<HttpReply>> RequestScheduler::send(HttpRequest request, std::stop_token stop)
{
    std::unique_ptr<Host> &host = m_hosts[hostKey(request.url)];
    if (!host)
        host = std::make_unique<Host>(hostKey(request.url));
    const auto entry
        = std::make_shared<Entry>(std::move(request), stop, host.get(), ++m_lastSerial);
    entry->promise.start();
    const std::weak_ptr<Entry> weak = entry;
    if (entry->request.onBody) {
        entry->request.onBody
            = [weak, onBody = std::move(entry->request.onBody)](QByteArrayView part) {
                  const EntryPtr receiver = weak.lock();
                  if (!receiver || receiver->isDone)
                      return;
                  receiver->isHandedOn = true;
                  onBody(part);
              };
    }
    // Runs in the thread that asks to stop, perhaps at once.
    entry->onStop.emplace(std::move(stop), [this, weak] {
        QMetaObject::invokeMethod(
            this,
            [this, weak] {
                if (const EntryPtr stopped = weak.lock())
                    this->stop(stopped);
            },
            Qt::QueuedConnection);
    });
    host->wait(entry);
    const QFuture<Result<HttpReply>> future = entry->promise.future();
    // Later, because nothing finishes before this function has returned.
    QMetaObject::invokeMethod(
        this, [this, host = host.get()] { pump(*host); }, Qt::QueuedConnection);
    return future;
}

/// What runs is stopped by the transport, which has the same token.
void RequestScheduler::stop(const EntryPtr &entry)
{
    if (entry->isDone || entry->isRunning)
        return;
    entry->host->waiting.erase({entry->readyAt, entry->serial});
    announce();
    entry->finish(Error{.kind = Error::Kind::Cancelled,
                        .subject = entry->request.url.toString(QUrl::RemoveUserInfo),
                        .detail = u"context canceled"_s});
}

void RequestScheduler::pump(Host &host)
{
    noticeStandstill();
    std::vector<std::pair<EntryPtr, Result<HttpReply>>> ended;
    dispatch(host, ended);
    setAlarm();
    announce();
    // Last, because whoever waits may do anything now.
    for (const auto &[entry, reply] : ended)
        entry->finish(reply);
}

void RequestScheduler::dispatch(Host &host,
                                std::vector<std::pair<EntryPtr, Result<HttpReply>>> &ended)
{
    const Time now = m_time->elapsed();
    host.wakeUp(now);
    while (!host.waiting.empty() && host.waiting.begin()->first.first == Time(0)) {
        const EntryPtr entry = host.waiting.begin()->second;
        if (const auto reply = answerWithoutAsking(host, *entry)) {
            host.waiting.erase(host.waiting.begin());
            ended.emplace_back(entry, *reply);
            continue;
        }
        const bool isHeld = isReserved(host, *entry); // until those that run say what remains
        if (int(host.running.size()) >= m_policy.concurrency || host.pace.nextAt() > now || isHeld)
            return;
        host.waiting.erase(host.waiting.begin());
        if (!entry->stop.stop_requested())
            start(host, entry);
        else
            ended.emplace_back(entry, Error{.kind = Error::Kind::Cancelled});
    }
}

void RequestScheduler::start(Host &host, const EntryPtr &entry)
{
    entry->isRunning = true;
    entry->sentAt = m_time->elapsed();
    ++entry->tries;
    host.running.emplace(entry->serial, entry);
    host.pace.onSent(entry->sentAt);
    m_transport.send(entry->request, entry->stop)
        .then(this, [this, entry](const Result<HttpReply> &reply) { onReply(entry, reply); });
}

void RequestScheduler::onReply(const EntryPtr &entry, const Result<HttpReply> &reply)
{
    if (entry->isDone)
        return;
    noticeStandstill();
    Host &host = *entry->host;
    host.running.erase(entry->serial);
    entry->isRunning = false;
    if (reply) {
        if (const auto limit = readRateLimit(*reply, m_time->now()))
            host.rateLimit = limit;
    }
    const After after = judge(host, *entry, reply);
    if (after == After::Again)
        host.wait(entry);
    pump(host);
    if (after == After::Finish)
        entry->finish(reply);
}

RequestScheduler::After RequestScheduler::judge(Host &host, Entry &entry,
                                                const Result<HttpReply> &reply)
{
    const Time now = m_time->elapsed();
    entry.readyAt = Time(0);
    if (reply && reply->status == 429) {
        const After after = onLimited(host, entry, *reply);
        return entry.isRepeatable() ? after : After::Finish;
    }
    if (reply) {
        host.pace.onAnswered();
        host.answeredAt = now;
        host.troubleSince.reset();
        host.outages = 0;
    }
    if (!entry.isRepeatable())
        return After::Finish;
    const bool hasSlept = entry.sentAt < m_resumedAt;
    if (!reply && reply.error().kind == Error::Kind::TimedOut && hasSlept)
        return After::Again;
    if (isOutage(reply))
        return onOutage(host);
    const auto delay = m_policy.retry.delayAfter(reply, entry.tries, m_time->now());
    if (!delay)
        return After::Finish;
    if (reply && !reply->header("Retry-After").isEmpty())
        host.pace.pauseUntil(now + *delay);
    else
        entry.readyAt = now + *delay;
    return After::Again;
}

RequestScheduler::After RequestScheduler::onLimited(Host &host, const Entry &entry,
                                                    const HttpReply &reply)
{
    const Time now = m_time->elapsed();
    const auto asked = retryAfter(reply, m_time->now());
    const Time since = host.troubleSince.value_or(now);
    host.troubleSince = since;
    const bool isTooLong = asked && *asked > m_policy.retry.longestWait;
    if (isTooLong || now - since > m_policy.retry.longestWait) {
        host.refusal = reply;
        host.refusedMethod = entry.request.method;
        host.refusedUntil = now + m_policy.retry.longestWait;
        host.troubleSince.reset();
        return After::Finish;
    }
    host.pace.onLimited(entry.sentAt, now,
                        asked ? std::optional<Time>(now + *asked) : std::nullopt);
    qCDebug(lcHttp) << host.name << "429, paused until" << host.pace.pausedUntil() << "of" << now
                    << "per second" << host.pace.perSecond().value_or(0);
    return After::Again;
}

/// Wi-Fi that changes, a registry that restarts. A host that did not answer just before is another
/// matter: that would only make the user wait for the same message.
RequestScheduler::After RequestScheduler::onOutage(Host &host)
{
    const Time now = m_time->elapsed();
    if (!host.troubleSince && (!host.answeredAt || now - *host.answeredAt > 2 * outagePatience))
        return After::Finish;
    host.troubleSince = host.troubleSince.value_or(now);
    if (now - *host.troubleSince > outagePatience) {
        host.answeredAt.reset();
        host.troubleSince.reset();
        return After::Finish;
    }
    if (host.pace.pausedUntil() <= now)
        host.pace.pauseUntil(now + m_policy.retry.firstDelay * (1 << std::min(host.outages++, 3)));
    return After::Again;
}

std::optional<Result<HttpReply>> RequestScheduler::answerWithoutAsking(const Host &host,
                                                                       const Entry &entry) const
{
    const bool isRefused
        = m_time->elapsed() < host.refusedUntil && host.refusedMethod == entry.request.method;
    if (isRefused) {
        HttpReply reply = host.refusal;
        reply.url = entry.request.url;
        return reply;
    }
    if (!isReserved(host, entry) || host.runningManifests() > 0)
        return std::nullopt;
    const RateLimit &limit = *host.rateLimit;
    const qint64 wait = m_time->now().secsTo(limit.resetsAt);
    return Error{.kind = Error::Kind::RateLimited,
                 .subject = entry.request.url.host(),
                 .detail
                 = u"toomanyrequests: %1 of %2 requests remaining in a window of %3 seconds"_s
                       .arg(limit.remaining)
                       .arg(limit.limit)
                       .arg(std::max<qint64>(limit.window.count(), wait)),
                 .retryAfter = std::chrono::seconds(wait)};
}

/// Whether @p entry would use what is to remain, those under way counted. A limit that ends soon is
/// left to the host's 429.
bool RequestScheduler::isReserved(const Host &host, const Entry &entry) const
{
    if (m_policy.manifestReserve <= 0 || !host.rateLimit || !entry.isManifest())
        return false;
    return host.rateLimit->remaining - host.runningManifests() <= m_policy.manifestReserve
        && host.rateLimit->resetsAt.isValid()
        && m_time->now().secsTo(host.rateLimit->resetsAt) > m_policy.retry.longestWait.count();
}

/// Before anything that happened in the meantime is looked at.
void RequestScheduler::noticeStandstill()
{
    const Time now = m_time->elapsed();
    if (now - m_beatAt > heartBeat)
        m_resumedAt = now;
}

void RequestScheduler::onWake()
{
    noticeStandstill();
    // By name: whoever is told of an end may send more.
    QStringList names;
    for (const auto &[name, host] : m_hosts)
        names.append(name);
    for (const QString &name : std::as_const(names))
        pump(*m_hosts.at(name));
}

void RequestScheduler::setAlarm()
{
    const Time now = m_time->elapsed();
    std::optional<Time> next;
    const auto consider = [&](Time when) { next = std::min(next.value_or(when), when); };
    for (const auto &[name, host] : m_hosts) {
        if (!host->running.empty())
            consider(now + heartBeat);
        if (host->waiting.empty() || int(host->running.size()) >= m_policy.concurrency)
            continue; // a reply goes on with it
        const auto &[key, first] = *host->waiting.begin();
        const bool isHeld = host->runningManifests() > 0 && isReserved(*host, *first);
        if (!isHeld)
            consider(std::max(key.first, host->pace.nextAt()));
    }
    if (!next)
        return;
    m_beatAt = std::max(*next, now);
    m_time->wakeAt(*next, [this] { onWake(); });
}

void RequestScheduler::announce()
{
    if (!m_announcement.isActive())
        m_announcement.start();
}

QList<HostState> RequestScheduler::hosts() const
{
    QList<HostState> states;
    const Time now = m_time->elapsed();
    for (const auto &[name, host] : m_hosts) {
        HostState state{.host = name,
                        .running = int(host->running.size()),
                        .waiting = int(host->waiting.size()),
                        .rateLimit = host->rateLimit};
        const auto pause
            = std::chrono::ceil<std::chrono::milliseconds>(host->pace.pausedUntil() - now);
        if (pause > 0ms)
            state.pausedUntil = m_time->now().addDuration(pause);
        states.append(state);
    }
    return states;
}

} // namespace headwater
