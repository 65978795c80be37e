// SPDX-License-Identifier: Apache-2.0
#include "views/definition/wordmarks.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// What is marked, but for the line.
QList<int> marked(const CodeView &view)
{
    QList<int> positions;
    for (const QTextEdit::ExtraSelection &selection : view.extraSelections()) {
        if (selection.cursor.hasSelection())
            positions.append(selection.cursor.selectionStart());
    }
    return positions;
}

} // namespace

class TestWordMarks : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("a word") << u"|ruby| ruby rubys Ruby xruby\nruby"_s << QList<int>{5, 27};
        QTest::newRow("half a word") << u"|rub|y rub"_s << QList<int>();
        QTest::newRow("a character") << u"|a| a"_s << QList<int>();
        QTest::newRow("more than a word") << u"|a b| a b"_s << QList<int>();
        QTest::newRow("nothing") << u"ru|by ruby"_s << QList<int>();
        QTest::newRow("before a bracket") << u"a: |{b}"_s << QList<int>{3, 5};
        QTest::newRow("behind a bracket") << u"a: {b}|"_s << QList<int>{5, 3};
    }
    void marks()
    {
        QFETCH(const QString, text);
        CodeFixture f(QString{});
        QVERIFY(showWindow(f.view));
        QString plain = text;
        const qsizetype anchor = plain.indexOf(u'|');
        plain.remove(anchor, 1);
        const qsizetype position = plain.indexOf(u'|');
        plain.remove(u'|');
        f.document.setPlainText(plain);
        QTextCursor cursor(&f.document);
        cursor.setPosition(static_cast<int>(anchor));
        if (position >= 0)
            cursor.setPosition(static_cast<int>(position), QTextCursor::KeepAnchor);
        f.view.setTextCursor(cursor);
        QTEST(marked(f.view), "positions");
        f.view.moveCursor(QTextCursor::Start);
        f.view.moveCursor(QTextCursor::Right);
        QCOMPARE(marked(f.view), QList<int>());
    }
};

QTEST_MAIN(TestWordMarks)
#include "tst_wordmarks.moc"
