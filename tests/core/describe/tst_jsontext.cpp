// SPDX-License-Identifier: Apache-2.0
#include "core/describe/jsontext.h"
#include "tests/support/recordings.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numbers>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestJsonText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void indentsAndSorts()
    {
        const QJsonObject object{{u"b"_s, QJsonArray{1, QJsonObject(), QJsonArray()}},
                                 {u"a"_s, QJsonObject{{u"x"_s, QJsonValue::Null}}}};
        QCOMPARE(
            jsonText(object),
            "{\n    \"a\": {\n        \"x\": null\n    },\n    \"b\": [\n        1,\n        {},\n"
            "        []\n    ]\n}\n");
    }

    void escapesAsGo()
    {
        QCOMPARE(jsonText(u"<a href=\"x\">&\\ \n\r\t\u0001\b \u2028 \u00fc \U0001F600"_s),
                 "\"\\u003ca href=\\\"x\\\"\\u003e\\u0026\\\\ \\n\\r\\t\\u0001\\u0008 \\u2028 "
                 "\u00fc \U0001F600\"\n");
    }

    void writesNumbers_data()
    {
        QTest::addColumn<QJsonValue>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("large integer")
            << QJsonValue(qint64(9007199254740993)) << QByteArray("9007199254740993");
        QTest::newRow("negative") << QJsonValue(-1) << QByteArray("-1");
        QTest::newRow("whole double") << QJsonValue(2.0) << QByteArray("2");
        QTest::newRow("fraction") << QJsonValue(1.5) << QByteArray("1.5");
        QTest::newRow("large") << QJsonValue(1e21) << QByteArray("1e+21");
        QTest::newRow("nearly large") << QJsonValue(1e20) << QByteArray("100000000000000000000");
        QTest::newRow("small") << QJsonValue(1e-7) << QByteArray("1e-7");
        QTest::newRow("nearly small") << QJsonValue(1e-6) << QByteArray("0.000001");
    }
    void writesNumbers()
    {
        QFETCH(const QJsonValue, number);
        QTEST(jsonNumber(number), "text");
    }

    void agreesWithOc_data()
    {
        QTest::addColumn<QByteArray>("output");
        const QList<Recording> recordings = recordedOutputs(u"json"_s);
        if (recordings.isEmpty())
            QSKIP("no recordings here");
        for (const Recording &recording : recordings)
            QTest::addRow("%s", qPrintable(recording.name)) << recording.output;
    }
    void agreesWithOc()
    {
        QFETCH(const QByteArray, output);
        const QJsonObject object = QJsonDocument::fromJson(output).object();
        QCOMPARE(QString::fromUtf8(jsonText(object)), QString::fromUtf8(output.trimmed() + '\n'));
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
