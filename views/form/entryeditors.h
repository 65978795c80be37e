// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/form/entryeditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

/// The editors of the kinds of fields that a form has; made by EntryEditor::make().
namespace headwater {

class WordsEdit;

/// A line. A name is told when it has been typed, all else with each key.
class LineEditor : public EntryEditor
{
    Q_OBJECT
public:
    LineEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *const m_edit;
};

class TextEditor : public EntryEditor
{
    Q_OBJECT
public:
    TextEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    QPlainTextEdit *const m_edit;
};

/// A box to tick, with a sentence below it on what it does.
class FlagEditor : public EntryEditor
{
    Q_OBJECT
public:
    FlagEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;
    QString noteOf(const FormEntry &entry) const override;

private:
    QCheckBox *const m_box;
};

/// One of some values, with a sentence below it on what that one does.
class ChoiceEditor : public EntryEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;
    QString noteOf(const FormEntry &entry) const override;

private:
    QComboBox *const m_box;
};

class WordsEditor : public EntryEditor
{
    Q_OBJECT
public:
    WordsEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;

private:
    WordsEdit *const m_words;
};

class IconMark;

/// A class by its name, with its mark and a picker.
class IconEditor : public EntryEditor
{
    Q_OBJECT
public:
    IconEditor(const FormEntry &entry, QWidget *parent);

protected:
    void showEntry(const FormEntry &entry, bool isEditable) override;

private:
    void openPicker();

    QLineEdit *const m_edit;
    IconMark *const m_mark;
    QPushButton *const m_choose;
};

} // namespace headwater
