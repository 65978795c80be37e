// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcase.h"
#include "tests/support/virtualtime.h"

#include <QPromise>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Headers = QList<QPair<QByteArray, QByteArray>>;
using Replies = QList<QFuture<Result<HttpReply>>>;

HttpRequest get(const QString &url)
{
    return {.url = QUrl(url)};
}

HttpReply reply(int status, const QList<QPair<QByteArray, QByteArray>> &headers = {})
{
    return {.status = status, .headers = headers};
}

/// A scripted network that can also keep what is sent, and end it later.
class Network : public ScriptedTransport
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
struct Bench
{
    explicit Bench(SchedulerPolicy policy = {})
        : scheduler(http, policy, std::unique_ptr<Timekeeper>(time))
    {
    }

    QFuture<Result<HttpReply>> get(const QString &url, std::stop_token stop = {})
    {
        return scheduler.send(::get(url), std::move(stop));
    }
    void settle() const
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    /// Lets time pass until @p future is there, at most @p longest.
    bool finishes(const QFuture<Result<HttpReply>> &future,
                  std::chrono::microseconds longest = 300s)
    {
        settle();
        while (!future.isFinished() && time->elapsed() < longest) {
            if (!time->step())
                return false;
            settle();
        }
        return future.isFinished();
    }

    Network http;
    VirtualTime *time = new VirtualTime; // the scheduler's
    RequestScheduler scheduler;
};

} // namespace

class RequestSchedulerTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void passesRequestsAndRepliesOn();
    void t48_aHostGetsAFewAtOnceAndOthersGoOn();
    void keepsTheOrder();
    void aStopLeavesTheQueueAtOnce();
    void nothingIsSentAgainAfterAStop();
    void t49_retriesALostConnection();
    void t53_backsOffAndGivesTheLastReply_data();
    void t53_backsOffAndGivesTheLastReply();
    void t53_othersGoOnDuringABackOff();
    void t52_waitsAsLongAsAsked_data();
    void t52_waitsAsLongAsAsked();
    void t52_theWholeHostPausesAndKeepsItsOrder();
    void t52_aWaitTooLongEndsWithTheReply_data();
    void t52_aWaitTooLongEndsWithTheReply();
    void t52_aHostThatNeverGivesInIsGivenUp();
    void neverRepeatsWhatMayHaveHadAnEffect();
    void neverRepeatsABodyThatWasHandedOn();
    void t54_stopsBeforeTheLimit();
    void t54_countsWhatIsUnderWay();
    void t54_leavesOthersAlone_data();
    void t54_leavesOthersAlone();
    void t65_timeOutsWhileStandingStillDoNotCount();
    void t65_anOutageIsWaitedFor();
    void t65_aHostThatNeverAnsweredIsNotWaitedFor();
    void saysWhatItDoes();
    void endsWithTheScheduler();
};

void RequestSchedulerTest::passesRequestsAndRepliesOn()
{
    Bench bench;
    bench.http.answer(u"https://h/v2/a"_s, HttpReply{.status = 404, .body = "b"});
    const auto future = bench.scheduler.send({.method = "HEAD",
                                              .url = QUrl(u"https://h/v2/a"_s),
                                              .headers = {{"Accept", "x/y"}},
                                              .maxBodyBytes = 99},
                                             {});
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 404);
    QCOMPARE(future.result()->body, "b");
    const HttpRequest &sent = bench.http.requests().constFirst();
    QCOMPARE(sent.method, "HEAD");
    QCOMPARE(sent.headers.constFirst().second, "x/y");
    QCOMPARE(sent.maxBodyBytes, 99);
}

void RequestSchedulerTest::t48_aHostGetsAFewAtOnceAndOthersGoOn()
{
    Bench bench({.concurrency = 3});
    bench.http.answer(u"https://other/1"_s, reply(200));
    for (int i = 0; i < 10; ++i)
        bench.get(u"https://slow/%1"_s.arg(i)); // which never answers
    const auto other = bench.get(u"https://other/1"_s);
    const auto otherPort = bench.get(u"https://slow:8443/1"_s);
    QVERIFY(bench.finishes(other));
    QCOMPARE(bench.http.urls().filter(u"https://slow/"_s).size(), 3);
    QVERIFY(bench.http.urls().contains(u"https://slow:8443/1"_s));
}

