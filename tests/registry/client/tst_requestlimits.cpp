// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestscheduler.h"
#include "tests/support/schedulerbench.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Bench = SchedulerBench;

/// How RequestScheduler meets the limits of registries, told beforehand or by 429.
class RequestLimitsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void t52_waitsAsLongAsAsked_data();
    void t52_waitsAsLongAsAsked();
    void t52_theWholeHostPausesAndKeepsItsOrder();
    void t52_aWaitTooLongEndsWithTheReply_data();
    void t52_aWaitTooLongEndsWithTheReply();
    void t52_aHostThatNeverGivesInIsGivenUp();
    void t54_stopsBeforeTheLimit();
    void t54_countsWhatIsUnderWay();
    void t54_endsWhatComesBackFromABackOff();
    void t54_leavesOthersAlone_data();
    void t54_leavesOthersAlone();
};

void RequestLimitsTest::t52_waitsAsLongAsAsked_data()
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

void RequestLimitsTest::t52_waitsAsLongAsAsked()
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

void RequestLimitsTest::t52_theWholeHostPausesAndKeepsItsOrder()
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

void RequestLimitsTest::t52_aWaitTooLongEndsWithTheReply_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("a minute and a second") << QByteArray("61");
    QTest::newRow("10 years") << QByteArray("315360000");
    QTest::newRow("longer than an int") << QByteArray("99999999999");
    QTest::newRow("a date in 10 years") << QByteArray("Mon, 14 Nov 2033 22:13:20 GMT");
}

void RequestLimitsTest::t52_aWaitTooLongEndsWithTheReply()
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

void RequestLimitsTest::t52_aHostThatNeverGivesInIsGivenUp()
{
    Bench bench;
    bench.http.answer(u"https://h/1"_s, reply(429));
    const auto future = bench.get(u"https://h/1"_s);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result()->status, 429);
    QVERIFY(bench.time->elapsed() >= 60s);
    QVERIFY(bench.http.requests().size() < 20);
}

void RequestLimitsTest::t54_stopsBeforeTheLimit()
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

void RequestLimitsTest::t54_countsWhatIsUnderWay()
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
    bench.time->step();
    QCOMPARE(bench.time->elapsed(),
             1s); // it waits for a reply and does not ask itself all the time
    QCOMPARE(std::ranges::count_if(replies, &QFuture<Result<HttpReply>>::isFinished), 0);
}

void RequestLimitsTest::t54_endsWhatComesBackFromABackOff()
{
    Bench bench;
    bench.http.answer(u"https://h/v2/a/manifests/1"_s,
                      reply(503, {{"RateLimit-Remaining", "5;w=21600"}}));
    const auto future = bench.get(u"https://h/v2/a/manifests/1"_s);
    QVERIFY(bench.finishes(future));
    QCOMPARE(future.result().error().kind, Error::Kind::RateLimited);
}

void RequestLimitsTest::t54_leavesOthersAlone_data()
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

void RequestLimitsTest::t54_leavesOthersAlone()
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

QTEST_GUILESS_MAIN(RequestLimitsTest)
#include "tst_requestlimits.moc"
