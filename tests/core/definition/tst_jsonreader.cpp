// SPDX-License-Identifier: Apache-2.0
#include "core/definition/jsonreader.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestJsonReader : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("types") << QByteArray("[1, -1.5e3, \"x\", true, false, null, {}, []]");
        QTest::newRow("nested") << QByteArray("{\"a\": {\"b\": [{\"c\": [[]]}]}, \"d\": \"e\"}");
        QTest::newRow("blanks") << QByteArray(" \t\r\n{ \"a\" \n:\n [ 1 , 2 ] } \n");
        QTest::newRow("escapes") << QByteArray(
            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00fc\\u4e2d\", \"\\ud83d\\ude00\"]");
        QTest::newRow("UTF-8") << QByteArray("[\"\u00fc \U0001F600\"]");
        QTest::newRow("numbers") << QByteArray("[0, -0, 10, 0.5, 1e3, 1E-3, 9007199254740993]");
        QTest::newRow("scalar") << QByteArray("\"x\"");
        QTest::newRow("words in quotes")
            << QByteArray("[\"null\", \"true\", \"1\", \"2001-01-01\"]");
    }
    void reads()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readJsonText(text);
        QVERIFY2(read.problems.isEmpty(), qPrintable(read.firstProblem()));
        const QJsonDocument reference = QJsonDocument::fromJson("[" + text + "]");
        QVERIFY(!reference.isNull());
        QCOMPARE(read.toJson(), QJsonValue(reference.array()));
    }

    void readsLoneSurrogatesAsGo()
    {
        QCOMPARE(
            readJsonText("[\"\\ud83d\", \"\\ud83dx\", \"\\ude00\", \"\\ud83d\\u0041\"]").toJson(),
            QJsonArray({QJsonArray{u"\uFFFD"_s, u"\uFFFDx"_s, u"\uFFFD"_s, u"\uFFFDA"_s}}));
    }

    void skipsByteOrderMark()
    {
        QCOMPARE(readJsonText("\xef\xbb\xbf[1]").toJson(), QJsonArray{QJsonArray{1}});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &text, const QString &where,
                            const QString &why) {
            QTest::newRow(name) << text << u"%1 This is not valid JSON: %2."_s.arg(where, why);
        };
        const QString brace = u"a comma or a closing brace is expected"_s;
        const QString bracket = u"a comma or a closing bracket is expected"_s;
        const QString value = u"a value is expected"_s;
        const QString key = u"a key in double quotes is expected"_s;
        const QString word = u"this is neither a number nor true, false or null"_s;
        row("cut off in an object", "{\n\"a\": 1", u"2:7"_s, brace);
        row("cut off in an array", "[1", u"1:3"_s, bracket);
        row("cut off in a string", "{\"a\": \"xyz", u"1:7"_s,
            u"the string that starts here does not end"_s);
        row("cut off in an escape", "\"x\\", u"1:3"_s, u"this escape is not known"_s);
        row("cut off before a value", "{\"a\":", u"1:6"_s,
            u"a value is expected, but the text ends"_s);
        row("trailing comma", "[1,]", u"1:4"_s, value);
        row("trailing comma in an object", "{\"a\": 1,}", u"1:9"_s, key);
        row("no comma", "[1 2]", u"1:4"_s, bracket);
        row("no colon", "{\"a\" 1}", u"1:6"_s, u"a colon is expected after the key"_s);
        row("single quotes", "{'a': 1}", u"1:2"_s, key);
        row("comment", "{ // x\n}", u"1:3"_s, key);
        row("leading zero", "[01]", u"1:2"_s, word);
        row("no digit behind the point", "[1.]", u"1:2"_s, word);
        row("plus", "[+1]", u"1:2"_s, word);
        row("infinity", "[Infinity]", u"1:2"_s, word);
        row("YAML word", "[yes]", u"1:2"_s, word);
        row("wrong bracket", "[1}", u"1:3"_s, bracket);
        row("text behind", "{}\nx", u"2:1"_s, u"there is text after the end of the JSON value"_s);
        row("two values", "{} {}", u"1:4"_s, u"there is text after the end of the JSON value"_s);
        row("tab in a string", "\"a\tb\"", u"1:3"_s,
            u"a line break or control character stands inside a string"_s);
        row("newline in a string", "[\"a\nb\"]", u"1:4"_s,
            u"a line break or control character stands inside a string"_s);
        row("unknown escape", "[\"\\x41\"]", u"1:3"_s, u"this escape is not known"_s);
        row("short escape", "[\"\\u12\"]", u"1:5"_s, u"four hexadecimal digits are expected"_s);
        row("nothing", "", u"1:1"_s, u"a value is expected, but the text ends"_s);
    }
    void refuses()
    {
        QFETCH(const QByteArray, text);
        const ReadText read = readJsonText(text);
        QCOMPARE(read.problems.size(), 1);
        QTEST(read.firstProblem(), "problem");
        QVERIFY(read.tree.documents().empty());
        QVERIFY(!read.problems.first().remedy.isEmpty());
    }

    void refusesEveryPrefix()
    {
        const QByteArray text = "{\"a\": [1, {\"b\": \"\\u00fc\\n\"}], \"c\": null}";
        for (qsizetype length = 0; length < text.size(); ++length) {
            const ReadText read = readJsonText(text.left(length));
            QCOMPARE(read.problems.size(), 1);
            QVERIFY(read.tree.documents().empty());
        }
    }

    void reportsDuplicateKeys()
    {
        const ReadText read = readJsonText("{\"a\": 1,\n\"\\u0061\": 2}");
        QCOMPARE(read.firstProblem(), u"2:1 Key \"a\" is set on line 1 and again on line 2."_s);
        QCOMPARE(read.toJson(), QJsonArray({QJsonObject{{u"a"_s, 2}}}));
    }

    void limitsDepth()
    {
        for (const QByteArray &text :
             {QByteArray(100'000, '['), QByteArray("{\"a\":").repeated(100'000)}) {
            const ReadText read = readJsonText(text);
            QCOMPARE(read.problems.size(), 1);
            QCOMPARE(read.problems.first().message,
                     u"Values are nested more than 200 levels deep."_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
