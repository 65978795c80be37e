// SPDX-License-Identifier: Apache-2.0
#include "core/image/gostruct.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

GoStruct fieldsOf(QByteArrayView json)
{
    return GoStruct::parse(json, u"pkg.Thing"_s).value();
}

} // namespace

class GoStructTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keysAreFoundWhateverTheirCase()
    {
        const GoStruct fields = fieldsOf(R"({"AUTHOR":"a","env":["x"],"Author2":null})");
        QCOMPARE(fields.string(u"author"), u"a"_s);
        QCOMPARE(fields.strings(u"Env"), QStringList(u"x"_s));
        QVERIFY(!fields.has(u"author2"));
        QCOMPARE(fields.string(u"nothing"), QString());
        QCOMPARE(fields.error(), QString());
    }

    void theExactKeyWins()
    {
        QCOMPARE(fieldsOf(R"({"ENV":"upper","env":"exact"})").string(u"env"), u"exact"_s);
    }

    void readsEveryType()
    {
        const GoStruct fields = fieldsOf(
            R"({"n":9007199254740993,"m":{"b":"2","a":"1"},"s":{"z":{},"y":{}},
                "o":{"p":"q"},"l":[{"p":"1"},{"p":"2"}],"empty":null})");
        QCOMPARE(fields.integer(u"n"), 9007199254740993);
        QCOMPARE(fields.stringMap(u"m").value(u"b"_s), u"2"_s);
        QCOMPARE(fields.keys(u"s"), QStringList({u"y"_s, u"z"_s}));
        QCOMPARE(fields.object(u"o", u"pkg.Inner"_s).string(u"p"), u"q"_s);
        QCOMPARE(fields.objects(u"l", u"pkg.Inner"_s).size(), 2);
        QCOMPARE(fields.integer(u"empty"), 0);
        QCOMPARE(fields.error(), QString());
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("plain") << u"2024-05-06T07:08:09Z"_s << u"2024-05-06T07:08:09.000Z"_s;
        QTest::newRow("nanoseconds are cut, not rounded")
            << u"2024-12-31T23:59:59.999999999Z"_s << u"2024-12-31T23:59:59.999Z"_s;
        QTest::newRow("offset") << u"2024-05-06T07:08:09.5+02:00"_s
                                << u"2024-05-06T05:08:09.500Z"_s;
        QTest::newRow("Go's zero") << u"0001-01-01T00:00:00Z"_s << QString();
    }

    void times()
    {
        QFETCH(const QString, text);
        const GoStruct fields = fieldsOf(u"{\"t\":\"%1\"}"_s.arg(text).toUtf8());
        QTEST(fields.time(u"t").toString(Qt::ISODateWithMs), "utc");
        QCOMPARE(fields.error(), QString());
    }

    void wrongTypesAreNamedAsGoNamesThem()
    {
        const auto errorOf = [](QByteArrayView json, auto read) {
            const GoStruct fields = fieldsOf(json);
            read(fields);
            return fields.error();
        };
        QCOMPARE(errorOf(R"({"a":5})", [](const GoStruct &f) { f.string(u"a"); }),
                 u"json: cannot unmarshal number into Go struct field Thing.a of type string"_s);
        QCOMPARE(errorOf(R"({"a":1.5})", [](const GoStruct &f) { f.integer(u"a"); }),
                 u"json: cannot unmarshal number into Go struct field Thing.a of type int64"_s);
        QCOMPARE(errorOf(R"({"c":{"Env":"x"}})",
                         [](const GoStruct &f) { f.object(u"c", u"pkg.Inner"_s).strings(u"Env"); }),
                 u"json: cannot unmarshal string into Go struct field Inner.c.Env of type "
                 "[]string"_s);
        QCOMPARE(errorOf(R"({"c":[]})", [](const GoStruct &f) { f.object(u"c", u"pkg.Inner"_s); }),
                 u"json: cannot unmarshal array into Go struct field Thing.c of type pkg.Inner"_s);
        QCOMPARE(
            errorOf(R"({"l":[true]})", [](const GoStruct &f) { f.objects(u"l", u"pkg.Inner"_s); }),
            u"json: cannot unmarshal bool into Go struct field Thing.l of type pkg.Inner"_s);
        QCOMPARE(errorOf(R"({"m":{"k":{}}})", [](const GoStruct &f) { f.stringMap(u"m"); }),
                 u"json: cannot unmarshal object into Go struct field Thing.m of type string"_s);
        QCOMPARE(errorOf(R"({"t":"soon"})", [](const GoStruct &f) { f.time(u"t"); }),
                 u"parsing time \"soon\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"soon\" "
                 "as \"2006\""_s);
        QCOMPARE(errorOf(R"({"t":7})", [](const GoStruct &f) { f.time(u"t"); }),
                 u"json: cannot unmarshal number into Go value of type string"_s);
    }

    void refusesWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        QTest::newRow("empty") << QByteArray() << u"unexpected end of JSON input"_s;
        QTest::newRow("array") << QByteArray("[]")
                               << u"json: cannot unmarshal array into Go value of type pkg.Thing"_s;
        QTest::newRow("string") << QByteArray(
            " \"x\"") << u"json: cannot unmarshal string into Go value of type pkg.Thing"_s;
        QTest::newRow("deep") << QByteArray("{\"a\":") + QByteArray(2000, '[')
                + QByteArray(2000, ']')
                + '}' << u"exceeded max depth"_s;
    }

    void refusesWhatIsNoObject()
    {
        QFETCH(const QByteArray, json);
        const Result<GoStruct> fields = GoStruct::parse(json, u"pkg.Thing"_s);
        QVERIFY(!fields);
        QCOMPARE(fields.error().kind, Error::Kind::InvalidReply);
        QTEST(fields.error().detail, "detail");
    }

    void takesNullForAnEmptyObjectAndRepairsUtf8()
    {
        QVERIFY(!fieldsOf("null").has(u"a"));
        QCOMPARE(fieldsOf("{\"a\":\"\xff\"}").string(u"a"), u"\uFFFD"_s);
    }
};

QTEST_GUILESS_MAIN(GoStructTest)
#include "tst_gostruct.moc"
