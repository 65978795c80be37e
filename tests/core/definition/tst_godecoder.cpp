// SPDX-License-Identifier: Apache-2.0
#include "core/definition/godecoder.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

constexpr GoField text{"T", "a.b", "string"};

/// The value of the only document of a YAML text, and what decoding it reports.
class Decoded
{
public:
    explicit Decoded(const QByteArray &yaml)
        : m_read(readYamlText(yaml))
        , m_positions(m_read.tree.text())
        , decoder(m_read.tree, m_positions, m_problems)
    {
    }
    QString problem()
    {
        const QList<Problem> problems = m_problems.take();
        return problems.isEmpty() ? QString() : problems.first().message;
    }

private:
    ReadText m_read;
    TextIndex m_positions;
    ProblemSink m_problems;

public:
    GoDecoder decoder;
};

QString message(const QString &type, const QString &wanted)
{
    return u"json: cannot unmarshal %1 into Go struct field T.a.b of type %2"_s.arg(type, wanted);
}

} // namespace

class TestGoDecoder : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void decodesStrings_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem");
        const QString number = message(u"number"_s, u"string"_s);
        QTest::newRow("text") << QByteArray("x") << u"x"_s << QString();
        QTest::newRow("quoted number") << QByteArray("'2.0'") << u"2.0"_s << QString();
        QTest::newRow("number") << QByteArray("2.0") << u"2.0"_s << number;
        QTest::newRow("whole number") << QByteArray("010") << u"010"_s << number;
        QTest::newRow("bool") << QByteArray("yes") << u"yes"_s << message(u"bool"_s, u"string"_s);
        QTest::newRow("null") << QByteArray("~") << QString() << QString();
        QTest::newRow("date") << QByteArray("2001-01-01") << u"2001-01-01"_s << QString();
        QTest::newRow("mapping") << QByteArray("{a: b}") << QString()
                                 << message(u"object"_s, u"string"_s);
        QTest::newRow("sequence") << QByteArray("[a]") << QString()
                                  << message(u"array"_s, u"string"_s);
    }
    void decodesStrings()
    {
        QFETCH(const QByteArray, yaml);
        Decoded decoded(yaml);
        QTEST(decoded.decoder.string(0, text), "value");
        QTEST(decoded.problem(), "problem");
    }

    void decodesBooleans()
    {
        constexpr GoField field{"T", "a.b", "bool"};
        QVERIFY(Decoded("true").decoder.boolean(0, field));
        QVERIFY(Decoded("on").decoder.boolean(0, field));
        QVERIFY(!Decoded("~").decoder.boolean(0, field));
        Decoded quoted("'true'");
        QVERIFY(!quoted.decoder.boolean(0, field));
        QCOMPARE(quoted.problem(), message(u"string"_s, u"bool"_s));
        Decoded number("1");
        QVERIFY(!number.decoder.boolean(0, field));
        QCOMPARE(number.problem(), message(u"number"_s, u"bool"_s));
    }

    void decodesIntegers()
    {
        constexpr GoField field{"T", "a.b", "int64"};
        QCOMPARE(Decoded("7").decoder.integer(0, field), 7);
        QCOMPARE(Decoded("~").decoder.integer(0, field), std::nullopt);
        for (const char *bad : {"1.5", "99999999999999999999"}) {
            Decoded decoded(bad);
            QCOMPARE(decoded.decoder.integer(0, field), std::nullopt);
            QCOMPARE(decoded.problem(), message(u"number "_s + QString::fromUtf8(bad), u"int64"_s));
        }
        Decoded quoted("'7'");
        QCOMPARE(quoted.decoder.integer(0, field), std::nullopt);
        QCOMPARE(quoted.problem(), message(u"string"_s, u"int64"_s));
    }

    void decodesMaps()
    {
        constexpr GoField field{"T", "a.b", "map[string]string"};
        Decoded good("{a: b, c: , 1: d}");
        QCOMPARE(good.decoder.stringMap(0, field),
                 StringMap({{u"a"_s, u"b"_s}, {u"c"_s, QString()}, {u"1"_s, u"d"_s}}));
        QCOMPARE(good.problem(), QString());
        Decoded number("{a: 1}");
        QCOMPARE(number.decoder.stringMap(0, field), StringMap({{u"a"_s, u"1"_s}}));
        QCOMPARE(number.problem(), message(u"number"_s, u"string"_s));
        Decoded scalar("x");
        QCOMPARE(scalar.decoder.stringMap(0, field), StringMap());
        QCOMPARE(scalar.problem(), message(u"string"_s, u"map[string]string"_s));
    }

    void decodesTimes()
    {
        QCOMPARE(Decoded("2024-05-06T21:34:48+02:00").decoder.time(0, text),
                 QDateTime::fromString(u"2024-05-06T19:34:48Z"_s, Qt::ISODate));
        QVERIFY(!Decoded("~").decoder.time(0, text).isValid());
        Decoded bad("yesterday");
        QVERIFY(!bad.decoder.time(0, text).isValid());
        QCOMPARE(bad.problem(),
                 u"parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse "
                 "\"yesterday\" as \"2006\""_s);
    }

    void suggestsQuotes()
    {
        const ReadText read = readYamlText("a: 2.0\n");
        const TextIndex positions(read.tree.text());
        ProblemSink problems;
        GoDecoder(read.tree, positions, problems).string(2, text);
        const Problem problem = problems.take().first();
        QCOMPARE(problem.remedy, u"Put the value in quotes: \"2.0\"."_s);
        QCOMPARE(problem.position.column, 4);
    }
};

QTEST_GUILESS_MAIN(TestGoDecoder)
#include "tst_godecoder.moc"
