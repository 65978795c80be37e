// SPDX-License-Identifier: Apache-2.0
#include "views/definition/typing.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"

using namespace headwater;
using namespace Qt::StringLiterals;

class TestTyping : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void keys_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("after");
        const auto yaml
            = [](const char *name, const QString &before, int key, const QString &after) {
                  QTest::newRow(name) << u"a.yaml"_s << before << key << after;
              };
        yaml("Return keeps the indentation", u"spec:\n  a: 1|"_s, Qt::Key_Return,
             u"spec:\n  a: 1\n  |"_s);
        yaml("Return behind a key", u"spec:|"_s, Qt::Key_Return, u"spec:\n  |"_s);
        yaml("Return in an item", u"  - name: x|"_s, Qt::Key_Return, u"  - name: x\n    |"_s);
        yaml("Return behind an item's key", u"  - from:|"_s, Qt::Key_Return,
             u"  - from:\n      |"_s);
        yaml("Return before a long text", u"a: |-|"_s.replace(u"|-"_s, u">-"_s), Qt::Key_Return,
             u"a: >-\n  |"_s);
        yaml("Return in a comment", u"  # why:|"_s, Qt::Key_Return, u"  # why:\n  |"_s);
        yaml("Return at the beginning", u"|a: 1"_s, Qt::Key_Return, u"\n|a: 1"_s);
        yaml("Return replaces what is selected", u"a: |b|"_s, Qt::Key_Return, u"a: \n  |"_s);
        yaml("Return in braces", u"a: {|}"_s, Qt::Key_Return, u"a: {\n  |\n}"_s);
        yaml("Tab", u"a|"_s, Qt::Key_Tab, u"a |"_s);
        yaml("Tab on lines", u"|a\n\nb|\nc"_s, Qt::Key_Tab, u"  |a\n\n  b|\nc"_s);
        yaml("Shift+Tab", u"    a|"_s, Qt::Key_Backtab, u"  a|"_s);
        yaml("Shift+Tab without room", u"a|"_s, Qt::Key_Backtab, u"a|"_s);
        yaml("Backspace in the indentation", u"    |a"_s, Qt::Key_Backspace, u"  |a"_s);
        yaml("Backspace in an odd one", u"   |a"_s, Qt::Key_Backspace, u"  |a"_s);
        yaml("Backspace elsewhere", u"a  |"_s, Qt::Key_Backspace, u"a |"_s);
        yaml("Backspace in a pair", u"a: {|}"_s, Qt::Key_Backspace, u"a: |"_s);
        yaml("a brace has its partner", u"a: |"_s, '{', u"a: {|}"_s);
        yaml("a brace before text has not", u"a: |b"_s, '{', u"a: {|b"_s);
        yaml("the partner is typed over", u"a: {|}"_s, '}', u"a: {}|"_s);
        yaml("a quote", u"a: |"_s, '"', u"a: \"|\""_s);
        yaml("an apostrophe", u"a: it|"_s, '\'', u"a: it'|"_s);
        yaml("what is selected is put in quotes", u"a: |3.10|"_s, '"', u"a: \"3.10\"|"_s);
        QTest::newRow("JSON: Return behind a key")
            << u"a.json"_s << u"  \"a\":|"_s << int(Qt::Key_Return) << u"  \"a\":\n  |"_s;
        QTest::newRow("JSON: Return in brackets")
            << u"a.json"_s << u"  \"a\": [|]"_s << int(Qt::Key_Return)
            << u"  \"a\": [\n    |\n  ]"_s;
    }
    void keys()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, before);
        QFETCH(const int, key);
        CodeFixture f(before, file);
        QVERIFY(showWindow(f.view));
        if (key < 0x100)
            QTest::keyClick(&f.view, static_cast<char>(key));
        else
            QTest::keyClick(&f.view, static_cast<Qt::Key>(key));
        QTEST(f.textWithCursor(), "after");
        if (f.document.isUndoAvailable()) {
            f.document.undo(); // one step
            QCOMPARE(f.document.toPlainText(), QString(before).remove(u'|'));
        }
    }

    void comments_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("a line") << u"  a: |1"_s << u"  # a: 1"_s;
        QTest::newRow("and back") << u"  # a: |1"_s << u"  a: 1"_s;
        QTest::newRow("without a blank") << u"#a: |1"_s << u"a: 1"_s;
        QTest::newRow("lines, at the least indentation")
            << u"|  a:\n\n    b: 1\n|c: 2"_s << u"  # a:\n\n  #   b: 1\nc: 2"_s;
        QTest::newRow("some are comments already") << u"|# a\nb|"_s << u"# # a\n# b"_s;
        QTest::newRow("an empty line") << u"|"_s << QString();
    }
    void comments()
    {
        QFETCH(const QString, before);
        CodeFixture f(before);
        f.view.commentLines();
        QTEST(f.document.toPlainText(), "after");
    }

    void jsonHasNoComments()
    {
        CodeFixture f(u"{|}"_s, u"a.json"_s);
        f.view.commentLines();
        QCOMPARE(f.document.toPlainText(), u"{}"_s);
    }

    void moves_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("up");
        QTest::addColumn<QString>("after");
        QTest::newRow("down") << u"a|a\nb\nc"_s << false << u"b\na|a\nc"_s;
        QTest::newRow("up") << u"a\nb\nc|c"_s << true << u"a\nc|c\nb"_s;
        QTest::newRow("selected lines") << u"a\n|b\nc|\nd"_s << false << u"a\nd\n|b\nc|"_s;
        QTest::newRow("selected lines, up") << u"a\n|b\nc|\nd"_s << true << u"|b\nc|\na\nd"_s;
        QTest::newRow("at the top") << u"|a\nb"_s << true << u"|a\nb"_s;
        QTest::newRow("at the end") << u"a\nb|"_s << false << u"a\nb|"_s;
        QTest::newRow("onto the last line") << u"a|\nb"_s << false << u"b\na|"_s;
    }
    void moves()
    {
        QFETCH(const QString, before);
        QFETCH(const bool, up);
        CodeFixture f(before);
        if (up)
            f.view.moveLinesUp();
        else
            f.view.moveLinesDown();
        QTEST(f.textWithCursor(), "after");
        f.document.undo();
        QCOMPARE(f.document.toPlainText(), QString(before).remove(u'|'));
    }

    void findsThePartner()
    {
        CodeFixture f(u"a: {b: [1, {}], c: 2} ]"_s);
        QCOMPARE(matchingBracket(f.view, 3), 20);
        QCOMPARE(matchingBracket(f.view, 20), 3);
        QCOMPARE(matchingBracket(f.view, 7), 13);
        QCOMPARE(matchingBracket(f.view, 22), -1);
        QCOMPARE(matchingBracket(f.view, 0), -1);
    }

    void readOnlyStaysAsItIs()
    {
        CodeFixture f(u"a:|\nb"_s);
        f.view.setEditable(false);
        QVERIFY(showWindow(f.view));
        QTest::keyClick(&f.view, Qt::Key_Return);
        QTest::keyClick(&f.view, '{');
        f.view.commentLines();
        f.view.moveLinesDown();
        QCOMPARE(f.document.toPlainText(), u"a:\nb"_s);
    }
};

QTEST_MAIN(TestTyping)
#include "tst_typing.moc"
