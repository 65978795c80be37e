// SPDX-License-Identifier: Apache-2.0
#include "views/form/entryeditors.h"

#include "views/common/choicebox.h"
#include "views/common/formfield.h"
#include "views/common/theme.h"
#include "views/form/iconmark.h"
#include "views/form/iconpicker.h"
#include "views/form/wordsedit.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int textLines = 4;

QStringList valuesOf(const FormEntry &entry)
{
    QStringList values;
    for (const FormChoice &choice : entry.choices)
        values.append(choice.value);
    return values;
}

/// Proposes @p words in @p edit.
void propose(QLineEdit &edit, const QStringList &words)
{
    if (words.isEmpty() || edit.property("words").toStringList() == words)
        return;
    edit.setProperty("words", words);
    auto *completer = new QCompleter(words, &edit);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    edit.setCompleter(completer); // the one before goes
}

/// Without a signal, and with the cursor where it was.
void showText(QLineEdit &edit, const QString &text)
{
    if (edit.text() == text)
        return;
    const QSignalBlocker blocker(&edit);
    const int cursor = edit.cursorPosition();
    edit.setText(text);
    edit.setCursorPosition(edit.hasFocus() ? qMin(cursor, int(text.size())) : 0);
}

} // namespace

LineEditor::LineEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_edit(new QLineEdit(this))
{
    place(entry, m_edit);
    m_edit->setObjectName(u"input-"_s + entry.field);
    listen(m_edit);
    if (entry.kind == FormEntry::Kind::Source)
        m_edit->setFont(fixedFont(font()));
    if (entry.isName)
        connect(m_edit, &QLineEdit::editingFinished, this,
                [this] { tell(m_edit->text().trimmed()); });
    else
        connect(m_edit, &QLineEdit::textChanged, this, &LineEditor::tell);
}

void LineEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    const bool isBeingTyped = entry.isName && m_edit->hasFocus() && m_edit->isModified();
    if (!isBeingTyped || !entry.problem.isEmpty())
        showText(*m_edit, entry.text);
    m_edit->setPlaceholderText(entry.hint);
    m_edit->setReadOnly(!isEditable);
    propose(*m_edit, valuesOf(entry));
}

bool LineEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && entry().isName && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_edit->setText(entry().text);
        return true;
    }
    return EntryEditor::eventFilter(watched, event);
}

TextEditor::TextEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_edit(new QPlainTextEdit(this))
{
    m_edit->setProperty("input", true);
    place(entry, m_edit);
    m_edit->setObjectName(u"input-"_s + entry.field);
    m_edit->setTabChangesFocus(true);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setFont(font());
    listen(m_edit);
    fitHeight();
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { tell(m_edit->toPlainText()); });
}

void TextEditor::fitHeight()
{
    m_edit->setFixedHeight(textLines * m_edit->fontMetrics().lineSpacing() + 18);
}

void TextEditor::changeEvent(QEvent *event)
{
    EntryEditor::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void TextEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    m_edit->setReadOnly(!isEditable);
    m_edit->setPlaceholderText(entry.hint);
    if (m_edit->toPlainText() == entry.text)
        return;
    const QSignalBlocker blocker(m_edit);
    QTextCursor cursor = m_edit->textCursor();
    const int position = cursor.position();
    m_edit->setPlainText(entry.text);
    cursor.setPosition(qMin(position, int(entry.text.size())));
    m_edit->setTextCursor(cursor);
}

FlagEditor::FlagEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_box(new QCheckBox(entry.caption, this))
{
    place(entry, m_box, false);
    m_box->setObjectName(u"input-"_s + entry.field);
    listen(m_box);
    connect(m_box, &QCheckBox::toggled, this,
            [this](bool isOn) { tell(isOn ? u"true"_s : u"false"_s); });
}

void FlagEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    const QSignalBlocker blocker(m_box);
    m_box->setChecked(entry.text == "true"_L1);
    m_box->setEnabled(isEditable);
}

QString FlagEditor::noteOf(const FormEntry &entry) const
{
    return entry.help;
}

ChoiceEditor::ChoiceEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_box(makeChoiceBox(u"input-"_s + entry.field, entry.caption, {}, this))
{
    place(entry, m_box);
    m_box->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    listen(m_box);
    connect(m_box, &QComboBox::activated, this,
            [this](int index) { tell(m_box->itemData(index).toString()); });
}

void ChoiceEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    QList<FormChoice> choices = entry.choices;
    // What the server would refuse is shown as it is.
    if (!valuesOf(entry).contains(entry.text))
        choices.append({.value = entry.text, .label = entry.text, .text = {}});
    bool isSame = m_box->count() == choices.size();
    for (int i = 0; i < choices.size() && isSame; ++i)
        isSame = m_box->itemData(i) == choices.at(i).value
            && m_box->itemText(i) == choices.at(i).label;
    if (!isSame) {
        m_box->clear();
        for (const FormChoice &choice : choices)
            m_box->addItem(choice.label, choice.value);
    }
    m_box->setCurrentIndex(m_box->findData(entry.text));
    m_box->setEnabled(isEditable);
}

QString ChoiceEditor::noteOf(const FormEntry &entry) const
{
    for (const FormChoice &choice : entry.choices) {
        if (choice.value == entry.text)
            return choice.text;
    }
    return {};
}

WordsEditor::WordsEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_words(new WordsEdit(this))
{
    place(entry, m_words);
    m_words->setObjectName(u"input-"_s + entry.field);
    m_words->edit().setAccessibleName(entry.caption);
    listen(&m_words->edit());
    connect(m_words, &WordsEdit::wordsEdited, this, [this](const QStringList &words) {
        const bool isSpaced = this->entry().text.contains(", "_L1);
        tell(words.join(isSpaced ? u", "_s : u","_s));
    });
}

void WordsEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    QStringList words;
    for (const QString &word : entry.text.split(u',', Qt::SkipEmptyParts))
        words.append(word.trimmed());
    m_words->setWords(words);
    m_words->setReadOnly(!isEditable);
    m_words->setProposals(valuesOf(entry));
}

IconEditor::IconEditor(const FormEntry &entry, QWidget *parent)
    : EntryEditor(parent)
    , m_edit(new QLineEdit(this))
    , m_mark(new IconMark(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
{
    place(entry, m_edit);
    m_edit->setObjectName(u"input-"_s + entry.field);
    m_choose->setObjectName("iconButton"_L1);
    formField().addBefore(m_mark);
    formField().addBeside(m_choose);
    listen(m_edit);
    listen(m_choose);
    connect(m_edit, &QLineEdit::textChanged, this, &IconEditor::tell);
    connect(m_choose, &QPushButton::clicked, this, &IconEditor::openPicker);
}

void IconEditor::showEntry(const FormEntry &entry, bool isEditable)
{
    showText(*m_edit, entry.text);
    m_edit->setPlaceholderText(entry.hint);
    m_edit->setReadOnly(!isEditable);
    m_choose->setEnabled(isEditable);
    m_mark->showClass(entry.text, !entry.isNoteWarning);
    propose(*m_edit, valuesOf(entry));
}

void IconEditor::openPicker()
{
    auto *picker = new IconPicker(entry().choices, entry().text, window());
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &IconPicker::picked, m_edit, &QLineEdit::setText);
    picker->open();
}

} // namespace headwater
