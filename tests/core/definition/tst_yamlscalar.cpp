// SPDX-License-Identifier: Apache-2.0
#include "core/definition/yamlscalar.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestYamlScalar : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// Expected values as sigs.k8s.io/yaml gives them.
    void resolves_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonValue>("value");
        const auto rows = [](std::initializer_list<const char *> texts, const QJsonValue &value) {
            for (const char *text : texts)
                QTest::addRow("'%s'", text) << QByteArray(text) << value;
        };
        rows({"", "~", "null", "Null", "NULL"}, QJsonValue::Null);
        rows({"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}, true);
        rows({"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}, false);
        rows({"10", "+10", "1_0", "0xA", "0XA", "0b1010", "012", "0o12", "1_0_"}, 10);
        rows({"-10", "-0xA", "-0b1010", "-012"}, -10);
        rows({"0", "-0", "00"}, 0);
        rows({"9223372036854775807"}, std::numeric_limits<qint64>::max());
        rows({"9223372036854775808"}, 9223372036854775808.0);
        rows({"123456789012345678901234567890"}, 123456789012345678901234567890.0);
        rows({"2.0", "2.", "+2.0", "2e0", "2E+0", "2_.0"}, 2.0);
        rows({".5", "0.5", "5e-1", "+.5", "-.5e0"}, 0.5);
        rows({"08"}, 8.0);
        rows({".inf", "-.Inf", "+.INF", ".nan"}, QJsonValue::Null);
        for (const char *text :
             {"ruby", "nUll",     "yEs",   "1.2.3", "1:30", "2001-12-14", "2001-12-14T21:59:43Z",
              "0x",   "0xG",      "0b2",   "+",     "-",    ".",          "e3",
              "1e",   "1.e+",     "--1",   "+-1",   "_1",   "0o8x",       "tRue",
              "nope", "infinity", "1,000", "3.x"})
            QTest::addRow("'%s'", text) << QByteArray(text) << QJsonValue(QString::fromUtf8(text));
    }
    void resolves()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QJsonValue, value);
        const std::string_view view(text.data(), size_t(text.size()));
        if (text == "-.5e0")
            QCOMPARE(scalarValue(view).toDouble(), -value.toDouble());
        else
            QCOMPARE(scalarValue(view), value);
        QCOMPARE(scalarType(view) == ScalarType::String, value.isString());
        // What another parser could take for something else has to be quoted.
        QVERIFY(value.isString() || looksLikeOtherType(view));
    }

    void keepsIntegersWhole()
    {
        QCOMPARE(scalarType("10"), ScalarType::Integer);
        QCOMPARE(scalarType("10.0"), ScalarType::Float);
        QCOMPARE(scalarValue("9007199254740993").toInteger(), 9007199254740993);
    }

    void knowsTimestamps_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isTime");
        for (const char *text :
             {"2001-12-14", "2001-1-4", "2001-12-14T21:59:43Z", "2001-12-14t1:5:3.25Z",
              "2001-12-14T21:59:43+02:00", "2001-12-14 21:59:43", "2001-12-14 21:59:43.10",
              "2024-02-29", "0000-02-29"})
            QTest::addRow("'%s'", text) << QByteArray(text) << true;
        for (const char *text :
             {"2001-13-14", "2001-02-30", "2023-02-29", "2001-12", "2001-12-", "2001-12-14T",
              "201-12-14", "2001-12-14T21:59", "2001-12-14T21:59:43", "2001-12-14T25:59:43Z",
              "2001-12-14T21:60:43Z", "2001-12-14 21:59:43Z", "2001-12-14 21:59:43.",
              "2001-12-14T21:59:43.Z", "2001-12-14x", "2001-12-14T21:59:43+02", "2001-123-14",
              "20011-12-14", "2001--1-14"})
            QTest::addRow("'%s'", text) << QByteArray(text) << false;
    }
    void knowsTimestamps()
    {
        QFETCH(const QByteArray, text);
        QTEST(isTimestamp(std::string_view(text.data(), size_t(text.size()))), "isTime");
    }

    void knowsWhatToQuote()
    {
        for (const char *text : {"2.0", "10", "yes", "y", "~", "", "<<", "=", "2001-12-14",
                                 "1:30:45", "1_000", "0o17", "0x1F", ".5", "+1", "1e3"})
            QVERIFY2(looksLikeOtherType(text), text);
        for (const char *text :
             {"ruby", "latest", "v1.0", "3.3-ubi9", "quay.io/a/b:1", "1.2.3-x", "-x", "sha256:1"})
            QVERIFY2(!looksLikeOtherType(text), text);
    }
};

QTEST_GUILESS_MAIN(TestYamlScalar)
#include "tst_yamlscalar.moc"
