// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"
#include "tests/support/schedulerbench.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Bench = SchedulerBench;

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
    void neverRepeatsWhatMayHaveHadAnEffect();
    void neverRepeatsABodyThatWasHandedOn();
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
    const auto running = scheduler->send({.url = QUrl(u"https://h/1"_s)}, {});
    const auto waiting = scheduler->send({.url = QUrl(u"https://h/2"_s)}, {});
    QTRY_COMPARE(http.requests().size(), 1);
    scheduler.reset();
    QCOMPARE(running.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(waiting.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(RequestSchedulerTest)
#include "tst_requestscheduler.moc"
