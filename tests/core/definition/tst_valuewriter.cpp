// SPDX-License-Identifier: Apache-2.0
#include "core/definition/valuewriter.h"

#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace headwater;
using namespace Qt::StringLiterals;

// How values are written in the place of others is tested with the changes, in tst_documenteditor.

class TestValueWriter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsQuotes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("plain") << QByteArray("a") << u"b"_s << QByteArray("b");
        QTest::newRow("single") << QByteArray("'a'") << u"it's"_s << QByteArray("'it''s'");
        QTest::newRow("single, tab") << QByteArray("'a'") << u"a\tb"_s << QByteArray("\"a\\tb\"");
        QTest::newRow("double") << QByteArray("\"a\"") << u"b"_s << QByteArray("\"b\"");
        QTest::newRow("plain to number") << QByteArray("a") << u"3.10"_s << QByteArray("\"3.10\"");
        QTest::newRow("bidi") << QByteArray("a") << u"a\u202eb"_s
                              << QByteArray("a\u202e"
                                            "b");
    }
    void keepsQuotes()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, text);
        const ReadText read = readYamlText("k: " + before + '\n');
        const DocumentSpans spans(read.tree);
        const WriteStyle style;
        const ValueWriter writer(spans, read.tree, false, style);
        QTEST(writer.scalarText(*spans.entry(0, 1), text), "after");
        QCOMPARE(writer.replace(*spans.entry(0, 1), text)->size(), 1);
    }

    void knowsWhatIsFilled()
    {
        QVERIFY(ValueWriter::isFilled(QJsonArray{1}));
        QVERIFY(!ValueWriter::isFilled(QJsonObject()));
        QVERIFY(!ValueWriter::isFilled(1));
    }
};

QTEST_GUILESS_MAIN(TestValueWriter)
#include "tst_valuewriter.moc"
