// SPDX-License-Identifier: Apache-2.0
#include "views/imports/commandpage.h"

#include "views/common/icon.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

CommandPage::CommandPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName("importCommands"_L1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(6);
    m_oc = addCommand(layout, u"ocCommand"_s, tr("With oc, on a cluster"), tr("Copy oc commands"));
    layout->addSpacing(8);
    m_headwater = addCommand(layout, u"headwaterCommand"_s, tr("With headwater, on this catalog"),
                             tr("Copy headwater commands"));
}

QPlainTextEdit *CommandPage::addCommand(QVBoxLayout *layout, const QString &name,
                                        const QString &caption, const QString &copyText)
{
    auto *label = new QLabel(caption, this);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("heading", true);
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(name);
    text->setAccessibleName(caption);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setProperty("card", true);
    text->setFont(fixedFont(font()));
    text->setPlaceholderText(tr("Choose tags to see the command."));
    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy"), this);
    copy->setObjectName(u"copy_"_s + name);
    copy->setAccessibleName(copyText);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, text,
            [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    connect(text, &QPlainTextEdit::textChanged, copy,
            [text, copy] { copy->setEnabled(!text->toPlainText().isEmpty()); });
    copy->setEnabled(false);
    auto *head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(copy);
    layout->addLayout(head);
    layout->addWidget(text, 1);
    return text;
}

/// Of thousands of tags the text is long, and only wanted by those who look at it.
void CommandPage::setCommands(const ImportCommands &commands)
{
    m_commands = commands;
    if (isVisible())
        showCommands();
}

void CommandPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showCommands();
}

void CommandPage::showCommands()
{
    // Setting the same text again would lose what is selected in it.
    if (m_oc->toPlainText() != m_commands.oc)
        m_oc->setPlainText(m_commands.oc);
    if (m_headwater->toPlainText() != m_commands.headwater)
        m_headwater->setPlainText(m_commands.headwater);
}

} // namespace headwater