void RequestSchedulerTest::keepsTheOrder()
{
    Bench bench({.concurrency = 2});
    QStringList urls;
    Replies replies;
    for (int i = 0; i < 20; ++i) {
        urls.append(u"https://h/%1"_s.arg(i));
        bench.http.answer(urls.constLast(), reply(200));
        replies.append(bench.get(urls.constLast()));
    }
    for (const auto &future : replies)
        QVERIFY(bench.finishes(future));
    QCOMPARE(bench.http.urls(), urls);
}

void RequestSchedulerTest::aStopLeavesTheQueueAtOnce()
{
    Bench bench({.concurrency = 1});
    std::stop_source user;
    const auto running = bench.get(u"https://h/1"_s, user.get_token());
    const auto waiting = bench.get(u"https://h/2"_s, user.get_token());
    const auto other = bench.get(u"https://h/3"_s);
    bench.settle();
    QCOMPARE(bench.scheduler.hosts().constFirst().waiting, 2);

    user.request_stop();
    bench.settle();

    QVERIFY(running.isFinished() && waiting.isFinished());
    QCOMPARE(running.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(waiting.result().error().kind, Error::Kind::Cancelled);
    QVERIFY(!other.isFinished());
    QCOMPARE(bench.http.urls(), QStringList({u"https://h/1"_s, u"https://h/3"_s}));
    const auto late = bench.get(u"https://h/4"_s, user.get_token());
    bench.settle();
    QCOMPARE(late.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(bench.http.requests().size(), 2);
}

void RequestSchedulerTest::nothingIsSentAgainAfterAStop()
{
    Bench bench;
    std::stop_source user;
    bench.http.answer(u"https://h/1"_s, reply(503));
    const auto future = bench.get(u"https://h/1"_s, user.get_token());
    bench.settle();
    QVERIFY(!future.isFinished()); // in its back-off
    user.request_stop();
    bench.settle();
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    while (bench.time->elapsed() < 60s && bench.time->step())
        bench.settle();
    QCOMPARE(bench.http.requests().size(), 1);
}

void RequestSchedulerTest::t49_retriesALostConnection()
{
    Bench bench;
    bench.http.answer(u"https://h/1"_s, Error{.kind = Error::Kind::Offline, .detail = u"EOF"_s});
    bench.http.answer(u"https://h/1"_s, reply(200));
    const auto future = bench.get(u"https://h/1"_s);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 200);
}

void RequestSchedulerTest::t53_backsOffAndGivesTheLastReply_data()
{
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<int>("result");
    QTest::addColumn<int>("requests");
    for (const int status : {500, 502, 503, 504})
        QTest::addRow("%d once", status) << QList<int>{status, 200} << 200 << 2;
    QTest::newRow("a burst") << QList<int>{503, 500, 200} << 200 << 3;
    QTest::newRow("stays away: the last reply") << QList<int>{500, 502, 504} << 504 << 3;
    QTest::newRow("not passing: 501") << QList<int>{501} << 501 << 1;
    QTest::newRow("not passing: 404") << QList<int>{404} << 404 << 1;
}

void RequestSchedulerTest::t53_backsOffAndGivesTheLastReply()
{
    QFETCH(const QList<int>, statuses);
    QFETCH(const int, requests);
    Bench bench;
    for (const int status : statuses)
        bench.http.answer(u"https://h/1"_s, reply(status));
    const auto future = bench.get(u"https://h/1"_s);
    QVERIFY(bench.finishes(future));
    QTEST(future.result()->status, "result");
    QCOMPARE(bench.http.requests().size(), requests);
    const auto backOff = 500ms * ((1 << (requests - 1)) - 1); // 500 ms, then 1,000 ms
    QVERIFY(bench.time->elapsed() >= backOff * 3 / 4);
    QVERIFY(bench.time->elapsed() <= backOff * 5 / 4 + 10ms);
}

void RequestSchedulerTest::t53_othersGoOnDuringABackOff()
{
    Bench bench({.concurrency = 1});
    bench.http.answer(u"https://h/1"_s, reply(503));
    bench.http.answer(u"https://h/1"_s, reply(200));
    bench.http.answer(u"https://h/2"_s, reply(200));
    const auto first = bench.get(u"https://h/1"_s);
    const auto second = bench.get(u"https://h/2"_s);
    bench.settle();
    QVERIFY(second.isFinished());
    QVERIFY(!first.isFinished());
    QVERIFY(bench.finishes(first));
}

void RequestSchedulerTest::t52_waitsAsLongAsAsked_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<std::chrono::milliseconds>("least");
    QTest::addColumn<std::chrono::milliseconds>("most");
    const auto date = [](qint64 seconds) { // VirtualTime starts at 22:13:20
        return QLocale::c()
                   .toString(VirtualTime().now().addSecs(seconds), u"ddd, dd MMM yyyy HH:mm:ss"_s)
                   .toLatin1()
            + " GMT";
    };
    QTest::newRow("seconds") << Headers{{"Retry-After", "7"}} << 7000ms << 7010ms;
    QTest::newRow("a date") << Headers{{"Retry-After", date(9)}} << 9000ms << 9010ms;
    QTest::newRow("a date by a clock that is wrong")
        << Headers{{"Retry-After", date(-3591)}, {"Date", date(-3600)}} << 9000ms << 9010ms;
    QTest::newRow("absent") << Headers{} << 250ms << 260ms;
    QTest::newRow("unreadable") << Headers{{"Retry-After", "soon"}} << 250ms << 260ms;
}

