// SPDX-License-Identifier: Apache-2.0
#include "views/form/entryeditor.h"

#include "views/common/formfield.h"
#include "views/common/plaintextdelegate.h"
#include "views/form/entryeditors.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Tone toneOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error: return Tone::Error;
    case Problem::Severity::Warning: return Tone::Warning;
    case Problem::Severity::Information: break;
    }
    return Tone::Information;
}

} // namespace

EntryEditor *EntryEditor::make(const FormEntry &entry, QWidget *parent)
{
    switch (entry.kind) {
    case FormEntry::Kind::Text: return new TextEditor(entry, parent);
    case FormEntry::Kind::Flag: return new FlagEditor(entry, parent);
    case FormEntry::Kind::Choice: return new ChoiceEditor(entry, parent);
    case FormEntry::Kind::Words: return new WordsEditor(entry, parent);
    case FormEntry::Kind::Icon: return new IconEditor(entry, parent);
    case FormEntry::Kind::Line:
    case FormEntry::Kind::Source: break;
    }
    return new LineEditor(entry, parent);
}

void EntryEditor::place(const FormEntry &entry, QWidget *input, bool hasCaption)
{
    m_field = new FormField(hasCaption ? entry.caption : QString(), input, this);
    setObjectName(u"form-"_s + entry.field);
    input->setAccessibleName(entry.caption);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    setFocusProxy(input);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void EntryEditor::setEntry(const FormEntry &entry, bool isEditable)
{
    m_entry = entry;
    setToolTip(plainToolTip(entry.help));
    showEntry(entry, isEditable);
    m_field->setNote(noteOf(entry), entry.isNoteWarning ? Tone::Warning : Tone::Neutral);
    m_field->setProblem(entry.problem, toneOf(entry.severity));
}

void EntryEditor::setCurrent(bool isCurrent)
{
    m_field->setCurrent(isCurrent);
}

void EntryEditor::tell(const QString &text)
{
    if (text == m_entry.text)
        return;
    m_entry.text = text;
    Q_EMIT changed(text);
}

void EntryEditor::listen(QWidget *input)
{
    input->installEventFilter(this);
}

bool EntryEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        Q_EMIT reached();
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
            event->ignore(); // what is undone is the text, of which this is a part
            return true;
        }
    } else if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore(); // who scrolls the form past a choice does not mean to change it
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace headwater
