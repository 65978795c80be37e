// SPDX-License-Identifier: Apache-2.0
#include "models/importpace.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestImportPace : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingAtFirst()
    {
        ImportPace pace;
        QVERIFY(!pace.rate());
        QCOMPARE(pace.text(10), QString());
        pace.note(0, 0ms);
        pace.note(5, 500ms);
        QVERIFY2(!pace.rate(), "half a second is too short");
    }

    void theLastSecondsCount()
    {
        ImportPace pace;
        for (int second = 0; second <= 30; ++second) // 1 a second, and then 5
            pace.note(second <= 20 ? second : 20 + 5 * (second - 20), std::chrono::seconds(second));
        QCOMPARE(*pace.rate(), 5.0);
        QCOMPARE(*pace.timeLeft(50), 10s);
        QCOMPARE(pace.text(50), u"5.0 tags/s, less than a minute left"_s);
        QCOMPARE(pace.text(1000), u"5.0 tags/s, about 3 min left"_s);
        QCOMPARE(pace.text(50'000), u"5.0 tags/s, about 3 h left"_s);
    }

    void whatStandsStillHasNoEnd()
    {
        ImportPace pace;
        pace.note(7, 0s);
        pace.note(7, 5s);
        QCOMPARE(*pace.rate(), 0.0);
        QVERIFY(!pace.timeLeft(3));
        QCOMPARE(pace.text(3), u"0.0 tags/s"_s);
    }

    void aNewQueueStartsAnew()
    {
        ImportPace pace;
        pace.note(100, 0s);
        pace.note(200, 5s);
        QVERIFY(pace.rate());
        pace.note(0, 6s); // the finished rows were cleared
        QVERIFY(!pace.rate());
        pace.note(40, 8s);
        QCOMPARE(*pace.rate(), 20.0);
        QCOMPARE(pace.text(1), u"20 tags/s, less than a minute left"_s);
        pace.reset();
        QVERIFY(!pace.rate());
    }
};

QTEST_GUILESS_MAIN(TestImportPace)
#include "tst_importpace.moc"
