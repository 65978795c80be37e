// SPDX-License-Identifier: Apache-2.0
#include "registry/client/timekeeper.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace std::chrono_literals;

class TimekeeperTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void wakesOnceAndNotBefore()
    {
        SystemTimekeeper time;
        const auto when = time.elapsed() + 20ms;
        std::optional<std::chrono::microseconds> woken;
        int replaced = 0;
        time.wakeAt(when, [&] { ++replaced; });
        time.wakeAt(when, [&] { woken = time.elapsed(); });
        QVERIFY(!woken);
        QTRY_VERIFY(woken);
        QVERIFY(*woken >= when);
        QCOMPARE(replaced, 0);
    }

    void maySetTheNextAlarmWhileItRings()
    {
        SystemTimekeeper time;
        int rings = 0;
        std::function<void()> ring = [&] {
            if (++rings < 3)
                time.wakeAt(time.elapsed() - 1s, ring);
        };
        time.wakeAt(time.elapsed(), ring);
        QCOMPARE(rings, 0);
        QTRY_COMPARE(rings, 3);
    }
};

QTEST_GUILESS_MAIN(TimekeeperTest)
#include "tst_timekeeper.moc"
