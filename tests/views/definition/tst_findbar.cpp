// SPDX-License-Identifier: Apache-2.0
#include "views/definition/findbar.h"

#include "tests/support/accessibility.h"
#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "tests/views/definition/codefixture.h"
#include "views/definition/folding.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    CodeFixture code;
    QWidget window;
    FindBar *bar = new FindBar(code.view, &window);
    QLineEdit *pattern = bar->findChild<QLineEdit *>(u"findPattern"_s);
    QLineEdit *replacement = bar->findChild<QLineEdit *>(u"findReplacement"_s);
    QLabel *count = bar->findChild<QLabel *>(u"findCount"_s);

    explicit Fixture(const QString &text)
        : code(text)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(bar);
        layout->addWidget(&code.view);
    }
    ~Fixture() { code.view.setParent(nullptr); }
    void click(const QString &name) const
    {
        QTest::mouseClick(bar->findChild<QWidget *>(name), Qt::LeftButton);
    }
    QString selected() const
    {
        const QTextCursor cursor = code.view.textCursor();
        return u"%1:%2"_s.arg(cursor.selectionStart()).arg(cursor.selectedText());
    }
    qsizetype marks() const
    {
        return std::ranges::count_if(code.view.extraSelections(), [](const auto &selection) {
            return selection.cursor.hasSelection();
        });
    }
};

const QString text = u"name: ruby\n# Ruby, rubys\nname: x\n"_s;

} // namespace

class TestFindBar : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhileTyping()
    {
        Fixture f(text);
        QVERIFY(showWindow(f.window));
        f.bar->openFind();
        QVERIFY(f.bar->isVisible());
        QCOMPARE(accessibilityProblems(*f.bar), QString());
        QTest::keyClicks(f.pattern, u"ruby"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 3"_s);
        QCOMPARE(f.selected(), u"6:ruby"_s);
        QCOMPARE(f.marks(), 3);
        QTest::keyClick(f.pattern, Qt::Key_Return);
        QCOMPARE(f.selected(), u"13:Ruby"_s);
        QCOMPARE(f.count->text(), u"2 of 3"_s);
        f.click(u"findNext"_s);
        f.click(u"findNext"_s); // around the end
        QCOMPARE(f.selected(), u"6:ruby"_s);
        QTest::keyClick(f.pattern, Qt::Key_Return, Qt::ShiftModifier); // and back
        QCOMPARE(f.selected(), u"19:ruby"_s);
        f.click(u"findCase"_s);
        QTRY_COMPARE(f.count->text(), u"2 of 2"_s);
        f.click(u"findWord"_s);
        QTRY_COMPARE(f.count->text(), u"1 found"_s);
        QTest::keyClick(f.pattern, Qt::Key_Escape);
        QVERIFY(!f.bar->isVisible());
        QCOMPARE(f.marks(), 0);
        QVERIFY(f.code.view.hasFocus());
    }

    void saysWhatItCannotFind()
    {
        Fixture f(text);
        QVERIFY(showWindow(f.window));
        f.bar->openFind();
        QTest::keyClicks(f.pattern, u"("_s);
        QTRY_COMPARE(f.count->text(), u"not found"_s);
        f.click(u"findRegex"_s);
        QTRY_COMPARE(f.count->text(), u"not a regular expression"_s);
        QVERIFY(!f.pattern->toolTip().isEmpty());
    }

    void beginsWithWhatIsSelected()
    {
        Fixture f(u"a |ruby| ruby"_s);
        QVERIFY(showWindow(f.window));
        f.bar->openFind();
        QCOMPARE(f.pattern->text(), u"ruby"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 2"_s);
    }

    void followsTheText()
    {
        Fixture f(text);
        QVERIFY(showWindow(f.window));
        f.bar->openFind();
        QTest::keyClicks(f.pattern, u"name"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 2"_s);
        QTextCursor writer(&f.code.document);
        writer.movePosition(QTextCursor::End);
        writer.insertText(u"name"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 3"_s);
    }

    void showsWhatIsFolded()
    {
        Fixture f(u"spec:\n  tags: hidden\nend: 1\n"_s);
        QVERIFY(showWindow(f.window));
        f.code.view.folding().fold(f.code.document.firstBlock());
        f.bar->openFind();
        QTest::keyClicks(f.pattern, u"hidden"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 1"_s);
        QVERIFY(f.code.document.findBlockByNumber(1).isVisible());
    }

    void replaces()
    {
        Fixture f(text);
        QVERIFY(showWindow(f.window));
        f.bar->openReplace();
        QVERIFY(f.replacement->isVisible());
        f.click(u"findRegex"_s);
        QTest::keyClicks(f.pattern, u"(\\w+): (\\w+)"_s);
        QTRY_COMPARE(f.count->text(), u"1 of 2"_s);
        QTest::keyClicks(f.replacement, u"\\2: \\1"_s);
        f.click(u"replaceOne"_s);
        QVERIFY(f.code.document.toPlainText().startsWith(u"ruby: name\n"_s));
        QTRY_COMPARE(f.selected(), u"25:name: x"_s);
        f.code.document.undo();
        QCOMPARE(f.code.document.toPlainText(), text);
        f.click(u"replaceAll"_s);
        QCOMPARE(f.code.document.toPlainText(), u"ruby: name\n# Ruby, rubys\nx: name\n"_s);
        f.code.document.undo(); // one step
        QCOMPARE(f.code.document.toPlainText(), text);
    }

    void readOnlyIsNotReplaced()
    {
        Fixture f(text);
        f.code.view.setEditable(false);
        QVERIFY(showWindow(f.window));
        f.bar->openReplace();
        QVERIFY(!f.replacement->isVisible());
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
