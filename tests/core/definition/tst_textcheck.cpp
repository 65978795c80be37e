// SPDX-License-Identifier: Apache-2.0
#include "core/definition/textcheck.h"
#include "tests/support/documents.h"
#include "tests/support/testcase.h"

#include <QStringEncoder>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTextCheck : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void refusesEncodings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const auto encoded = [](QStringConverter::Encoding encoding, bool hasMark) -> QByteArray {
            QStringEncoder encoder(encoding,
                                   hasMark ? QStringConverter::Flag::WriteBom
                                           : QStringConverter::Flag::Default);
            return encoder(u"kind: List\n"_s);
        };
        const QString utf16 = u"1:1 The file is in UTF-16; definitions are read as UTF-8."_s;
        const QString utf32 = u"1:1 The file is in UTF-32; definitions are read as UTF-8."_s;
        for (const bool hasMark : {true, false}) {
            const char *const mark = hasMark ? "with mark" : "without mark";
            QTest::addRow("UTF-16LE %s", mark)
                << encoded(QStringConverter::Utf16LE, hasMark) << utf16;
            QTest::addRow("UTF-16BE %s", mark)
                << encoded(QStringConverter::Utf16BE, hasMark) << utf16;
            QTest::addRow("UTF-32LE %s", mark)
                << encoded(QStringConverter::Utf32LE, hasMark) << utf32;
            QTest::addRow("UTF-32BE %s", mark)
                << encoded(QStringConverter::Utf32BE, hasMark) << utf32;
        }
        const auto invalid = [](const char *name, const QByteArray &bytes, const QString &code) {
            QTest::newRow(name) << "a: \u00fc\nb: " + bytes + "\n"
                                << u"2:4 Byte 0x%1 is not valid UTF-8 here."_s.arg(code);
        };
        invalid("Latin-1", "\xfc", u"fc"_s);
        invalid("lone continuation", "\x80", u"80"_s);
        invalid("overlong", "\xc0\xaf", u"c0"_s);
        invalid("overlong of three", "\xe0\x80\xaf", u"e0"_s);
        invalid("surrogate", "\xed\xa0\x80", u"ed"_s);
        invalid("past Unicode", "\xf4\x90\x80\x80", u"f4"_s);
        invalid("cut off", "\xf0\x9f\x98", u"f0"_s);
        QTest::newRow("NUL") << QByteArray("a: b\nabc\0", 9)
                             << u"2:4 There is a NUL byte in the file; it is not a text."_s;
    }
    void refusesEncodings()
    {
        QFETCH(const QByteArray, text);
        const std::optional<Problem> problem = encodingProblem(text, TextIndex(text));
        QVERIFY(problem);
        QTEST(described(*problem), "problem");
        QCOMPARE(problem->severity, Problem::Severity::Error);
        QVERIFY(!problem->remedy.isEmpty());
    }

    void takesUtf8()
    {
        for (const QByteArray &text :
             {QByteArray(), QByteArray("a"), QByteArray("\xef\xbb\xbf\u00fc"),
              QByteArray("\U0010FFFF\uFFFD\u0800")})
            QVERIFY(!encodingProblem(text, TextIndex(text)));
    }

    void findsControlCharacters()
    {
        const QByteArray good("a:\tb\r\n\u0085");
        QVERIFY(!controlCharacterProblem(good, TextIndex(good)));
        for (const char c : {'\x01', '\x0c', '\x1b', '\x7f'}) {
            const QByteArray bad = QByteArray("a: b\nc: ") + c;
            const std::optional<Problem> problem = controlCharacterProblem(bad, TextIndex(bad));
            QVERIFY(problem);
            QVERIFY(described(*problem).startsWith(u"2:4 control characters are not allowed"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestTextCheck)
#include "tst_textcheck.moc"
