// SPDX-License-Identifier: Apache-2.0
#include "views/definition/definitionpage.h"

#include "views/common/icon.h"
#include "views/common/messagebar.h"
#include "views/common/theme.h"
#include "views/definition/breadcrumbs.h"
#include "views/definition/codeview.h"
#include "views/definition/findbar.h"
#include "views/definition/gotobar.h"
#include "views/form/formview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

DefinitionPage::DefinitionPage(QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel(this))
    , m_toggleForm(new QPushButton(icon(u"panel-left"_s), tr("Form"), this))
    , m_undo(new QPushButton(icon(u"undo-2"_s), tr("Undo"), this))
    , m_save(new QPushButton(icon(u"save"_s), tr("Save"), this))
    , m_message(new MessageBar(this))
    , m_view(new CodeView(this))
    , m_path(new Breadcrumbs(*m_view, this))
    , m_find(new FindBar(*m_view, this))
    , m_goTo(new GoToBar(*m_view, this))
    , m_form(new FormView(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
{
    setObjectName("definitionPage"_L1);
    buildLayout();
    connect(m_undo, &QPushButton::clicked, m_view, &QPlainTextEdit::undo);
    connect(m_save, &QPushButton::clicked, this, &DefinitionPage::saveRequested);
    connect(m_view, &QPlainTextEdit::undoAvailable, m_undo, &QWidget::setEnabled);
    connect(m_toggleForm, &QPushButton::toggled, this, [this](bool isOn) {
        m_form->setVisible(isOn);
        Q_EMIT formToggled(isOn);
    });
    setFocusProxy(m_view);
    setFormShown(true);
    updateNote();
}

void DefinitionPage::buildLayout()
{
    m_note->setObjectName("definitionNote"_L1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("muted", true);
    m_toggleForm->setObjectName("definitionForm"_L1);
    m_toggleForm->setCheckable(true);
    m_toggleForm->setToolTip(tr("Show the fields of the stream or tag beside the text"));
    m_undo->setObjectName("definitionUndo"_L1);
    m_save->setObjectName("definitionSave"_L1);
    auto *bar = new QWidget(this);
    bar->setProperty("surface", true);
    bar->setLayout(buildBar());
    auto *text = new QWidget(this);
    auto *column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addWidget(m_goTo);
    column->addWidget(m_view, 1);
    m_split->setObjectName("definitionSplit"_L1);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_form);
    m_split->addWidget(text);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_form->setMinimumWidth(280);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_message);
    layout->addWidget(m_split, 1);
}

QHBoxLayout *DefinitionPage::buildBar()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_path, 1);
    row->addWidget(m_note);
    row->addSpacing(4);
    row->addWidget(m_toggleForm);
    row->addWidget(m_undo);
    row->addWidget(m_save);
    return row;
}

void DefinitionPage::showDocument(QTextDocument &document, const FileState &state)
{
    m_view->showDocument(document, state.file);
    m_undo->setEnabled(document.isUndoAvailable());
    setState(state);
    Q_EMIT fileShown();
}

void DefinitionPage::setFormShown(bool isShown)
{
    m_toggleForm->setChecked(isShown);
    m_form->setVisible(isShown);
}

bool DefinitionPage::isFormShown() const
{
    return m_toggleForm->isChecked();
}

void DefinitionPage::setState(const FileState &state)
{
    m_state = state;
    m_path->setFile(state.file);
    m_view->setLoading(!state.isLoaded);
    m_view->setEditable(state.isLoaded && !state.isReadOnly);
    updateNote();
    updateMessage();
}

void DefinitionPage::updateNote()
{
    using Disk = FileState::Disk;
    m_save->setEnabled(m_state.isModified || m_state.disk == Disk::Missing);
    if (m_state.file.isEmpty())
        m_note->clear();
    else if (!m_state.isLoaded)
        m_note->setText(tr("loading…"));
    else if (m_state.isReadOnly)
        m_note->setText(tr("read-only"));
    else if (m_state.disk == Disk::Missing)
        m_note->setText(tr("not on the disk"));
    else
        m_note->setText(m_state.isModified ? tr("changed, not saved") : QString());
}

void DefinitionPage::updateMessage()
{
    using Disk = FileState::Disk;
    switch (m_state.disk) {
    case Disk::Same:
        if (m_state.isLoaded && m_state.isReadOnly)
            m_message->showMessage(
                tr("%1 can only be read: it must not be written, or holds characters that would "
                   "not survive.")
                    .arg(m_state.file),
                Tone::Information, {{tr("Save a copy as…"), [this] { Q_EMIT saveAsRequested(); }}});
        else
            m_message->hide();
        return;
    case Disk::Changed:
        m_message->showMessage(
            tr("Somebody else has changed %1 on the disk since you began to edit it.")
                .arg(m_state.file),
            Tone::Warning,
            {{tr("Compare…"), [this] { Q_EMIT compareRequested(); }},
             {tr("Keep mine"), [this] { Q_EMIT keepRequested(); }},
             {tr("Reload"), [this] { Q_EMIT reloadRequested(); }}});
        return;
    case Disk::Missing:
        m_message->showMessage(tr("%1 is not on the disk any more.").arg(m_state.file),
                               Tone::Warning,
                               {{tr("Save it again"), [this] { Q_EMIT keepRequested(); }}});
        return;
    }
}

void DefinitionPage::showFailure(const QString &file, const QString &reason)
{
    showNothing();
    m_state.file = file;
    m_path->setFile(file);
    m_note->setText(reason);
}

void DefinitionPage::showNothing()
{
    m_view->showNothing();
    m_undo->setEnabled(false);
    m_path->setFile({});
    m_state = {};
    updateNote();
    updateMessage();
    Q_EMIT fileShown();
}

void DefinitionPage::goToLine(int line)
{
    m_view->goToLine(line);
}

void DefinitionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Another page may have closed the bar's question without an answer.
    updateMessage();
}

} // namespace headwater
