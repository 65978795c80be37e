// SPDX-License-Identifier: Apache-2.0
#include "views/definition/unsaveddialog.h"

#include "views/common/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

UnsavedDialog::UnsavedDialog(const QStringList &files, QWidget *parent)
    : QDialog(parent)
{
    setObjectName("unsavedDialog"_L1);
    setWindowTitle(tr("Changes that are not saved"));
    setMinimumWidth(440);
    auto *question = new QLabel(tr("Save the changes before they are lost?"), this);
    question->setTextFormat(Qt::PlainText);
    question->setProperty("heading", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(question);
    layout->addWidget(buildList(files), 1);
    layout->addWidget(buildButtons());
}

QWidget *UnsavedDialog::buildList(const QStringList &files)
{
    auto *names = new QLabel(files.join(u'\n'), this);
    names->setObjectName("unsavedFiles"_L1);
    names->setTextFormat(Qt::PlainText);
    names->setFont(fixedFont(font()));
    names->setMargin(10);
    names->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(names);
    scroll->setWidgetResizable(true);
    scroll->setObjectName("unsavedScroll"_L1);
    scroll->setAccessibleName(tr("Changed files"));
    scroll->setProperty("card", true);
    const int most = 8; // lines, before one has to scroll
    scroll->setFixedHeight(
        24 + names->fontMetrics().lineSpacing() * static_cast<int>(qMin(most, files.size())));
    return scroll;
}

QWidget *UnsavedDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    auto *save = new QPushButton(tr("Save all"), this);
    save->setProperty("primary", true); // before the box has it styled
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    QPushButton *discard = buttons->addButton(tr("Discard"), QDialogButtonBox::DestructiveRole);
    QPushButton *stay = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    save->setObjectName("unsavedSave"_L1);
    save->setDefault(true);
    discard->setObjectName("unsavedDiscard"_L1);
    stay->setObjectName("unsavedCancel"_L1);
    connect(save, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT saveChosen();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT discardChosen();
    });
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

} // namespace headwater
