// SPDX-License-Identifier: Apache-2.0
#include "core/describe/duration.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDuration : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        const auto row = [](double seconds, const QString &text) {
            QTest::addRow("%.1f s", seconds) << seconds << text;
        };
        row(-5, u"Less than a second"_s);
        row(0.9, u"Less than a second"_s);
        row(1, u"1 second"_s);
        row(1.9, u"1 second"_s);
        row(2, u"2 seconds"_s);
        row(59.9, u"59 seconds"_s);
        row(60, u"About a minute"_s);
        row(119, u"About a minute"_s);
        row(120, u"2 minutes"_s);
        row(3599, u"59 minutes"_s);
        row(3600, u"About an hour"_s);
        row(5399, u"About an hour"_s);
        row(5400, u"2 hours"_s);
        row(7199, u"2 hours"_s);
        row(9000, u"3 hours"_s);
        row(86399, u"24 hours"_s);
        row(86400, u"24 hours"_s);
        row(170999, u"47 hours"_s);
        row(171000, u"2 days"_s);
        row(604800, u"7 days"_s);
        row(1207799, u"13 days"_s);
        row(1207800, u"2 weeks"_s);
        row(5182199, u"8 weeks"_s);
        row(5184000, u"2 months"_s);
        row(31536000, u"12 months"_s);
        row(63070199, u"24 months"_s);
        row(63070200, u"1 years"_s);
        row(63071999, u"1 years"_s);
        row(63072000, u"2 years"_s);
        row(69120000, u"2 years"_s);
    }
    void words()
    {
        QFETCH(const double, seconds);
        QTEST(humanDuration(std::chrono::milliseconds(qint64(seconds * 1000))), "text");
    }

    void agoCountsFromNow()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(ago(now.addSecs(-180), now), u"3 minutes ago"_s);
        QCOMPARE(ago(now.addSecs(180), now), u"Less than a second ago"_s);
        QCOMPARE(ago({}, now), u"292 years ago"_s);
    }
};

QTEST_GUILESS_MAIN(TestDuration)
#include "tst_duration.moc"
