// SPDX-License-Identifier: Apache-2.0
#include "views/common/formfield.h"

#include "views/common/plaintextdelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

FormField::FormField(const QString &caption, QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_problem(new QLabel(this))
{
    auto *label = new QLabel(caption, this);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("muted", true);
    label->setBuddy(input);
    input->setAccessibleName(caption);
    m_problem->setObjectName("fieldProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"error"_s);
    m_problem->hide();
    m_line = new QHBoxLayout;
    m_line->setSpacing(8);
    m_line->addWidget(input, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addLayout(m_line);
    layout->addWidget(m_problem);
    layout->addStretch(1);
}

void FormField::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

void FormField::setProblem(const QString &text)
{
    if (text == m_problem->text())
        return;
    m_problem->setText(text);
    m_problem->setToolTip(plainToolTip(text));
    m_problem->setVisible(!text.isEmpty());
    m_input->setAccessibleDescription(text);
    m_input->setProperty("problem", !text.isEmpty());
    style()->unpolish(m_input);
    style()->polish(m_input);
}

/// Only the style knows how high a line of text is, and what it says is known now. Without this a
/// layout in need of room, as when a problem appears, would cut the text off.
void FormField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (int i = 0; i < m_line->count(); ++i) {
        if (QWidget *widget = m_line->itemAt(i)->widget())
            widget->setMinimumHeight(widget->sizeHint().height());
    }
}

QString FormField::problem() const
{
    return m_problem->text();
}

} // namespace headwater
