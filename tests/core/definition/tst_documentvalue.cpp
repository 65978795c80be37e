// SPDX-License-Identifier: Apache-2.0
#include "core/definition/documentvalue.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestDocumentValue : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsByteOrderMarksInTexts()
    {
        QCOMPARE(toQString("\xef\xbb\xbf"
                           "a"),
                 u"\ufeffa"_s);
        QCOMPARE(toQString("\xef\xbb\xbf\xef\xbb\xbf"), u"\ufeff\ufeff"_s);
    }

    void becomesJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("types") << QByteArray("[1, '1', 1.5, yes, ~, text, '', {}, []]")
                               << QJsonValue(QJsonArray{1, u"1"_s, 1.5, true, QJsonValue::Null,
                                                        u"text"_s, QString(), QJsonObject(),
                                                        QJsonArray()});
        QTest::newRow("keys") << QByteArray("{1: a, 'b': c, true: d, 0x10: e, 1.50: f}")
                              << QJsonValue(QJsonObject{{u"1"_s, u"a"_s},
                                                        {u"b"_s, u"c"_s},
                                                        {u"true"_s, u"d"_s},
                                                        {u"16"_s, u"e"_s},
                                                        {u"1.5"_s, u"f"_s}});
        QTest::newRow("aliases") << QByteArray("{a: &x [1], b: *x}")
                                 << QJsonValue(QJsonObject{{u"a"_s, QJsonArray{1}},
                                                           {u"b"_s, QJsonArray{1}}});
        QTest::newRow("merge") << QByteArray("{a: &x {p: 1, q: 2}, b: {<<: *x, q: 3}}")
                               << QJsonValue(
                                      QJsonObject{{u"a"_s, QJsonObject{{u"p"_s, 1}, {u"q"_s, 2}}},
                                                  {u"b"_s, QJsonObject{{u"p"_s, 1}, {u"q"_s, 3}}}});
        QTest::newRow("tags") << QByteArray("[!!str 1, !own 2, !!int 3, !!binary aGk=]")
                              << QJsonValue(QJsonArray{u"1"_s, u"2"_s, 3, u"aGk="_s});
        QTest::newRow("blocks") << QByteArray("- |\n  1\n- >-\n  2\n")
                                << QJsonValue(QJsonArray{u"1\n"_s, u"2"_s});
    }
    void becomesJson()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QJsonValue, value);
        const ReadText read = readYamlText(text);
        QVERIFY2(read.problems.isEmpty(), qPrintable(read.firstProblem()));
        QCOMPARE(read.toJson(), QJsonArray{value});
    }

    void tellsTypes()
    {
        QCOMPARE(typeOf({.kind = DocumentNode::Kind::Null}), ScalarType::Null);
        QCOMPARE(typeOf({.kind = DocumentNode::Kind::Scalar, .isText = true, .text = "1"}),
                 ScalarType::String);
        QCOMPARE(typeOf({.kind = DocumentNode::Kind::Scalar, .isText = false, .text = "1"}),
                 ScalarType::Integer);
        QCOMPARE(toQString("\u00fc"), u"\u00fc"_s);
    }
};

QTEST_GUILESS_MAIN(TestDocumentValue)
#include "tst_documentvalue.moc"
