// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/binarystream.h"
#include "tests/support/testcase.h"

#include <QTimeZone>

#include <limits>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestBinaryStream : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasWritten()
    {
        const QMap<QString, QString> texts = {{u"a"_s, u"größe"_s}, {u"b"_s, u"a"_s}, {u"c"_s, {}}};
        const QJsonObject object
            = {{u"big"_s, qint64(1) << 60}, {u"half"_s, 0.5}, {u"none"_s, QJsonValue::Null}};
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(-1, QTimeZone::UTC);
        const QList<qint64> numbers = {0,
                                       -1,
                                       1,
                                       127,
                                       128,
                                       -129,
                                       std::numeric_limits<qint64>::min(),
                                       std::numeric_limits<qint64>::max()};
        BinaryWriter out;
        for (const qint64 number : numbers)
            out.signedNumber(number);
        out.number(~quint64(0));
        out.flag(true);
        out.text(u"\U0001F48E x"_s);
        out.texts(texts);
        out.object(object);
        out.object({});
        out.time(time);
        out.time({});

        const QByteArray data = out.finish();
        BinaryReader in(data);
        for (const qint64 number : numbers)
            QCOMPARE(in.signedNumber(), number);
        QCOMPARE(in.number(), ~quint64(0));
        QVERIFY(in.flag());
        QCOMPARE(in.text(), u"\U0001F48E x"_s);
        QCOMPARE(in.texts(), texts);
        QCOMPARE(in.object(), object);
        QCOMPARE(in.object(), QJsonObject());
        QCOMPARE(in.time(), time);
        QVERIFY(!in.time().isValid());
        QVERIFY(in.isGood());
        QVERIFY(in.isAtEnd());
    }

    void aTextIsWrittenOnce()
    {
        BinaryWriter once;
        once.text(QString(1000, u'x'));
        BinaryWriter often;
        for (int i = 0; i < 100; ++i)
            often.text(QString(1000, u'x'));
        QVERIFY(often.finish().size() < once.finish().size() + 100);
    }

    void damageIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("more texts than bytes") << QByteArray("\xff\xff\xff\xff\x0f");
        QTest::newRow("longer text than there is") << QByteArray("\x01\xf0");
        QTest::newRow("number without end") << QByteArray(20, '\xff');
        QTest::newRow("text that is not there") << QByteArray("\0\x05", 2);
    }
    void damageIsNoticed()
    {
        QFETCH(const QByteArray, data);
        BinaryReader in(data);
        in.text();
        in.texts();
        in.object();
        QVERIFY(!in.isGood());
    }
};

QTEST_GUILESS_MAIN(TestBinaryStream)
#include "tst_binarystream.moc"
