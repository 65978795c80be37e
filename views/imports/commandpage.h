// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/importchoice.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace headwater {

/// The commands that do the same as the import, to be copied.
class CommandPage : public QWidget
{
    Q_OBJECT
public:
    explicit CommandPage(QWidget *parent = nullptr);

    void setCommands(const ImportCommands &commands);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCommands();
    /// A text with its caption and a button that copies it.
    QPlainTextEdit *addCommand(QVBoxLayout *layout, const QString &name, const QString &caption,
                               const QString &copyText);

    ImportCommands m_commands = {};
    QPlainTextEdit *m_oc = nullptr;
    QPlainTextEdit *m_headwater = nullptr;
};

} // namespace headwater
