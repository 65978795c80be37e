// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"
#include "tests/support/testcase.h"
#include "tests/support/virtualtime.h"

#include <QPromise>

#include <cmath>
#include <deque>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a server grants; times in seconds.
class Limit
{
public:
    virtual ~Limit() = default;
    virtual bool grants(double now) = 0;
    virtual double grantsAgainAt(double now) const = 0;
};

class TokenBucket : public Limit
{
public:
    TokenBucket(double perSecond, double capacity)
        : m_rate(perSecond)
        , m_capacity(capacity)
        , m_tokens(capacity)
    {
    }
    bool grants(double now) override
    {
        m_tokens = std::min(m_capacity, m_tokens + (now - m_at) * m_rate);
        m_at = now;
        if (m_tokens < 1 - 1e-9)
            return false;
        m_tokens -= 1;
        return true;
    }
    double grantsAgainAt(double now) const override { return now + (1 - m_tokens) / m_rate; }

private:
    double m_rate;
    double m_capacity;
    double m_tokens;
    double m_at = 0;
};

class FixedWindow : public Limit
{
public:
    FixedWindow(int requests, double seconds)
        : m_requests(requests)
        , m_seconds(seconds)
    {
    }
    bool grants(double now) override
    {
        if (indexAt(now) != m_index)
            m_used = 0;
        m_index = indexAt(now);
        return ++m_used <= m_requests;
    }
    double grantsAgainAt(double) const override { return (m_index + 1) * m_seconds - start; }

private:
    static constexpr double start = 0.37; ///< the program does not begin with a window
    qint64 indexAt(double now) const { return qint64((now + start) / m_seconds); }
    int m_requests;
    double m_seconds;
    qint64 m_index = 0;
    int m_used = 0;
};

class SlidingWindow : public Limit
{
public:
    SlidingWindow(int requests, double seconds)
        : m_requests(requests)
        , m_seconds(seconds)
    {
    }
    bool grants(double now) override
    {
        while (!m_granted.empty() && m_granted.front() <= now - m_seconds)
            m_granted.pop_front();
        if (m_granted.size() >= m_requests)
            return false;
        m_granted.push_back(now);
        return true;
    }
    double grantsAgainAt(double) const override { return m_granted.front() + m_seconds; }

private:
    size_t m_requests;
    double m_seconds;
    std::deque<double> m_granted;
};

/// A server at some distance that answers 429 as its limit wants.
class LimitedServer : public HttpTransport
{
public:
    enum class Hint { None, Seconds, Date };

    LimitedServer(VirtualTime &time, Limit &limit, Hint hint, std::chrono::milliseconds latency)
        : m_time(time)
        , m_limit(limit)
        , m_hint(hint)
        , m_latency(latency)
    {
    }

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token) override
    {
        auto promise = std::make_shared<QPromise<Result<HttpReply>>>();
        promise->start();
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_open);
        m_time.at(m_time.elapsed() + m_latency / 2, [this, promise, path = request.url.path()] {
            const HttpReply reply = answer(path);
            m_time.at(m_time.elapsed() + m_latency / 2, [this, promise, reply] {
                --m_open;
                promise->addResult(reply);
                promise->finish();
            });
        });
        return promise->future();
    }

    int refused() const { return m_refused; }
    int mostAtOnce() const { return m_mostAtOnce; }
    const QHash<QString, int> &granted() const { return m_granted; }

