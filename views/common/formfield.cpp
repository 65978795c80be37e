// SPDX-License-Identifier: Apache-2.0
#include "views/common/formfield.h"

#include "views/common/plaintextdelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Error: return u"error"_s;
    case Tone::Warning: return u"warning"_s;
    case Tone::Success: return u"success"_s;
    case Tone::Information: return u"information"_s;
    case Tone::Neutral: break;
    }
    return u"neutral"_s;
}

void setStyleProperty(QWidget &widget, const char *name, const QVariant &value)
{
    if (widget.property(name) == value)
        return;
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

void setText(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setToolTip(plainToolTip(text));
    label.setVisible(!text.isEmpty());
}

} // namespace

FormField::FormField(const QString &caption, QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_caption(new QLabel(caption, this))
    , m_note(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setProperty("muted", true);
    m_caption->setBuddy(input);
    m_caption->setVisible(!caption.isEmpty());
    if (!caption.isEmpty())
        input->setAccessibleName(caption);
    m_note->setObjectName("fieldNote"_L1);
    m_problem->setObjectName("fieldProblem"_L1);
    for (QLabel *label : {m_note, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->hide();
    }
    m_note->setProperty("muted", true);
    m_problem->setProperty("tone", u"error"_s);
    m_line = new QHBoxLayout;
    m_line->setSpacing(8);
    m_line->addWidget(input, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addLayout(m_line);
    layout->addWidget(m_note);
    layout->addWidget(m_problem);
    layout->addStretch(1);
}

void FormField::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

void FormField::addBefore(QWidget *widget)
{
    m_line->insertWidget(0, widget);
}

void FormField::setNote(const QString &text, Tone tone)
{
    if (text != m_note->text()) {
        setText(*m_note, text);
        describeInput();
    }
    setStyleProperty(*m_note, "muted", tone == Tone::Neutral);
    setStyleProperty(*m_note, "tone", tone == Tone::Neutral ? QString() : toneName(tone));
}

void FormField::setProblem(const QString &text, Tone tone)
{
    setStyleProperty(*m_problem, "tone", toneName(tone));
    if (text == m_problem->text())
        return;
    setText(*m_problem, text);
    describeInput();
    setStyleProperty(*m_input, "problem", !text.isEmpty() && tone == Tone::Error);
}

/// A screen reader reads what stands below the input with it.
void FormField::describeInput()
{
    QStringList texts{m_note->text(), m_problem->text()};
    texts.removeAll(QString());
    m_input->setAccessibleDescription(texts.join(u' '));
}

void FormField::setCurrent(bool isCurrent)
{
    setStyleProperty(*m_caption, "current", isCurrent);
}

/// Only the style knows how high a line of text is, and what it says is known now. Without this a
/// layout in need of room, as when a problem appears, would cut the text off.
void FormField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (int i = 0; i < m_line->count(); ++i) {
        if (QWidget *widget = m_line->itemAt(i)->widget())
            widget->setMinimumHeight(qMin(widget->sizeHint().height(), widget->maximumHeight()));
    }
}

QString FormField::problem() const
{
    return m_problem->text();
}

} // namespace headwater
