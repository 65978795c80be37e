// SPDX-License-Identifier: Apache-2.0
#include "core/base/gotext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class GoTextTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void quotes_data();
    void quotes();
    void longTextIsCut();
    void jsonErrors_data();
    void jsonErrors();
    void depthCostsNoStack();
};

void GoTextTest::quotes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("quoted");

    QTest::newRow("plain") << QByteArray("a b") << uR"("a b")"_s;
    QTest::newRow("quote and backslash") << QByteArray(R"(say "\")") << uR"("say \"\\\"")"_s;
    QTest::newRow("apostrophe stays") << QByteArray("it's") << uR"("it's")"_s;
    QTest::newRow("named") << QByteArray("\a\b\f\n\r\t\v") << uR"("\a\b\f\n\r\t\v")"_s;
    QTest::newRow("control") << QByteArray("\x01\x7f") << uR"("\x01\x7f")"_s;
    QTest::newRow("letters and symbols") << QByteArray("Grüße ☃ 🙂") << u"\"Grüße ☃ 🙂\""_s;
    QTest::newRow("no-break space") << QByteArray("\xc2\xa0") << uR"("\u00a0")"_s;
    QTest::newRow("bidi override") << QByteArray("\xe2\x80\xae") << uR"("\u202e")"_s;
    QTest::newRow("astral, not printable")
        << QByteArray("\xf3\xa0\x80\x81") << uR"("\U000e0001")"_s;
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3") << uR"("a\xff\xc3")"_s;
}

void GoTextTest::quotes()
{
    QFETCH(const QByteArray, bytes);
    QTEST(goQuoted(bytes), "quoted");
}

void GoTextTest::longTextIsCut()
{
    const QString quoted = goQuoted(QByteArray(1 << 20, 'x'));
    QCOMPARE_LT(quoted.size(), 17'000);
    QVERIFY(quoted.endsWith(u"x...\""_s));
}

void GoTextTest::jsonErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");

    const auto row = [](const char *json, const QString &error) {
        QTest::newRow(json) << QByteArray(json) << error;
    };
    for (const char *valid :
         {"{}", " [ ] ", "null", R"({"a":[1,-0.5e+3,true,false,null,"\u00e4\"\n"],"b":{}})", "0",
          "\"x\"", "[[],[{}]]"})
        row(valid, {});
    row("", u"unexpected end of JSON input"_s);
    row("{", u"unexpected end of JSON input"_s);
    row("[1,", u"unexpected end of JSON input"_s);
    row("{\"a\"", u"unexpected end of JSON input"_s);
    row("\"abc", u"unexpected end of JSON input"_s);
    row("tru", u"unexpected end of JSON input"_s);
    row("1.", u"unexpected end of JSON input"_s);
    row("<html>", u"invalid character '<' looking for beginning of value"_s);
    row("[1,]", u"invalid character ']' looking for beginning of value"_s);
    row("'a'", uR"(invalid character '\'' looking for beginning of value)"_s);
    row("{a}", u"invalid character 'a' looking for beginning of object key string"_s);
    row("{\"a\":1,}", u"invalid character '}' looking for beginning of object key string"_s);
    row("{\"a\" 1}", u"invalid character '1' after object key"_s);
    row("{\"a\":1 \"b\"}", u"invalid character '\"' after object key:value pair"_s);
    row("[1 2]", u"invalid character '2' after array element"_s);
    row("{} x", u"invalid character 'x' after top-level value"_s);
    row("01", u"invalid character '1' after top-level value"_s);
    row("\"a\nb\"", uR"(invalid character '\n' in string literal)"_s);
    row("\"\\x\"", u"invalid character 'x' in string escape code"_s);
    row("\"\\u12g\"", uR"(invalid character 'g' in \u hexadecimal character escape)"_s);
    row("nul!", u"invalid character '!' in literal null (expecting 'l')"_s);
    row("-a", u"invalid character 'a' in numeric literal"_s);
    row("1.x", u"invalid character 'x' after decimal point in numeric literal"_s);
    row("1ex", u"invalid character 'x' in exponent of numeric literal"_s);
    row("\xff", u"invalid character 'ÿ' looking for beginning of value"_s);
}

void GoTextTest::jsonErrors()
{
    QFETCH(const QByteArray, json);
    QTEST(goJsonError(json), "error");
}

void GoTextTest::depthCostsNoStack()
{
    QCOMPARE(goJsonError(QByteArray(100'000, '[')), u"exceeded max depth"_s);
    QCOMPARE(goJsonError(QByteArray("{\"a\":").repeated(100'000)), u"exceeded max depth"_s);
    QCOMPARE(goJsonError(QByteArray(10'000, '[') + QByteArray(10'000, ']')), QString());
}

QTEST_GUILESS_MAIN(GoTextTest)
#include "tst_gotext.moc"