void RequestSchedulerTest::t52_waitsAsLongAsAsked()
{
    QFETCH(const Headers, headers);
    QFETCH(const std::chrono::milliseconds, least);
    QFETCH(const std::chrono::milliseconds, most);
    Bench bench;
    bench.http.answer(u"https://h/1"_s, reply(429, headers));
    bench.http.answer(u"https://h/1"_s, reply(200));
    const auto future = bench.get(u"https://h/1"_s);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 200);
    QVERIFY(bench.time->elapsed() >= least);
    QVERIFY(bench.time->elapsed() <= most);
}

void RequestSchedulerTest::t52_theWholeHostPausesAndKeepsItsOrder()
{
    Bench bench({.concurrency = 1});
    bench.http.answer(u"https://h/1"_s, reply(429, {{"Retry-After", "5"}}));
    bench.http.answer(u"https://other/1"_s, reply(200));
    for (int i = 1; i <= 4; ++i)
        bench.http.answer(u"https://h/%1"_s.arg(i), reply(200));
    Replies replies;
    for (int i = 1; i <= 4; ++i)
        replies.append(bench.get(u"https://h/%1"_s.arg(i)));
    bench.settle();
    QCOMPARE(bench.http.requests().size(), 1);
    const HostState state = bench.scheduler.hosts().constFirst();
    QCOMPARE(state.waiting, 4);
    QCOMPARE(state.pausedUntil, bench.time->now().addSecs(5));

    const auto other = bench.get(u"https://other/1"_s);
    bench.settle();
    QVERIFY(other.isFinished());
    QVERIFY(bench.finishes(replies.constLast()));
    QCOMPARE(bench.http.urls().filter(u"https://h/"_s),
             QStringList({u"https://h/1"_s, u"https://h/1"_s, u"https://h/2"_s, u"https://h/3"_s,
                          u"https://h/4"_s}));
    QVERIFY(!bench.scheduler.hosts().constFirst().pausedUntil.isValid());
}

void RequestSchedulerTest::t52_aWaitTooLongEndsWithTheReply_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("a minute and a second") << QByteArray("61");
    QTest::newRow("10 years") << QByteArray("315360000");
    QTest::newRow("longer than an int") << QByteArray("99999999999");
    QTest::newRow("a date in 10 years") << QByteArray("Mon, 14 Nov 2033 22:13:20 GMT");
}

void RequestSchedulerTest::t52_aWaitTooLongEndsWithTheReply()
{
    QFETCH(const QByteArray, retryAfter);
    Bench bench({.concurrency = 1});
    Replies replies;
    for (int i = 0; i < 100; ++i) {
        bench.http.answer(u"https://h/%1"_s.arg(i), reply(429, {{"Retry-After", retryAfter}}));
        replies.append(bench.get(u"https://h/%1"_s.arg(i)));
    }
    bench.settle();
    for (int i = 0; i < 100; ++i) {
        QVERIFY(replies.at(i).isFinished());
        QCOMPARE(replies.at(i).result()->status, 429);
        QCOMPARE(replies.at(i).result()->header("Retry-After"), retryAfter);
    }
    QCOMPARE(bench.http.requests().size(), 1); // the others were spared the question

    bench.time->freeze(61s);
    bench.http.answer(u"https://h/again"_s, reply(200));
    const auto later = bench.get(u"https://h/again"_s);
    QVERIFY(bench.finishes(later));
    QCOMPARE(later.result()->status, 200);
}

