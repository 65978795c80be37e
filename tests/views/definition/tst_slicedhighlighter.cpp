// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcase.h"
#include "tests/support/wcag.h"
#include "views/common/theme.h"
#include "views/definition/slicedhighlighter.h"

#include <QPlainTextDocumentLayout>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextDocument>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QTextDocument document;
    SlicedHighlighter highlighter{document};
    QSignalSpy finished{&highlighter, &SlicedHighlighter::finished};

    explicit Fixture(const QString &text, bool dark = false)
    {
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(text);
        highlighter.setDark(dark);
    }
    QList<QTextLayout::FormatRange> formats(int line) const
    {
        return document.findBlockByNumber(line).layout()->formats();
    }
    QSet<QRgb> colors() const
    {
        QSet<QRgb> colors;
        for (int line = 0; line < document.blockCount(); ++line) {
            for (const auto &range : formats(line)) {
                if (range.format.hasProperty(QTextFormat::ForegroundBrush))
                    colors.insert(range.format.foreground().color().rgb());
            }
        }
        return colors;
    }
};

const QString yaml = u"# comment\nkind: ImageStream\nspec:\n  tags:\n  - name: \"3.3\"\n"
                     "    generation: 12\n    reference: true\n    annotations: {a: 'b', c: &x ~}\n"
                     "    from: !!str *x\n---\ndescription: |\n  kind: no key\n"_s;
const QString json = u"{\"kind\": \"ImageStream\", \"n\": [1, 2.5, true, null, \"a\\n\"]}\n"_s;

QString manyLines(int count)
{
    return u"kind: ImageStream # a comment\n"_s.repeated(count);
}

} // namespace

