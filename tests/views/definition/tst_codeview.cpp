// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"

#include <QApplication>
#include <QScrollBar>
#include <QTextBlock>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

QString lines(int count)
{
    return u"kind: ImageStream\n"_s.repeated(count);
}

/// A view that shows a document of @p text; the view goes first.
struct Fixture
{
    QTextDocument document;
    CodeView view;

    explicit Fixture(const QString &text)
    {
        document.setPlainText(text);
        view.showDocument(document, u"a.yaml"_s);
        view.setEditable(true);
    }
    ~Fixture() { view.showNothing(); }
    int currentLine() const { return view.textCursor().blockNumber() + 1; }
    bool currentLineIsVisible() const
    {
        return view.viewport()->rect().contains(view.cursorRect().center());
    }
};

} // namespace

class TestCodeView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("lines") << u"a: 1\nb: 2\n"_s;
        QTest::newRow("no newline at the end") << u"a: 1"_s;
        QTest::newRow("beyond Latin") << u"größe: \U0001F48E\n"_s;
        QTest::newRow("empty") << QString();
    }
    void showsText()
    {
        QFETCH(const QString, text);
        Fixture f(text);
        QCOMPARE(f.view.toPlainText(), text);
        QCOMPARE(f.currentLine(), 1);
        QCOMPARE(accessibilityProblems(f.view), QString());
    }

    void isEdited()
    {
        Fixture f(lines(3));
        QVERIFY(showWindow(f.view));
        QTest::keyClicks(&f.view, u"x"_s);
        QCOMPARE(f.document.toPlainText(), QString(u'x' + lines(3)));
        QTest::keyClick(&f.view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.document.toPlainText(), lines(3));
        QTest::keyClick(&f.view, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.document.toPlainText(), QString(u'x' + lines(3)));
    }

    void readOnlyKeepsTheCaret()
    {
        Fixture f(lines(3));
        f.view.setEditable(false);
        QVERIFY(showWindow(f.view));
        QTest::keyClicks(&f.view, u"x"_s);
        QTest::keyClick(&f.view, Qt::Key_Delete);
        QCOMPARE(f.view.toPlainText(), lines(3));
        QTest::keyClick(&f.view, Qt::Key_Down);
        QCOMPARE(f.currentLine(), 2);
    }

    void comesBackToThePlace()
    {
        Fixture f(lines(400));
        QTextDocument other;
        other.setPlainText(lines(5));
        QVERIFY(showWindow(f.view));
        f.view.goToLine(200);
        const int scrolled = f.view.verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        f.view.showDocument(other, u"b.json"_s);
        QCOMPARE(f.currentLine(), 1);
        QCOMPARE(f.view.toPlainText(), lines(5));
        f.view.showDocument(f.document, u"a.yaml"_s);
        QCOMPARE(f.currentLine(), 200);
        QCOMPARE(f.view.verticalScrollBar()->value(), scrolled);
        f.view.showNothing();
        QCOMPARE(f.view.toPlainText(), QString());
        QCOMPARE(f.document.toPlainText(), lines(400));
        f.view.showDocument(f.document, u"a.yaml"_s); // begins anew
        QCOMPARE(f.currentLine(), 1);
    }

    void goesToALineThatHasNotArrived()
    {
        Fixture f(lines(10));
        QVERIFY(showWindow(f.view));
        f.view.setLoading(true);
        f.view.goToLine(300);
        QCOMPARE(f.currentLine(), 1);
        QTextCursor writer(&f.document);
        writer.movePosition(QTextCursor::End);
        writer.insertText(lines(400));
        QCOMPARE(f.currentLine(), 300);
        QVERIFY(f.currentLineIsVisible());
        f.view.goToLine(10'000);
        QCOMPARE(f.currentLine(), 300);
        f.view.setLoading(false); // there is no more
        QCOMPARE(f.currentLine(), 411);
    }

    void goesToALine_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("current");
        QTest::newRow("in the middle") << 300 << 300;
        QTest::newRow("the first") << 1 << 1;
        QTest::newRow("beyond the end") << 10'000 << 401;
        QTest::newRow("no line") << 0 << 1;
    }
    void goesToALine()
    {
        QFETCH(const int, line);
        Fixture f(lines(400));
        QVERIFY(showWindow(f.view));
        f.view.goToLine(line);
        QTEST(f.currentLine(), "current");
        QVERIFY(f.currentLineIsVisible());
        // The line is marked over its whole width.
        QCOMPARE(f.view.extraSelections().size(), 1);
        QCOMPARE(f.view.extraSelections().first().cursor.blockNumber() + 1, f.currentLine());
    }

    void laterLayersAreAbove()
    {
        Fixture f(lines(3));
        QTextEdit::ExtraSelection problem;
        problem.cursor = QTextCursor(f.document.findBlockByNumber(2));
        QTextEdit::ExtraSelection match;
        match.cursor = QTextCursor(f.document.findBlockByNumber(1));
        f.view.setSelections(CodeView::Layer::Brackets, {problem});
        f.view.setSelections(CodeView::Layer::Matches, {match, match});
        QList<int> rows;
        for (const QTextEdit::ExtraSelection &selection : f.view.extraSelections())
            rows.append(selection.cursor.blockNumber());
        QCOMPARE(rows, (QList<int>{0, 1, 1, 2}));
        f.view.setSelections(CodeView::Layer::Matches, {});
        QCOMPARE(f.view.extraSelections().size(), 2);
    }

    void gutterCountsLines()
    {
        applyTheme(*qApp, ColorScheme::Light);
        Fixture f(lines(5));
        QVERIFY(showWindow(f.view));
        auto *gutter = f.view.findChild<QWidget *>(u"lineNumbers"_s);
        const int narrow = gutter->width();
        // Text begins right of the numbers.
        QCOMPARE(f.view.viewport()->x(), gutter->geometry().right() + 1);
        const auto rowsWithInk = [gutter] {
            const QImage image = gutter->grab().toImage();
            int rows = 0;
            for (int y = 0; y < image.height(); ++y) {
                bool hasInk = false;
                for (int x = 0; x < image.width() && !hasInk; ++x)
                    hasInk = image.pixelColor(x, y).lightness() < 160;
                rows += hasInk ? 1 : 0;
            }
            return rows;
        };
        const int five = rowsWithInk();
        QVERIFY(five > 5 * 5);
        QTextCursor writer(&f.document);
        writer.insertText(lines(15));
        QVERIFY(rowsWithInk() > five * 3);
        writer.insertText(lines(20'000));
        QTRY_VERIFY(gutter->width() > narrow);
        QCOMPARE(f.view.viewport()->x(), gutter->geometry().right() + 1);
    }

    void coloursWhatIsOnScreen()
    {
        Fixture f(lines(5));
        QVERIFY(showWindow(f.view));
        QTRY_VERIFY(!f.document.firstBlock().layout()->formats().isEmpty());
    }

    void followsTheTheme()
    {
        applyTheme(*qApp, ColorScheme::Light);
        Fixture f(lines(5));
        QVERIFY(showWindow(f.view));
        const auto marked
            = [&f] { return f.view.extraSelections().first().format.background().color(); };
        QCOMPARE(marked(), lightTheme().hover);
        applyTheme(*qApp, ColorScheme::Dark);
        QTRY_COMPARE(marked(), darkTheme().hover);
        const auto color = [&f] {
            const auto formats = f.document.firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        QTRY_VERIFY(color().lightness() > 128);
    }
};

QTEST_MAIN(TestCodeView)
#include "tst_codeview.moc"
