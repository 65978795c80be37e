// SPDX-License-Identifier: Apache-2.0
#include "core/base/filetext.h"

#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFileText : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("lines") << "a: 1\nb: 2\n"_ba << u"a: 1\nb: 2\n"_s;
        QTest::newRow("no line end at the end") << "a: 1"_ba << u"a: 1"_s;
        QTest::newRow("Windows") << "a\r\nb\r\n"_ba << u"a\nb\n"_s;
        QTest::newRow("mixed") << "a\r\nb\nc\r"_ba << u"a␍\nb\nc␍"_s;
        QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                            "a\r\nb"_ba
                                         << u"a\nb"_s;
        QTest::newRow("beyond Latin")
            << u"größe: \U0001F48E\u00a0\u2028x"_s.toUtf8() << u"größe: \U0001F48E\u00a0\u2028x"_s;
        QTest::newRow("the sign of CR itself, Windows") << u"␍\r\n"_s.toUtf8() << u"␍\n"_s;
        QTest::newRow("the sign of CR itself") << u"␍\n"_s.toUtf8() << u"␍\n"_s;
    }
    void keepsEveryByte()
    {
        QFETCH(const QByteArray, bytes);
        const EditorText decoded = decodeText(bytes);
        QTEST(decoded.text, "text");
        QVERIFY(decoded.isExact);
        QCOMPARE(encodeText(decoded.text, decoded.shape), bytes);
    }

    void knowsWhatItCannotKeep_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not UTF-8") << "name: \xff\n"_ba;
        QTest::newRow("cut off") << "name: \xc3"_ba;
        QTest::newRow("paragraph separator") << u"a\u2029b"_s.toUtf8();
        QTest::newRow("frame") << u"a\ufdd0b"_s.toUtf8();
        QTest::newRow("the sign of CR among CRs") << u"␍\r\nb\n"_s.toUtf8();
    }
    void knowsWhatItCannotKeep()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!decodeText(bytes).isExact);
    }

    /// Each position of each character leads to its bytes and back.
    void mapsPositions_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("ASCII") << "a: 1\nb: 2\n"_ba;
        QTest::newRow("Windows") << u"ä\r\n\U0001F48E\r\n"_s.toUtf8();
        QTest::newRow("mixed") << u"ä\r\n\U0001F48E\nx\r"_s.toUtf8();
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + u"ä€\r\n"_s.toUtf8();
    }
    void mapsPositions()
    {
        QFETCH(const QByteArray, bytes);
        const EditorText decoded = decodeText(bytes);
        QList<qsizetype> offsets;
        QList<qsizetype> expected;
        for (qsizetype position = 0; position <= decoded.text.size(); ++position) {
            if (position < decoded.text.size() && decoded.text.at(position).isLowSurrogate())
                continue;
            const qsizetype offset = byteOffset(decoded.text, decoded.shape, position);
            QCOMPARE(offset, encodeText(decoded.text.left(position), decoded.shape).size());
            offsets.append(offset);
            expected.append(position);
        }
        QCOMPARE(editorPositions(bytes, decoded.shape, offsets), expected);
        QCOMPARE(offsets.last(), bytes.size());
    }

    void staysInsideTheText()
    {
        QCOMPARE(editorPositions("abc", {}, {2, 10}), (QList<qsizetype>{2, 3}));
        QCOMPARE(byteOffset(u"abc", {}, 10), 3);
        QCOMPARE(byteOffset(u"abc", {}, -1), 0);
    }
};

QTEST_GUILESS_MAIN(TestFileText)
#include "tst_filetext.moc"
