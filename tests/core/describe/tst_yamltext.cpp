// SPDX-License-Identifier: Apache-2.0
#include "core/describe/yamltext.h"

#include "core/base/limits.h"
#include "core/definition/documentvalue.h"
#include "core/definition/yamlreader.h"
#include "tests/support/fixtures.h"
#include "tests/support/recordings.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// The first document of @p text as JSON.
QJsonValue parsed(const QByteArray &text)
{
    const TextIndex positions(text);
    ProblemSink problems;
    DocumentTree tree(text);
    readYaml(tree, positions, problems);
    return tree.documents().empty() ? QJsonValue(QJsonValue::Undefined)
                                    : jsonValue(tree, tree.documents().front().root);
}

} // namespace

class TestYamlText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void writesScalars_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QString &value, const QByteArray &text) {
            QTest::newRow(name) << QJsonValue(value) << text;
        };
        row("plain", u"ruby"_s, "ruby");
        row("empty", QString(), "\"\"");
        row("number", u"2.0"_s, "\"2.0\"");
        row("whole number", u"10"_s, "\"10\"");
        row("octal", u"0o7"_s, "\"0o7\"");
        row("exponent", u"1e3"_s, "\"1e3\"");
        row("version", u"1.2.3"_s, "1.2.3");
        row("yes", u"yes"_s, "\"yes\"");
        row("y", u"y"_s, "\"y\"");
        row("yEs", u"yEs"_s, "yEs");
        row("null", u"null"_s, "\"null\"");
        row("tilde", u"~"_s, "\"~\"");
        row("merge", u"<<"_s, "\"<<\"");
        row("date", u"2024-05-06"_s, "\"2024-05-06\"");
        row("time", u"2024-05-06T21:34:48Z"_s, "\"2024-05-06T21:34:48Z\"");
        row("no date", u"2024-13-06"_s, "2024-13-06");
        row("base 60", u"12:30:45"_s, "\"12:30:45\"");
        row("no base 60", u"12:75"_s, "12:75");
        row("not a number", u".nan"_s, "\".nan\"");
        row("colon inside", u"a:b"_s, "a:b");
        row("colon and blank", u"a: b"_s, "'a: b'");
        row("colon at end", u"a:"_s, "'a:'");
        row("hash", u"a #b"_s, "'a #b'");
        row("hash inside", u"a#b"_s, "a#b");
        row("star", u"*"_s, "'*'");
        row("dash", u"-"_s, "'-'");
        row("dash inside", u"-x"_s, "-x");
        row("brackets", u"[x]"_s, "'[x]'");
        row("quote", u"it's: x"_s, "'it''s: x'");
        row("leading blank", u" x"_s, "' x'");
        row("trailing blank", u"x "_s, "'x '");
        row("document start", u"---x"_s, "'---x'");
        row("tab", u"a\tb"_s, "\"a\\tb\"");
        row("bell", u"\a"_s, "\"\\a\"");
        row("umlaut", u"\u00fc"_s, "\u00fc");
        row("emoji", u"\U0001F600"_s, "\"\\U0001F600\"");
        row("line separator", u"\u2028"_s, "\"\\L\"");
        row("backslash", u"a\\b"_s, "a\\b");
        QTest::newRow("true") << QJsonValue(true) << QByteArray("true");
        QTest::newRow("null value") << QJsonValue(QJsonValue::Null) << QByteArray("null");
        QTest::newRow("integer") << QJsonValue(qint64(9007199254740993))
                                 << QByteArray("9007199254740993");
        QTest::newRow("double") << QJsonValue(1.5) << QByteArray("1.5");
        QTest::newRow("small double") << QJsonValue(0.00001) << QByteArray("1e-05");
        QTest::newRow("empty mapping") << QJsonValue(QJsonObject()) << QByteArray("{}");
        QTest::newRow("empty sequence") << QJsonValue(QJsonArray()) << QByteArray("[]");
    }
    void writesScalars()
    {
        QFETCH(const QJsonValue, value);
        QFETCH(const QByteArray, text);
        QCOMPARE(yamlText(value), text + '\n');
        QCOMPARE(yamlText(QJsonObject{{u"k"_s, value}}), "k: " + text + '\n');
        QCOMPARE(parsed(yamlText(QJsonObject{{u"k"_s, value}})), QJsonObject({{u"k"_s, value}}));
    }

    void writesLines_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("two lines") << u"a\nb\n"_s << QByteArray("k: |\n  a\n  b\nz: 1\n");
        QTest::newRow("no final newline") << u"a\nb"_s << QByteArray("k: |-\n  a\n  b\nz: 1\n");
        QTest::newRow("blank lines at end") << u"a\n\n"_s << QByteArray("k: |+\n  a\n\nz: 1\n");
        QTest::newRow("blank line inside")
            << u"a\n\nb\n"_s << QByteArray("k: |\n  a\n\n  b\nz: 1\n");
        QTest::newRow("leading blank") << u" a\nb\n"_s << QByteArray("k: |2\n   a\n  b\nz: 1\n");
        QTest::newRow("only a newline") << u"\n"_s << QByteArray("k: |2+\n\nz: 1\n");
        QTest::newRow("blank before newline") << u"a \nb"_s << QByteArray("k: \"a \\nb\"\nz: 1\n");
    }
    void writesLines()
    {
        QFETCH(const QString, value);
        const QJsonObject object{{u"k"_s, value}, {u"z"_s, 1}};
        QTEST(yamlText(object), "text");
        QCOMPARE(parsed(yamlText(object)), object);
    }

    void foldsLongText()
    {
        const QString words = QStringList(30, u"word"_s).join(u' ');
        const QJsonObject object{{u"a"_s, words},
                                 {u"b"_s, words + u": x"_s},
                                 {u"c"_s, words + u"\t"_s},
                                 {u"d"_s, QString(200, u'x')},
                                 {u"e"_s, QJsonObject{{words, words}}}};
        const QByteArray text = yamlText(object);
        QCOMPARE(text.split('\n').at(0).size(), 82); // the blank behind column 80 is the break
        QCOMPARE(parsed(text), object);
    }

    void ordersKeys()
    {
        const QJsonObject object{{u"a10"_s, 1}, {u"a2"_s, 1},  {u"B"_s, 1},  {u"b"_s, 1},
                                 {u"a"_s, 1},   {u"a-b"_s, 1}, {u"ab"_s, 1}, {u"a02"_s, 1}};
        QCOMPARE(yamlText(object).replace(": 1\n", " "), "B a a-b a2 a02 a10 ab b ");
    }

    void nests()
    {
        const QJsonObject inner{
            {u"x"_s,
             QJsonArray{1, QJsonArray{2, 3}, QJsonObject{{u"k"_s, 4}, {u"z"_s, QJsonArray()}}}}};
        QCOMPARE(yamlText(inner), "x:\n- 1\n- - 2\n  - 3\n- k: 4\n  z: []\n");
        QCOMPARE(yamlText(QJsonArray{inner}),
                 "- x:\n  - 1\n  - - 2\n    - 3\n  - k: 4\n    z: []\n");
    }

    void writesLongKeys()
    {
        const QJsonObject object{{QString(129, u'k'), u"v"_s}, {u"a\nb"_s, QJsonArray{1}}};
        QCOMPARE(parsed(yamlText(object)), object);
    }

    void writesSingleValues()
    {
        QCOMPARE(yamlScalar(u"ruby"_s, 2), "ruby");
        QCOMPARE(yamlScalar(u"2.0"_s, 2), "\"2.0\"");
        QCOMPARE(yamlScalar(u"a\nb\n"_s, 2), "|\n    a\n    b\n");
        QVERIFY(!yamlScalar(QStringList(100, u"word"_s).join(u' '), 0).contains('\n'));
    }

    void agreesWithOc_data()
    {
        QTest::addColumn<QByteArray>("output");
        const QList<Recording> recordings = recordedOutputs(u"yaml"_s);
        if (recordings.isEmpty())
            QSKIP("no recordings here");
        for (const Recording &recording : recordings)
            QTest::addRow("%s", qPrintable(recording.name)) << recording.output;
    }
    void agreesWithOc()
    {
        QFETCH(const QByteArray, output);
        const QByteArray whole = yamlText(parsed(output));
        QCOMPARE(QString::fromUtf8(whole), QString::fromUtf8(output.trimmed() + '\n'));
    }
};

QTEST_GUILESS_MAIN(TestYamlText)
#include "tst_yamltext.moc"
