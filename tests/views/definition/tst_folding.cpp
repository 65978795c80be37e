// SPDX-License-Identifier: Apache-2.0
#include "views/definition/folding.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"
#include "views/definition/gutter.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

const QString text = u"kind: ImageStream\n" // 0
                     "metadata:\n"
                     "  name: ruby\n"
                     "spec:\n"
                     "  tags:\n"
                     "  - name: a\n" // 5
                     "    from:\n"
                     "      kind: DockerImage\n"
                     "  - name: b\n"
                     "last: 1\n"_s;

struct Fixture : CodeFixture
{
    explicit Fixture()
        : CodeFixture(text)
    {
    }
    QTextBlock block(int number) const { return document.findBlockByNumber(number); }
    QList<int> hidden() const
    {
        QList<int> numbers;
        for (int number = 0; number < document.blockCount(); ++number) {
            if (!block(number).isVisible())
                numbers.append(number);
        }
        return numbers;
    }
    Folding &folding() { return view.folding(); }
};

} // namespace

class TestFolding : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void hidesWhatALineBegins()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.folding().fold(f.block(1));
        QCOMPARE(f.hidden(), QList<int>{2});
        QVERIFY(f.folding().isFolded(f.block(1)));
        // The lines below have moved up.
        QCOMPARE(f.view.visibleLines().at(2).block.blockNumber(), 3);
        f.folding().fold(f.block(6));
        f.folding().fold(f.block(3)); // with what is folded in it
        QCOMPARE(f.hidden(), (QList<int>{2, 4, 5, 6, 7, 8}));
        f.folding().toggle(f.block(3));
        QCOMPARE(f.hidden(), QList<int>{2});
        f.folding().fold(f.block(0)); // begins nothing
        QCOMPARE(f.hidden(), QList<int>{2});
        f.folding().unfoldAll();
        QCOMPARE(f.hidden(), QList<int>());
    }

    void foldsTheItems()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.folding().foldAll();
        QVERIFY(f.folding().isFolded(f.block(5)));
        QVERIFY(f.block(5).isVisible() && f.block(8).isVisible());
    }

    /// The cursor is never where nobody can see it.
    void theCursorIsSeen()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.goToLine(8);
        f.folding().fold(f.block(4));
        QCOMPARE(f.view.textCursor().blockNumber(), 4);
        f.view.goToLine(8);
        QCOMPARE(f.hidden(), QList<int>());
    }

    /// A line that is changed so that it begins nothing lets go of what it hid.
    void editsReveal()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.folding().fold(f.block(1));
        QTextCursor cursor(f.block(1));
        cursor.select(QTextCursor::LineUnderCursor);
        cursor.insertText(u"    x: 1"_s);
        QTRY_COMPARE(f.hidden(), QList<int>());
    }

    void staysWithTheDocument()
    {
        Fixture f;
        QTextDocument other;
        other.setPlainText(text);
        f.folding().fold(f.block(1));
        f.view.showDocument(other, u"b.yaml"_s);
        QVERIFY(f.view.document()->findBlockByNumber(2).isVisible());
        f.view.showDocument(f.document, u"a.yaml"_s);
        QCOMPARE(f.hidden(), QList<int>{2});
    }

    void theGutterFolds()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        auto *gutter = f.view.findChild<Gutter *>();
        const CodeView::VisibleLine line = f.view.visibleLines().at(1);
        const QPoint place(gutter->width() - 6, qRound(line.top + line.height / 2));
        QTest::mouseClick(gutter, Qt::LeftButton, {}, place);
        QCOMPARE(f.hidden(), QList<int>{2});
        QTest::mouseClick(gutter, Qt::LeftButton, {}, place);
        QCOMPARE(f.hidden(), QList<int>());
        QTest::mouseClick(gutter, Qt::LeftButton, {}, {gutter->width() / 2, place.y()});
        QCOMPARE(f.view.textCursor().blockNumber(), 1);
    }
};

QTEST_MAIN(TestFolding)
#include "tst_folding.moc"
