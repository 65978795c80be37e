// SPDX-License-Identifier: Apache-2.0
#include "core/base/gotime.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestGoTime : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("UTC") << QByteArray("2024-05-06T21:34:48Z");
        QTest::newRow("zone") << QByteArray("2024-05-06T21:34:48+02:00");
        QTest::newRow("fraction") << QByteArray("2024-02-29T21:34:48.123456789Z");
    }
    void acceptsTimes()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE(goTimeError(text), QString());
    }

    void saysWhatGoSays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("end");
        const QString layout = u" as \"2006-01-02T15:04:05Z07:00\": cannot parse "_s;
        QTest::newRow("empty") << QByteArray("") << layout + u"\"\" as \"2006\""_s;
        QTest::newRow("word") << QByteArray("yesterday") << layout + u"\"yesterday\" as \"2006\""_s;
        QTest::newRow("date alone") << QByteArray("2024-05-06") << layout + u"\"\" as \"T\""_s;
        QTest::newRow("blank") << QByteArray("2024-05-06 21:34:48Z")
                               << layout + u"\" 21:34:48Z\" as \"T\""_s;
        QTest::newRow("one digit")
            << QByteArray("2024-5-06T21:34:48Z") << layout + u"\"5-06T21:34:48Z\" as \"01\""_s;
        QTest::newRow("no zone") << QByteArray("2024-05-06T21:34:48")
                                 << layout + u"\"\" as \"Z07:00\""_s;
        QTest::newRow("month") << QByteArray("2024-13-06T21:34:48Z") << u": month out of range"_s;
        QTest::newRow("day") << QByteArray("2023-02-29T21:34:48Z") << u": day out of range"_s;
        QTest::newRow("hour") << QByteArray("2024-05-06T24:34:48Z") << u": hour out of range"_s;
        QTest::newRow("more") << QByteArray("2024-05-06T21:34:48Zzz") << u": extra text: \"zz\""_s;
    }
    void saysWhatGoSays()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, end);
        QCOMPARE(goTimeError(text), u"parsing time \""_s + QString::fromUtf8(text) + u'"' + end);
    }
};

QTEST_GUILESS_MAIN(TestGoTime)
#include "tst_gotime.moc"
