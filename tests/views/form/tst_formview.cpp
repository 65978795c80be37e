// SPDX-License-Identifier: Apache-2.0
#include "views/form/formview.h"

#include "tests/support/shown.h"
#include "tests/support/testcase.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

DefinitionForm sampleForm()
{
    QList<FormEntry> entries;
    for (int i = 0; i < 20; ++i)
        entries.append({.field = u"annotations.f%1"_s.arg(i), .caption = u"Field %1"_s.arg(i)});
    return {.subjects = {{.name = u"ruby"_s}, {.name = u"3.3"_s, .isTag = true}},
            .current = 1,
            .sections = {{.title = u"Tag"_s,
                          .entries = {{.field = u"name"_s, .caption = u"Name"_s, .text = u"3.3"_s},
                                      {.field = u"reference"_s,
                                       .caption = u"Reference"_s,
                                       .kind = FormEntry::Kind::Flag,
                                       .text = u"false"_s,
                                       .help = u"Only points."_s}}},
                         {.title = u"More"_s, .entries = entries}},
            .isEditable = true};
}

} // namespace

class TestFormView : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void showsAndTells()
    {
        FormView view;
        QVERIFY(showWindow(view, {380, 500}));
        view.showForm(sampleForm());
        auto *subjects = view.findChild<QComboBox *>(u"formSubject"_s);
        QCOMPARE(subjects->currentIndex(), 1);
        QCOMPARE(subjects->itemText(0), u"ruby (stream)"_s);
        QCOMPARE(subjects->currentText(), u"ruby:3.3"_s);
        QVERIFY(shownTexts(view).contains(u"Only points."_s));
        QSignalSpy changed(&view, &FormView::changed);
        QSignalSpy entered(&view, &FormView::fieldEntered);
        view.findChild<QCheckBox *>(u"input-reference"_s)->click();
        QCOMPARE(changed.takeLast(), QVariantList({u"reference"_s, u"true"_s}));
        auto *name = view.findChild<QLineEdit *>(u"input-name"_s);
        name->setFocus();
        QTRY_COMPARE(entered.last().first().toString(), u"name"_s);
        QTest::keyClick(name, Qt::Key_End);
        QTest::keyClicks(name, u"0"_s);
        QCOMPARE(changed.takeLast(), QVariantList({u"name"_s, u"3.30"_s}));
    }

    /// What comes back does not disturb who types.
    void keepsTheCursor()
    {
        FormView view;
        QVERIFY(showWindow(view, {380, 500}));
        DefinitionForm form = sampleForm();
        view.showForm(form);
        auto *name = view.findChild<QLineEdit *>(u"input-name"_s);
        name->setFocus();
        name->setCursorPosition(1);
        form.sections.first().entries.first().text = u"3.4"_s;
        form.sections.first().entries.first().problem = u"It is taken."_s;
        view.showForm(form);
        QCOMPARE(view.findChild<QLineEdit *>(u"input-name"_s), name);
        QCOMPARE(name->text(), u"3.4"_s);
        QCOMPARE(name->cursorPosition(), 1);
        QVERIFY(shownTexts(view).contains(u"It is taken."_s));
        QVERIFY(name->accessibleDescription().contains(u"It is taken."_s));
    }

    void bringsTheFieldIntoView()
    {
        FormView view;
        QVERIFY(showWindow(view, {380, 400}));
        view.showForm(sampleForm());
        auto *last = view.findChild<QWidget *>(u"form-annotations.f19"_s);
        QTRY_VERIFY(last->visibleRegion().isEmpty());
        if (QWidget *focused = QApplication::focusWidget())
            focused->clearFocus();
        view.reachField(u"annotations.f19"_s);
        QTRY_VERIFY(!last->visibleRegion().isEmpty());
    }

    void saysWhyThereIsNothing()
    {
        FormView view;
        QVERIFY(showWindow(view, {380, 400}));
        view.showForm({.message = u"There is no image stream in this file."_s});
        QVERIFY(shownTexts(view).contains(u"There is no image stream in this file."_s));
        QVERIFY(!view.findChild<QComboBox *>(u"formSubject"_s)->isVisible());
        DefinitionForm form = sampleForm();
        form.isEditable = false;
        view.showForm(form);
        QVERIFY(view.findChild<QLineEdit *>(u"input-name"_s)->isReadOnly());
        QVERIFY(!view.findChild<QCheckBox *>(u"input-reference"_s)->isEnabled());
    }
};

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"
