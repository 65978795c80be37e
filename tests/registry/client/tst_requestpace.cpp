// SPDX-License-Identifier: Apache-2.0
#include "registry/client/requestpace.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace std::chrono_literals;

/// What it comes to against whole servers is the business of tst_requestscheduler.
class RequestPaceTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void thereIsNoneBeforeTheFirst429()
    {
        RequestPace pace;
        for (int i = 0; i < 100; ++i)
            pace.onSent(0s);
        QCOMPARE(pace.nextAt(), 0s);
        QVERIFY(!pace.perSecond());
    }

    void waitsAsLongAsTheHostAsks()
    {
        RequestPace pace;
        pace.onLimited(0s, 1s, 8s);
        QCOMPARE(pace.nextAt(), 8s);
        QCOMPARE(pace.pausedUntil(), 8s);
    }

    void waitsLongerEachTimeItWasTooShort()
    {
        RequestPace pace;
        RequestPace::Time now = 0s;
        RequestPace::Time before = 0s;
        for (int i = 0; i < 6; ++i) {
            pace.onLimited(now, now, {});
            const RequestPace::Time wait = pace.pausedUntil() - now;
            QVERIFY(wait > before);
            before = wait;
            now = pace.nextAt();
        }
        pace.onAnswered();
        pace.onLimited(now, now, {});
        QCOMPARE(pace.pausedUntil() - now, 250ms);
    }

    void manyRefusalsAtOnceAreOne()
    {
        RequestPace pace;
        for (int i = 0; i < 16; ++i)
            pace.onLimited(0s, 10ms, {});
        QCOMPARE(pace.pausedUntil(), 260ms);
    }

    void learnsWhatTheHostGrants()
    {
        RequestPace pace;
        pace.onLimited(0s, 0s, {});
        RequestPace::Time now = pace.nextAt();
        for (; now < 4s; now = pace.nextAt()) {
            pace.onSent(now);
            pace.onAnswered();
        }
        const double reached = *pace.perSecond();
        pace.onSent(now);
        pace.onLimited(now, now, {});
        QVERIFY(*pace.perSecond() < reached);
        QVERIFY(*pace.perSecond() >= reached / 4);
        now = pace.nextAt();
        pace.onSent(now);
        QVERIFY(pace.nextAt() - now <= 4s / reached + 1ms);
    }
};

QTEST_GUILESS_MAIN(RequestPaceTest)
#include "tst_requestpace.moc"
