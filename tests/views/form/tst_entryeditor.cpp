// SPDX-License-Identifier: Apache-2.0
#include "views/form/entryeditor.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestEntryEditor : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// The text of which the field is a part has the undo stack; the field leaves the key to it.
    void leavesUndoToTheText()
    {
        QWidget window;
        const FormEntry entry{.field = u"annotations.version"_s, .caption = u"Version"_s};
        EntryEditor *editor = EntryEditor::make(entry, &window);
        editor->setEntry(entry, true);
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        window.addAction(&undo);
        QVERIFY(showWindow(window, {300, 100}));
        window.activateWindow();
        auto *edit = editor->findChild<QLineEdit *>();
        edit->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClicks(edit, u"1"_s);
        QSignalSpy triggered(&undo, &QAction::triggered);
        QTest::keySequence(edit, QKeySequence::Undo);
        QTRY_COMPARE(triggered.size(), 1);
        QCOMPARE(edit->text(), u"1"_s);
    }

    void tellsEachTextOnce()
    {
        QWidget window;
        const FormEntry entry{.field = u"annotations.version"_s, .caption = u"Version"_s};
        EntryEditor *editor = EntryEditor::make(entry, &window);
        editor->setEntry(entry, true);
        QSignalSpy changed(editor, &EntryEditor::changed);
        auto *edit = editor->findChild<QLineEdit *>();
        edit->setText(u"3"_s);
        FormEntry next = entry;
        next.text = u"3"_s;
        editor->setEntry(next, true);
        next.text = u"4"_s;
        editor->setEntry(next, true);
        QCOMPARE(edit->text(), u"4"_s);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(TestEntryEditor)
#include "tst_entryeditor.moc"