class TestSlicedHighlighter : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void colours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<bool>("dark");
        QTest::newRow("YAML, light") << yaml << u"a.yaml"_s << false;
        QTest::newRow("YAML, dark") << yaml << u"a.yml"_s << true;
        QTest::newRow("JSON, light") << json << u"a.json"_s << false;
        QTest::newRow("JSON, dark") << json << u"a.json"_s << true;
    }
    /// The text is coloured, in colours that can be read on the background of pages.
    void colours()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, fileName);
        QFETCH(const bool, dark);
        Fixture f(text, dark);
        f.highlighter.start(fileName);
        QTRY_COMPARE(f.finished.size(), 1);
        QVERIFY(f.highlighter.isFinished());
        QVERIFY(f.colors().size() >= 3);
        const QColor background = (dark ? darkTheme() : lightTheme()).window;
        for (const QRgb color : f.colors()) {
            QVERIFY2(
                wcagContrast(color, background) >= 4.45,
                qPrintable(
                    u"%1: %2"_s.arg(QColor(color).name()).arg(wcagContrast(color, background))));
        }
    }

    void unknownLanguageStaysPlain()
    {
        Fixture f(manyLines(10));
        f.highlighter.start(u"no-such-language"_s);
        QTRY_VERIFY(f.highlighter.isFinished());
        QVERIFY(f.colors().isEmpty());
    }

    /// What is on the screen does not wait for what is above it.
    void visibleLinesFirst()
    {
        Fixture f(manyLines(20'000));
        f.highlighter.start(u"a.yaml"_s);
        f.highlighter.highlightNow(15'000, 15'040);
        QVERIFY(!f.formats(15'000).isEmpty());
        QVERIFY(!f.formats(15'040).isEmpty());
        QVERIFY(f.formats(0).isEmpty());
        QVERIFY(f.formats(15'041).isEmpty());
        QVERIFY(!f.highlighter.isFinished());
        QTRY_VERIFY_WITH_TIMEOUT(f.highlighter.isFinished(), 30'000);
        QVERIFY(!f.formats(0).isEmpty());
        QVERIFY(!f.formats(19'999).isEmpty());
        f.highlighter.highlightNow(0, 10); // does no harm afterwards
    }

    /// The event loop gets its turn many times before a large text is done.
    void worksInSlices()
    {
        Fixture f(manyLines(20'000));
        f.highlighter.start(u"a.yaml"_s);
        int turns = 0;
        while (!f.highlighter.isFinished()) {
            QCoreApplication::processEvents();
            ++turns;
        }
        QVERIFY2(turns > 5, qPrintable(QString::number(turns)));
        QCOMPARE(f.finished.size(), 1);
    }

    /// Seen from its middle a block of text looks like keys and values.
    void guessesAreCorrected()
    {
        const QString text
            = u"description: |\n"_s + u"  kind: ImageStream # text\n"_s.repeated(200);
        Fixture whole(text);
        whole.highlighter.start(u"a.yaml"_s);
        QTRY_VERIFY(whole.highlighter.isFinished());
        Fixture f(text);
        f.highlighter.start(u"a.yaml"_s);
        f.highlighter.highlightNow(100, 110);
        QVERIFY(f.formats(105) != whole.formats(105));
        QTRY_VERIFY(f.highlighter.isFinished());
        for (int line = 0; line < 200; ++line)
            QCOMPARE(f.formats(line), whole.formats(line));
    }

    void themeStartsOver()
    {
        Fixture f(yaml);
        f.highlighter.start(u"a.yaml"_s);
        QTRY_VERIFY(f.highlighter.isFinished());
        const QSet<QRgb> light = f.colors();
        f.highlighter.setDark(false); // as it is
        QVERIFY(f.highlighter.isFinished());
        f.highlighter.setDark(true);
        QVERIFY(!f.highlighter.isFinished());
        QTRY_VERIFY(f.highlighter.isFinished());
        QVERIFY(!f.colors().intersects(light));
    }

    /// What is typed has its colours when the key has been handled.
    void followsEdits_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("typed");
        QTest::newRow("a word") << 1 << u"metadata: "_s;
        QTest::newRow("lines") << 1 << u"a: 1\nb: 'x'\n# c\n"_s;
        QTest::newRow("at the top") << 0 << u"# more\n"_s;
        QTest::newRow("at the end") << 12 << u"a: 1"_s;
        QTest::newRow("colours all below") << 1 << u"description: |\n "_s;
        QTest::newRow("a quote that is not closed") << 1 << u"a: \"x\n"_s;
    }
    void followsEdits()
    {
        QFETCH(const int, line);
        QFETCH(const QString, typed);
        Fixture f(yaml);
        f.highlighter.start(u"a.yaml"_s);
        QTRY_VERIFY(f.highlighter.isFinished());
        QTextCursor cursor(f.document.findBlockByNumber(line));
        cursor.insertText(typed);
        QVERIFY(!f.formats(line).isEmpty());
        QTRY_VERIFY(f.highlighter.isFinished());
        const auto equalsFresh = [&f] {
            Fixture fresh(f.document.toPlainText());
            fresh.highlighter.start(u"a.yaml"_s);
            if (!QTest::qWaitFor([&] { return fresh.highlighter.isFinished(); }))
                return false;
            for (int number = 0; number < f.document.blockCount(); ++number) {
                if (f.formats(number) != fresh.formats(number))
                    return false;
            }
            return true;
        };
        QVERIFY(equalsFresh());
        f.document.undo();
        QTRY_VERIFY(f.highlighter.isFinished());
        QVERIFY(equalsFresh());
    }

    /// Most edits change the colours of their own line only, however long the text.
    void anEditIsCheap()
    {
        Fixture f(manyLines(20'000));
        f.highlighter.start(u"a.yaml"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.highlighter.isFinished(), 30'000);
        QTextCursor cursor(f.document.findBlockByNumber(10'000));
        cursor.insertText(u"x"_s);
        QVERIFY(f.highlighter.isFinished());
        cursor.insertText(u"\n"_s);
        QVERIFY(f.highlighter.isFinished());
    }

    /// A document is shown while its text is still coming.
    void followsALoadingText()
    {
        Fixture f(manyLines(1000));
        f.highlighter.start(u"a.yaml"_s);
        QTextCursor cursor(&f.document);
        for (int i = 0; i < 5; ++i) {
            cursor.movePosition(QTextCursor::End);
            cursor.insertText(manyLines(1000));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY_WITH_TIMEOUT(f.highlighter.isFinished(), 30'000);
        for (int number = 0; number < 6000; ++number)
            QVERIFY2(!f.formats(number).isEmpty(), qPrintable(QString::number(number)));
    }

    void emptyTextIsDoneAtOnce()
    {
        Fixture f{QString()};
        f.highlighter.start(u"a.yaml"_s);
        QTRY_COMPARE(f.finished.size(), 1);
    }
};

QTEST_MAIN(TestSlicedHighlighter)
#include "tst_slicedhighlighter.moc"