void RequestSchedulerTest::t52_aHostThatNeverGivesInIsGivenUp()
{
    Bench bench;
    bench.http.answer(u"https://h/1"_s, reply(429));
    const auto future = bench.get(u"https://h/1"_s);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 429);
    QVERIFY(bench.time->elapsed() >= 60s);
    QVERIFY(bench.http.requests().size() < 20);
}

void RequestSchedulerTest::neverRepeatsWhatMayHaveHadAnEffect()
{
    Bench bench;
    for (const int status : {429, 503}) {
        const QString url = u"https://h/%1"_s.arg(status);
        bench.http.answer(url, reply(status));
        const auto future = bench.scheduler.send({.method = "POST", .url = QUrl(url)}, {});
        QVERIFY(bench.finishes(future));
        QCOMPARE(future.result()->status, status);
    }
    QCOMPARE(bench.http.requests().size(), 2);
}

void RequestSchedulerTest::neverRepeatsABodyThatWasHandedOn()
{
    for (const QByteArray &part : {QByteArray("half"), QByteArray()}) {
        Bench bench;
        bench.http.bodyPart = part;
        bench.http.answer(u"https://h/1"_s,
                          Error{.kind = Error::Kind::Offline, .detail = u"EOF"_s});
        QByteArray got;
        const auto future = bench.scheduler.send(
            {.url = QUrl(u"https://h/1"_s), .onBody = [&](QByteArrayView more) { got += more; }},
            {});
        QVERIFY(bench.finishes(future));
        QCOMPARE(future.result().error().kind, Error::Kind::Offline);
        QCOMPARE(got, part);
        QCOMPARE(bench.http.requests().size(), part.isEmpty() ? 3 : 1);
    }
}

void RequestSchedulerTest::t54_stopsBeforeTheLimit()
{
    Bench bench({.concurrency = 1, .manifestReserve = 5});
    Replies replies;
    for (int i = 0; i < 10; ++i) {
        const QString url = u"https://h/v2/a/manifests/%1"_s.arg(i);
        bench.http.answer(url,
                          reply(200,
                                {{"RateLimit-Limit", "100;w=21600"},
                                 {"RateLimit-Remaining", QByteArray::number(8 - i) + ";w=21600"}}));
        replies.append(bench.get(url));
    }
    bench.settle();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(replies.at(i).result().has_value(), i < 4); // 8, 7, 6, 5 remain
    const Error error = replies.constLast().result().error();
    QCOMPARE(error.kind, Error::Kind::RateLimited);
    QCOMPARE(error.detail,
             u"toomanyrequests: 5 of 100 requests remaining in a window of 21600 seconds"_s);
    QCOMPARE(error.retryAfter, 21600s);
    QCOMPARE(bench.scheduler.hosts().constFirst().rateLimit->remaining, 5);

    bench.scheduler.setManifestReserve(0);
    const auto last = bench.get(u"https://h/v2/a/manifests/9"_s);
    QVERIFY(bench.finishes(last));
    QVERIFY(last.result());
}

void RequestSchedulerTest::t54_countsWhatIsUnderWay()
{
    Bench bench({.concurrency = 16, .manifestReserve = 5});
    bench.http.answer(u"https://h/v2/a/manifests/first"_s,
                      reply(200, {{"RateLimit-Remaining", "8;w=21600"}}));
    QVERIFY(bench.finishes(bench.get(u"https://h/v2/a/manifests/first"_s)));
    Replies replies;
    for (int i = 0; i < 10; ++i)
        replies.append(bench.get(u"https://h/v2/a/manifests/%1"_s.arg(i)));
    bench.settle();
    QCOMPARE(bench.http.openRequests(), 3);
    QCOMPARE(std::ranges::count_if(replies, &QFuture<Result<HttpReply>>::isFinished), 0);
}

void RequestSchedulerTest::t54_leavesOthersAlone_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("remaining");
    QTest::newRow("HEAD") << QByteArray("HEAD") << u"/v2/a/manifests/2"_s
                          << QByteArray("0;w=21600");
    QTest::newRow("a blob") << QByteArray("GET") << u"/v2/a/blobs/2"_s << QByteArray("0;w=21600");
    QTest::newRow("a window that ends soon")
        << QByteArray("GET") << u"/v2/a/manifests/2"_s << QByteArray("0;w=10");
    QTest::newRow("enough") << QByteArray("GET") << u"/v2/a/manifests/2"_s
                            << QByteArray("6;w=21600");
}