private:
    HttpReply answer(const QString &path)
    {
        const double now = std::chrono::duration<double>(m_time.elapsed()).count();
        if (m_limit.grants(now)) {
            ++m_granted[path];
            return {.status = 200};
        }
        ++m_refused;
        const int wait = std::max(1, int(std::ceil(m_limit.grantsAgainAt(now) - now)));
        HttpReply reply{.status = 429};
        if (m_hint == Hint::Seconds)
            reply.headers.append({"Retry-After", QByteArray::number(wait)});
        if (m_hint == Hint::Date)
            reply.headers.append({"Retry-After", httpDate(wait + 1)}); // whole seconds only
        return reply;
    }
    QByteArray httpDate(int seconds) const
    {
        return QLocale::c()
                   .toString(m_time.now().addSecs(seconds), u"ddd, dd MMM yyyy HH:mm:ss"_s)
                   .toLatin1()
            + " GMT";
    }

    VirtualTime &m_time;
    Limit &m_limit;
    Hint m_hint;
    std::chrono::milliseconds m_latency;
    int m_open = 0;
    int m_mostAtOnce = 0;
    int m_refused = 0;
    QHash<QString, int> m_granted;
};

using Hint = LimitedServer::Hint;
using MakeLimit = std::function<std::unique_ptr<Limit>()>;

template<typename T>
MakeLimit limit(double first, double second)
{
    return [=] { return std::make_unique<T>(first, second); };
}

} // namespace

Q_DECLARE_METATYPE(MakeLimit)

/// 1,000 requests in virtual time against servers that let 10 a second through.
class RequestRateTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t52_aStormIsServedNearlyAsFastAsAllowed_data();
    void t52_aStormIsServedNearlyAsFastAsAllowed();
};

void RequestRateTest::t52_aStormIsServedNearlyAsFastAsAllowed_data()
{
    QTest::addColumn<MakeLimit>("make");
    QTest::addColumn<Hint>("hint");
    const auto rows = [](const char *name, const MakeLimit &make) {
        QTest::addRow("%s", name) << make << Hint::None;
        QTest::addRow("%s, Retry-After", name) << make << Hint::Seconds;
    };
    rows("token bucket of 1", limit<TokenBucket>(10, 1));
    rows("token bucket of 5", limit<TokenBucket>(10, 5));
    rows("token bucket of 10", limit<TokenBucket>(10, 10));
    rows("token bucket of 100", limit<TokenBucket>(10, 100));
    rows("10 in each second", limit<FixedWindow>(10, 1));
    rows("100 in each 10 seconds", limit<FixedWindow>(100, 10));
    rows("10 in any second", limit<SlidingWindow>(10, 1));
    QTest::addRow("token bucket of 20, Retry-After as a date")
        << limit<TokenBucket>(10, 20) << Hint::Date;
    QTest::addRow("100 in each 10 seconds, Retry-After as a date")
        << limit<FixedWindow>(100, 10) << Hint::Date;
}

void RequestRateTest::t52_aStormIsServedNearlyAsFastAsAllowed()
{
    QFETCH(const MakeLimit, make);
    QFETCH(const Hint, hint);
    const std::unique_ptr<Limit> limit = make();
    auto *time = new VirtualTime; // the scheduler's
    LimitedServer server(*time, *limit, hint, 20ms);
    RequestScheduler scheduler(server, {}, std::unique_ptr<Timekeeper>(time));
    int succeeded = 0;
    std::vector<QFuture<Result<HttpReply>>> replies;
    for (int i = 0; i < 1000; ++i)
        replies.push_back(scheduler.send({.url = QUrl(u"https://h/%1"_s.arg(i))}, {}));
    QCoreApplication::processEvents();
    while (time->elapsed() < 300s && time->step()) {
        succeeded = int(std::ranges::count_if(replies, &QFuture<Result<HttpReply>>::isFinished));
        if (succeeded == 1000)
            break;
    }
    const double seconds = std::chrono::duration<double>(time->elapsed()).count();
    qInfo("%.1f s, %d refused", seconds, server.refused());
    for (const auto &reply : replies)
        QCOMPARE(reply.result()->status, 200);
    QCOMPARE(server.granted().size(), 1000); // each once
    QVERIFY(server.mostAtOnce() <= 16);
    QVERIFY2(seconds <= 1.1 * 100, QByteArray::number(seconds).constData());
    QVERIFY2(server.refused() <= 100, QByteArray::number(server.refused()).constData());
}

QTEST_GUILESS_MAIN(RequestRateTest)
#include "tst_requestrate.moc"
