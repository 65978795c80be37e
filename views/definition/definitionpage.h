// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filestate.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QTextDocument;

namespace headwater {

class Breadcrumbs;
class CodeView;
class FindBar;
class FormView;
class GoToBar;
class MessageBar;

/// The Definition tab: the file a stream comes from, to be edited as form and text, and how it
/// stands to the disk.
class DefinitionPage : public QWidget
{
    Q_OBJECT
public:
    explicit DefinitionPage(QWidget *parent = nullptr);

    /// Shows @p document, which stays its owner's, who calls showNothing() before it goes.
    void showDocument(QTextDocument &document, const FileState &state);
    /// What has become of the file on show.
    void setState(const FileState &state);
    /// The file cannot be shown; @p reason says why.
    void showFailure(const QString &file, const QString &reason);
    void showNothing();
    /// Puts the cursor on @p line (from 1), as soon as that line has arrived.
    void goToLine(int line);
    const QString &file() const { return m_state.file; }
    CodeView &view() { return *m_view; }
    FindBar &findBar() { return *m_find; }
    GoToBar &goToBar() { return *m_goTo; }
    FormView &form() { return *m_form; }
    /// Whether the form is beside the text.
    void setFormShown(bool isShown);
    bool isFormShown() const;

Q_SIGNALS:
    /// file() is another one, or its text has come.
    void fileShown();
    /// By the user.
    void formToggled(bool isShown);
    void saveRequested();
    /// Under another name: this file cannot be written.
    void saveAsRequested();
    /// The file has changed on the disk: look at the difference, let the text here win, or take
    /// what is there.
    void compareRequested();
    void keepRequested();
    void reloadRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    QHBoxLayout *buildBar();
    void updateNote();
    void updateMessage();

    QLabel *const m_note;
    QPushButton *const m_toggleForm;
    QPushButton *const m_undo;
    QPushButton *const m_save;
    MessageBar *const m_message;
    CodeView *const m_view;
    Breadcrumbs *const m_path;
    FindBar *const m_find;
    GoToBar *const m_goTo;
    FormView *const m_form;
    QSplitter *const m_split;
    FileState m_state;
};

} // namespace headwater
