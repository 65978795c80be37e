// SPDX-License-Identifier: Apache-2.0
#include "registry/client/ratelimit.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

using Headers = QList<QPair<QByteArray, QByteArray>>;

class RateLimitTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryForm_data();
    void readsEveryForm();
    void namesTheSource();
};

void RateLimitTest::readsEveryForm_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<int>("window");
    QTest::addColumn<int>("resetsIn"); // -1: not known
    const auto row = [](const char *name, const Headers &headers, qint64 limit, qint64 remaining,
                        int window, int resetsIn) {
        QTest::newRow(name) << headers << true << limit << remaining << window << resetsIn;
    };
    const auto nothing = [](const char *name, const Headers &headers) {
        QTest::newRow(name) << headers << false << qint64(0) << qint64(0) << 0 << 0;
    };
    row("t54 Docker Hub",
        {{"ratelimit-limit", "100;w=21600"}, {"ratelimit-remaining", "76;w=21600"}}, 100, 76, 21600,
        21600);
    row("draft 3",
        {{"RateLimit-Limit", "100"}, {"RateLimit-Remaining", "50"}, {"RateLimit-Reset", "50"}}, 100,
        50, 0, 50);
    row("draft 3, with windows",
        {{"RateLimit-Limit", "10, 10;w=1;burst=1000;comment=\"a, b\", 1000;w=3600"},
         {"RateLimit-Remaining", "9"},
         {"RateLimit-Reset", "1"}},
        10, 9, 1, 1);
    row("draft 7",
        {{"RateLimit", "limit=100, remaining=50, reset=5"}, {"RateLimit-Policy", "100;w=60"}}, 100,
        50, 60, 5);
    row("draft 8",
        {{"RateLimit", "\"default\";r=50;t=30"},
         {"RateLimit-Policy", "\"burst\";q=100;w=60,\"default\";q=1000;w=3600"}},
        1000, 50, 3600, 30);
    row("draft 8, two limits: the tighter",
        {{"RateLimit", "\"day\";r=500;t=9000, \"hour\";r=3;t=40"},
         {"RateLimit-Policy", "\"hour\";q=20;w=3600"}},
        20, 3, 3600, 40);
    row("X-, reset in seconds",
        {{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "59"}, {"X-RateLimit-Reset", "17"}},
        60, 59, 0, 17);
    row("X-, reset as Unix time",
        {{"X-RateLimit-Limit", "60"},
         {"X-RateLimit-Remaining", "0"},
         {"X-RateLimit-Reset", "1700000090"}},
        60, 0, 0, 90);
    row("only what remains", {{"RateLimit-Remaining", " 4 "}}, -1, 4, 0, -1);
    row("absurd reset is capped",
        {{"RateLimit-Remaining", "4"}, {"RateLimit-Reset", "9223372036854775807"}}, -1, 4, 0,
        315360000);
    nothing("no header", {{"Content-Type", "a/b"}});
    nothing("only the limit", {{"RateLimit-Limit", "100;w=21600"}});
    nothing("negative", {{"RateLimit-Remaining", "-1"}});
    nothing("not a number", {{"RateLimit-Remaining", "many;w=60"}, {"RateLimit", "a=b;;=;,,\";"}});
    nothing("empty", {{"RateLimit-Remaining", ""}, {"RateLimit", ""}, {"RateLimit-Policy", ","}});
}

void RateLimitTest::readsEveryForm()
{
    QFETCH(const Headers, headers);
    QFETCH(const bool, isKnown);
    QFETCH(const int, resetsIn);
    const QDateTime now = FixedClock().now();
    const auto limit = readRateLimit({.status = 200, .headers = headers}, now);
    QCOMPARE(limit.has_value(), isKnown);
    if (!limit)
        return;
    QTEST(limit->limit, "limit");
    QTEST(limit->remaining, "remaining");
    QTEST(int(limit->window.count()), "window");
    QCOMPARE(limit->resetsAt, resetsIn < 0 ? QDateTime() : now.addSecs(resetsIn));
}

void RateLimitTest::namesTheSource()
{
    const auto limit = readRateLimit({.headers = {{"ratelimit-remaining", "76;w=21600"},
                                                  {"docker-ratelimit-source", "192.0.2.1"}}},
                                     FixedClock().now());
    QCOMPARE(limit->source, u"192.0.2.1"_s);
}

QTEST_GUILESS_MAIN(RateLimitTest)
#include "tst_ratelimit.moc"
