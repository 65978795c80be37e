// SPDX-License-Identifier: Apache-2.0
#include "views/definition/problemmarks.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"
#include "views/common/theme.h"
#include "views/definition/gutter.h"

#include <QApplication>

#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QToolTip>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

using Severity = Problem::Severity;

const QString text = u"kind: ImageStrem\nspec:\n  tags: {}\n"_s;

ProblemMarks::Mark mark(int from, int to, Severity severity, const QString &message)
{
    return {.problem = {.severity = severity,
                        .message = message,
                        .remedy = u"Do <b>this</b>."_s,
                        .rule = u"S1"_s,
                        .fixes = {{.text = u"Write ImageStream & go"_s,
                                   .edits = {{.from = 6, .to = 16, .text = "ImageStream"}}}}},
            .from = from,
            .to = to};
}

QStringList underlined(CodeView &view)
{
    QStringList texts;
    for (const ProblemMarks::Underline &underline : view.problems().underlines())
        texts.append(underline.cursor.selectedText());
    return texts;
}

QStringList messages(const QList<TextProblem> &problems)
{
    QStringList texts;
    for (const TextProblem &problem : problems)
        texts.append(problem.message);
    return texts;
}

struct Fixture : CodeFixture
{
    Fixture()
        : CodeFixture(text)
    {
        view.problems().setMarks({mark(6, 16, Severity::Error, u"no such kind"_s),
                                  mark(0, 0, Severity::Warning, u"a word"_s)});
    }
};

} // namespace

class TestProblemMarks : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void underlines()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.problems().setMarks({mark(6, 16, Severity::Error, u"no such kind"_s),
                                    mark(0, 0, Severity::Warning, u"a word"_s),
                                    mark(1000, 1000, Severity::Information, u"beyond"_s)});
        QCOMPARE(underlined(f.view).sliced(0, 2), (QStringList{u"kind"_s, u"ImageStrem"_s}));
        QCOMPARE(messages(f.view.problems().inBlock(0)),
                 (QStringList{u"no such kind"_s, u"a word"_s})); // the worst first
        QCOMPARE(messages(f.view.problems().at(8)), QStringList{u"no such kind"_s});
        QVERIFY(f.view.problems().at(20).isEmpty());
        f.view.problems().clear();
        QCOMPARE(underlined(f.view), QStringList());
    }

    /// In the colour of its severity, whatever those of the syntax are.
    void isSeen()
    {
        applyTheme(*qApp, ColorScheme::Light);
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.problems().setMarks({mark(6, 16, Severity::Error, u"no such kind"_s)});
        const QImage image = f.view.viewport()->grab().toImage();
        int red = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                red += color.red() > color.blue() + 60 && color.red() > color.green() + 60 ? 1 : 0;
            }
        }
        QVERIFY2(red > 20, qPrintable(QString::number(red)));
    }

    /// Until the text has been looked at again, marks go with it.
    void movesWithTheText()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QTextCursor(&f.document).insertText(u"\n\n"_s);
        QVERIFY(f.view.problems().inBlock(0).isEmpty());
        QCOMPARE(f.view.problems().inBlock(2).size(), 2);
    }

    void goesFromOneToTheNext()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        f.view.goToProblem(false);
        QCOMPARE(f.view.textCursor().position(), 6);
        f.view.goToProblem(false);
        QCOMPARE(f.view.textCursor().position(), 0);
        f.view.goToProblem(true);
        QCOMPARE(f.view.textCursor().position(), 6);
    }

    void saysWhatIsWrong()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QTextCursor at(&f.document);
        at.setPosition(8);
        const QPoint place = f.view.cursorRect(at).center();
        QHelpEvent help(QEvent::ToolTip, place, f.view.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(f.view.viewport(), &help);
        QTRY_VERIFY(QToolTip::text().contains(u"no such kind"_s));
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;"_s)); // plain, whatever it looks like
    }

    void offersFixes()
    {
        Fixture f;
        QVERIFY(showWindow(f.view));
        QSignalSpy chosen(&f.view.problems(), &ProblemMarks::fixChosen);
        auto *gutter = f.view.findChild<Gutter *>();
        const CodeView::VisibleLine line = f.view.visibleLines().first();
        QTest::mouseClick(gutter, Qt::LeftButton, {}, {8, qRound(line.top + 5)});
        auto *menu = f.view.findChild<QMenu *>(u"fixMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 4);
        QCOMPARE(menu->actions().first()->text(), u"no such kind"_s);
        QVERIFY(!menu->actions().first()->isEnabled());
        QCOMPARE(menu->actions().at(1)->text(), u"Write ImageStream && go"_s);
        menu->actions().at(1)->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<TextFix>().edits.size(), 1);
        menu->close();
    }
};

QTEST_MAIN(TestProblemMarks)
#include "tst_problemmarks.moc"
