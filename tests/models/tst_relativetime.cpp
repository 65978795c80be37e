// SPDX-License-Identifier: Apache-2.0
#include "models/relativetime.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestRelativeTime : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void relative_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        constexpr qint64 minute = 60;
        constexpr qint64 hour = 60 * minute;
        constexpr qint64 day = 24 * hour;
        QTest::newRow("now") << qint64(0) << u"just now"_s;
        QTest::newRow("a clock that is ahead") << -3 * hour << u"just now"_s;
        QTest::newRow("last second of just now") << minute - 1 << u"just now"_s;
        QTest::newRow("first minute") << minute << u"1 min ago"_s;
        QTest::newRow("minutes are not rounded up") << 5 * minute - 1 << u"4 min ago"_s;
        QTest::newRow("last minute") << hour - 1 << u"59 min ago"_s;
        QTest::newRow("first hour") << hour << u"1 h ago"_s;
        QTest::newRow("last hour") << day - 1 << u"23 h ago"_s;
        QTest::newRow("yesterday") << day << u"yesterday"_s;
        QTest::newRow("end of yesterday") << 2 * day - 1 << u"yesterday"_s;
        QTest::newRow("two days") << 2 * day << u"2 days ago"_s;
        QTest::newRow("last days") << 14 * day - 1 << u"13 days ago"_s;
        QTest::newRow("two weeks") << 14 * day << u"2 weeks ago"_s;
        QTest::newRow("last weeks") << 60 * day - 1 << u"8 weeks ago"_s;
        QTest::newRow("two months") << 60 * day << u"2 months ago"_s;
        QTest::newRow("last months") << 730 * day - 1 << u"24 months ago"_s;
        QTest::newRow("two years") << 730 * day << u"2 years ago"_s;
        QTest::newRow("long ago") << 3650 * day << u"10 years ago"_s;
    }
    void relative()
    {
        QFETCH(const qint64, seconds);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
        QTEST(relativeTime(now.addSecs(-seconds), now), "text");
    }

    void sameInEveryZone()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
        const QDateTime then
            = now.addSecs(-7200).toTimeZone(QTimeZone::fromSecondsAheadOfUtc(5 * 3600));
        QCOMPARE(relativeTime(then, now), u"2 h ago"_s);
    }

    void exact()
    {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
        QCOMPARE(exactTime(time), u"2023-11-14 22:13:20 UTC"_s);
    }

    void nothingForNoTime()
    {
        QCOMPARE(relativeTime({}, QDateTime::currentDateTimeUtc()), QString());
        QCOMPARE(exactTime({}), QString());
    }
};

QTEST_GUILESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
