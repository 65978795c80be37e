// SPDX-License-Identifier: Apache-2.0
#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTextBlock>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// 5 MB, every line with its number.
const QString &largeText()
{
    static const QString text = [] {
        QString lines;
        for (int number = 1; lines.size() < 5'000'000; ++number)
            lines += u"  line-%1: some text # of a definition\n"_s.arg(number);
        return lines;
    }();
    return text;
}

QString lines(int count)
{
    return u"kind: ImageStream\n"_s.repeated(count);
}

int currentLine(const CodeView &view)
{
    return view.textCursor().blockNumber() + 1;
}

bool currentLineIsVisible(const CodeView &view)
{
    return view.viewport()->rect().contains(view.cursorRect().center());
}

} // namespace

class TestCodeView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("lines") << u"a: 1\nb: 2\n"_s << u"a: 1\nb: 2\n"_s;
        QTest::newRow("no newline at the end") << u"a: 1"_s << u"a: 1"_s;
        QTest::newRow("Windows lines") << u"a: 1\r\nb: 2\r\n"_s << u"a: 1\nb: 2\n"_s;
        QTest::newRow("beyond Latin") << u"größe: \U0001F48E\n"_s << u"größe: \U0001F48E\n"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void showsText()
    {
        QFETCH(const QString, text);
        CodeView view;
        QSignalSpy loaded(&view, &CodeView::loaded);
        view.setDefinition(text, u"a.yaml"_s);
        QTEST(view.toPlainText(), "shown");
        QCOMPARE(loaded.size(), 1);
        QVERIFY(!view.isLoading());
        QCOMPARE(currentLine(view), 1);
        QCOMPARE(accessibilityProblems(view), QString());
    }

    void cannotBeChanged()
    {
        CodeView view;
        view.setDefinition(lines(3), u"a.yaml"_s);
        QVERIFY(showWindow(view));
        QTest::keyClicks(&view, u"x"_s);
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(view.toPlainText(), lines(3));
    }

    /// The event loop gets its turn between the slices; how long they take is for the bench.
    void loadsInSlices()
    {
        CodeView view;
        QVERIFY(showWindow(view));
        QSignalSpy loaded(&view, &CodeView::loaded);
        view.setDefinition(largeText(), u"a.yaml"_s);
        QVERIFY(view.isLoading());
        QVERIFY(view.blockCount() > 100); // the first screen is there at once
        QVERIFY(view.document()->characterCount() < largeText().size() / 50);
        int turns = 0;
        while (view.isLoading()) {
            QCoreApplication::processEvents();
            ++turns;
        }
        QVERIFY2(turns >= 100, qPrintable(QString::number(turns)));
        QCOMPARE(loaded.size(), 1);
        QVERIFY(view.toPlainText() == largeText());
        QCOMPARE(currentLine(view), 1); // still at the top
    }

    void goesToALineThatHasNotArrived()
    {
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(largeText(), u"a.yaml"_s);
        const int line = 50'000;
        view.goToLine(line);
        QCOMPARE(currentLine(view), 1);
        QTRY_COMPARE_WITH_TIMEOUT(currentLine(view), line, 60'000);
        QVERIFY(currentLineIsVisible(view));
        QVERIFY(view.textCursor().block().text().contains(u"line-50000:"_s));
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
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(lines(400), u"a.yaml"_s);
        view.goToLine(line);
        QTEST(currentLine(view), "current");
        QVERIFY(currentLineIsVisible(view));
        // The line is marked over its whole width.
        QCOMPARE(view.extraSelections().size(), 1);
        QCOMPARE(view.extraSelections().first().cursor.blockNumber() + 1, currentLine(view));
    }

    void nextTextReplacesOneThatIsLoading()
    {
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(largeText(), u"a.yaml"_s);
        view.goToLine(50'000);
        QCoreApplication::processEvents();
        view.setDefinition(lines(5), u"b.yaml"_s);
        QVERIFY(!view.isLoading());
        QCoreApplication::processEvents();
        QCOMPARE(view.toPlainText(), lines(5));
        QCOMPARE(currentLine(view), 1); // the line was one of the other text
    }

    void gutterCountsLines()
    {
        applyTheme(*qApp, ColorScheme::Light);
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(lines(5), u"a.yaml"_s);
        auto *gutter = view.findChild<QWidget *>(u"lineNumbers"_s);
        const int narrow = view.gutterWidth();
        QCOMPARE(gutter->width(), narrow);
        // Text begins right of the numbers.
        QCOMPARE(view.viewport()->x(), gutter->geometry().right() + 1);
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
        view.setDefinition(lines(20), u"a.yaml"_s);
        QVERIFY(rowsWithInk() > five * 3);
        view.setDefinition(lines(20'000), u"a.yaml"_s);
        QTRY_VERIFY(!view.isLoading());
        QVERIFY(view.gutterWidth() > narrow);
        QTRY_COMPARE(gutter->width(), view.gutterWidth());
    }

    void coloursWhatIsOnScreen()
    {
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(lines(5), u"a.yaml"_s);
        QTRY_VERIFY(!view.document()->firstBlock().layout()->formats().isEmpty());
    }

    void followsTheTheme()
    {
        applyTheme(*qApp, ColorScheme::Light);
        CodeView view;
        QVERIFY(showWindow(view));
        view.setDefinition(lines(5), u"a.yaml"_s);
        const auto marked
            = [&view] { return view.extraSelections().first().format.background().color(); };
        QCOMPARE(marked(), lightTheme().hover);
        applyTheme(*qApp, ColorScheme::Dark);
        QTRY_COMPARE(marked(), darkTheme().hover);
        const auto color = [&view] {
            const auto formats = view.document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.first().format.foreground().color();
        };
        QTRY_VERIFY(color().lightness() > 128);
    }
};

QTEST_MAIN(TestCodeView)
#include "tst_codeview.moc"