void RequestSchedulerTest::t54_leavesOthersAlone()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, remaining);
    Bench bench;
    bench.http.answer(u"https://h/v2/a/manifests/1"_s,
                      reply(200, {{"RateLimit-Remaining", remaining}}));
    bench.http.answer(u"https://h"_s + path, reply(200));
    QVERIFY(bench.finishes(bench.get(u"https://h/v2/a/manifests/1"_s)));
    const auto future
        = bench.scheduler.send({.method = method, .url = QUrl(u"https://h"_s + path)}, {});
    QVERIFY(bench.finishes(future));
    QVERIFY(future.result());
}

void RequestSchedulerTest::t65_timeOutsWhileStandingStillDoNotCount()
{
    Bench bench;
    const Error timedOut{.kind = Error::Kind::TimedOut, .detail = u"context deadline exceeded"_s};
    bench.http.isKeeping = true;
    const auto future = bench.get(u"https://h/1"_s);
    bench.settle();
    bench.time->freeze(90s);
    bench.time->step(); // the alarm, late
    bench.http.isKeeping = false;
    bench.http.answer(u"https://h/1"_s, reply(200));
    bench.http.endAll(timedOut);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 200);
    QCOMPARE(bench.http.requests().size(), 1); // beside the kept one

    // Without that, a deadline is a deadline.
    bench.http.isKeeping = true;
    const auto slow = bench.get(u"https://h/2"_s);
    for (int seconds = 0; seconds < 30; ++seconds) {
        bench.settle();
        bench.time->step();
    }
    bench.http.endAll(timedOut);
    QVERIFY(bench.finishes(slow));
    QCOMPARE(slow.result().error().kind, Error::Kind::TimedOut);
}

void RequestSchedulerTest::t65_anOutageIsWaitedFor()
{
    Bench bench;
    const Error down{.kind = Error::Kind::Offline, .detail = u"connect: network is unreachable"_s};
    bench.http.answer(u"https://h/0"_s, reply(200));
    QVERIFY(bench.finishes(bench.get(u"https://h/0"_s)));
    Replies replies;
    for (int i = 1; i <= 40; ++i) {
        const QString url = u"https://h/%1"_s.arg(i);
        if (i <= 16)
            bench.http.answer(url, down);
        if (i <= 3)
            bench.http.answer(url, down);
        bench.http.answer(url, reply(200));
        replies.append(bench.get(url));
    }
    for (const auto &future : replies) {
        QVERIFY(bench.finishes(future));
        QVERIFY(future.result());
    }
    QVERIFY(bench.time->elapsed() < 15s);

    bench.http.answer(u"https://h/gone"_s, down);
    const auto start = bench.time->elapsed();
    const auto gone = bench.get(u"https://h/gone"_s);
    QVERIFY(bench.finishes(gone));
    QCOMPARE(gone.result().error().kind, Error::Kind::Offline);
    QVERIFY(bench.time->elapsed() - start >= 15s);
    QVERIFY(bench.time->elapsed() - start < 25s);
}

void RequestSchedulerTest::t65_aHostThatNeverAnsweredIsNotWaitedFor()
{
    Bench bench;
    bench.http.answer(u"https://h/1"_s,
                      Error{.kind = Error::Kind::Offline, .detail = u"connection refused"_s});
    const auto future = bench.get(u"https://h/1"_s);
    bench.settle();
    QVERIFY(future.isFinished());
    QCOMPARE(bench.http.requests().size(), 1);
}

void RequestSchedulerTest::saysWhatItDoes()
{
    Bench bench({.concurrency = 2});
    QSignalSpy changed(&bench.scheduler, &RequestScheduler::changed);
    for (int i = 0; i < 50; ++i)
        bench.get(u"http://h:5000/%1"_s.arg(i));
    bench.get(u"https://a/1"_s);
    QTRY_COMPARE(changed.size(), 1);
    const QList<HostState> expected{{.host = u"http://h:5000"_s, .running = 2, .waiting = 48},
                                    {.host = u"https://a:443"_s, .running = 1}};
    QCOMPARE(bench.scheduler.hosts(), expected);
}

void RequestSchedulerTest::endsWithTheScheduler()
{
    ScriptedTransport http;
    auto scheduler = std::make_unique<RequestScheduler>(http, SchedulerPolicy{.concurrency = 1});
    const auto running = scheduler->send(get(u"https://h/1"_s), {});
    const auto waiting = scheduler->send(get(u"https://h/2"_s), {});
    QTRY_COMPARE(http.requests().size(), 1);
    scheduler.reset();
    QCOMPARE(running.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(waiting.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(RequestSchedulerTest)
#include "tst_requestscheduler.moc"
