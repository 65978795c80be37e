// SPDX-License-Identifier: Apache-2.0
#include "views/form/entryeditors.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"
#include "views/form/iconpicker.h"
#include "views/form/wordsedit.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// An editor in a window.
struct Shown
{
    explicit Shown(const FormEntry &entry)
        : editor(EntryEditor::make(entry, &window))
    {
        editor->setEntry(entry, true);
        if (!showWindow(window, {360, 260}))
            qFatal("not shown");
    }
    QString last() const
    {
        return changed.isEmpty() ? QString() : changed.last().first().toString();
    }

    QWidget window;
    EntryEditor *editor;
    QSignalSpy changed{editor, &EntryEditor::changed};
};

} // namespace

class TestEntryEditors : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    /// Others refer to a name: half of one is nobody's.
    void namesAreToldWhole()
    {
        const Shown shown(
            {.field = u"name"_s, .caption = u"Name"_s, .text = u"3.3"_s, .isName = true});
        auto *edit = shown.editor->findChild<QLineEdit *>();
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_End);
        QTest::keyClicks(edit, u"0"_s);
        QCOMPARE(shown.changed.size(), 0);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(shown.last(), u"3.30"_s);
        QTest::keyClicks(edit, u"1"_s);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(edit->text(), u"3.30"_s);
    }

    void textsHaveLines()
    {
        const Shown shown({.field = u"annotations.description"_s,
                           .caption = u"Description"_s,
                           .kind = FormEntry::Kind::Text,
                           .text = u"One"_s});
        auto *edit = shown.editor->findChild<QPlainTextEdit *>();
        auto *next = new QLineEdit(shown.editor->parentWidget());
        next->show();
        edit->setFocus();
        edit->moveCursor(QTextCursor::End);
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClicks(edit, u"Two"_s);
        QCOMPARE(shown.last(), u"One\nTwo"_s);
        QTest::keyClick(edit, Qt::Key_Tab); // goes on, and is no character
        QCOMPARE(shown.last(), u"One\nTwo"_s);
        QVERIFY(next->hasFocus());
    }

    /// A value that no choice has is shown as it is; the sentence is that of the choice.
    void choices()
    {
        FormEntry entry{.field = u"referencePolicy.type"_s,
                        .caption = u"Reference policy"_s,
                        .kind = FormEntry::Kind::Choice,
                        .text = u"Both"_s,
                        .choices
                        = {{.value = u"Source"_s, .label = u"Source"_s, .text = u"There."_s},
                           {.value = u"Local"_s, .label = u"Local"_s, .text = u"Here."_s}}};
        const Shown shown(entry);
        auto *box = shown.editor->findChild<QComboBox *>();
        QCOMPARE(box->currentText(), u"Both"_s);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(shown.last(), u"Local"_s);
        entry.text = u"Local"_s;
        shown.editor->setEntry(entry, true);
        QCOMPARE(box->count(), 2);
        QVERIFY(shownTexts(shown.window).contains(u"Here."_s));
    }

    /// Words are joined as they were.
    void words()
    {
        const Shown shown({.field = u"annotations.tags"_s,
                           .caption = u"Keywords"_s,
                           .kind = FormEntry::Kind::Words,
                           .text = u"builder, ruby"_s});
        auto *words = shown.editor->findChild<WordsEdit *>();
        QTest::keyClicks(&words->edit(), u"rails,"_s);
        QCOMPARE(shown.last(), u"builder, ruby, rails"_s);
    }

    void icons()
    {
        const Shown shown({.field = u"annotations.iconClass"_s,
                           .caption = u"Icon class"_s,
                           .kind = FormEntry::Kind::Icon,
                           .text = u"icon-java"_s,
                           .choices = {{.value = u"icon-java"_s}, {.value = u"icon-ruby"_s}}});
        shown.editor->findChild<QPushButton *>(u"iconButton"_s)->click();
        auto *picker = shown.window.findChild<IconPicker *>();
        QVERIFY(picker);
        QCOMPARE(picker->current(), u"icon-java"_s);
        Q_EMIT picker->picked(u"icon-ruby"_s);
        QCOMPARE(shown.last(), u"icon-ruby"_s);
    }
};

QTEST_MAIN(TestEntryEditors)
#include "tst_entryeditors.moc"
