// SPDX-License-Identifier: Apache-2.0
#include "views/form/wordsedit.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestWordsEdit : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void editsLikeAText()
    {
        WordsEdit words;
        words.setWords({u"builder"_s});
        QVERIFY(showWindow(words, {300, 60}));
        QSignalSpy edited(&words, &WordsEdit::wordsEdited);
        QTest::keyClicks(&words.edit(), u"ruby,"_s);
        QCOMPARE(words.words(), QStringList({u"builder"_s, u"ruby"_s}));
        QCOMPARE(edited.size(), 1);
        QTest::keyClicks(&words.edit(), u" rails "_s);
        QTest::keyClick(&words.edit(), Qt::Key_Return);
        QCOMPARE(words.words().last(), u"rails"_s);
        QTest::keyClicks(&words.edit(), u"ruby"_s); // is there already
        QTest::keyClick(&words.edit(), Qt::Key_Return);
        QCOMPARE(words.words().size(), 3);
        QCOMPARE(words.edit().text(), QString());
        QTest::keyClick(&words.edit(), Qt::Key_Backspace);
        QCOMPARE(words.words(), QStringList({u"builder"_s, u"ruby"_s}));
        QCOMPARE(edited.size(), 3);
        QCOMPARE(words.edit().accessibleDescription(), u"builder, ruby"_s);
    }

    void editsAndRemovesWithTheMouse()
    {
        WordsEdit words;
        words.setWords({u"builder"_s, u"ruby"_s});
        QVERIFY(showWindow(words, {300, 60}));
        QSignalSpy edited(&words, &WordsEdit::wordsEdited);
        QTest::mouseClick(&words, Qt::LeftButton, {}, {20, 15});
        QCOMPARE(words.edit().text(), u"builder"_s);
        QCOMPARE(words.words(), QStringList{u"ruby"_s});
        words.edit().clear();
        // Its cross is at the right end; from the left, the first place that removes it.
        for (int x = 20; x < 120 && !words.words().isEmpty() && words.edit().text().isEmpty();
             ++x) {
            if (words.childAt(x, 15))
                break;
            QTest::mouseMove(&words, {x, 15});
            if (words.toolTip().isEmpty())
                continue;
            QTest::mouseClick(&words, Qt::LeftButton, {}, {x, 15});
        }
        QCOMPARE(words.words(), QStringList());
        QCOMPARE(edited.size(), 2);
    }

    void takesTheLinesItNeeds()
    {
        WordsEdit words;
        const int line = words.heightForWidth(400);
        words.setWords({u"builder"_s, u"ruby"_s, u"rails"_s, u"languages"_s});
        QVERIFY(words.heightForWidth(130) > 2 * line);
        words.setReadOnly(true);
        QTest::mouseClick(&words, Qt::LeftButton, {}, {20, 15});
        QCOMPARE(words.words().size(), 4);
    }
};

QTEST_MAIN(TestWordsEdit)
#include "tst_wordsedit.moc"
