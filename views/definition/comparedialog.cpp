// SPDX-License-Identifier: Apache-2.0
#include "views/definition/comparedialog.h"

#include "views/definition/diffview.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

CompareDialog::CompareDialog(const Comparison &comparison, const QList<MessageAction> &actions,
                             QWidget *parent)
    : QDialog(parent)
{
    setObjectName("compareDialog"_L1);
    setWindowTitle(comparison.title);
    resize(860, 560);
    auto *explanation = new QLabel(comparison.explanation, this);
    explanation->setObjectName("compareExplanation"_L1);
    explanation->setTextFormat(Qt::PlainText);
    explanation->setWordWrap(true);
    auto *view = new DiffView(this);
    view->setDiff(comparison.lines);
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 1, 1, 1);
    cardLayout->addWidget(view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(explanation);
    layout->addWidget(card, 1);
    layout->addWidget(buildButtons(actions));
}

QWidget *CompareDialog::buildButtons(const QList<MessageAction> &actions)
{
    auto *buttons = new QDialogButtonBox(this);
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName("compareAction"_L1);
        button->setProperty("primary", action.text == actions.first().text); // before it is styled
        buttons->addButton(button, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            accept();
            run();
        });
    }
    QPushButton *later = buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    later->setObjectName("compareLater"_L1);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

} // namespace headwater
