// SPDX-License-Identifier: Apache-2.0
#include "views/common/messagebar.h"

#include "views/common/icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// As the style sheet calls it.
QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return u"neutral"_s;
    case Tone::Information: return u"information"_s;
    case Tone::Success: return u"success"_s;
    case Tone::Warning: return u"warning"_s;
    case Tone::Error: return u"error"_s;
    }
    return {};
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName("messageBar"_L1);
    setAccessibleName(tr("Message"));
    m_text->setObjectName("messageText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setObjectName("closeMessage"_L1);
    close->setAccessibleName(tr("Close message"));
    close->setIcon(icon(u"x"_s));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_actions = new QHBoxLayout;
    m_actions->setSpacing(8);
    layout->addLayout(m_actions);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::showMessage(const QString &text, Tone tone, const QList<MessageAction> &actions)
{
    m_text->setText(text);
    setActions(actions);
    m_tone = tone;
    applyTone();
    setVisible(!text.isEmpty());
}

void MessageBar::setActions(const QList<MessageAction> &actions)
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide(); // it may be the one whose click has brought us here
        button->deleteLater();
    }
    m_buttons.clear();
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName("messageAction"_L1);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            hide();
            run();
        });
        m_actions->addWidget(button);
        m_buttons.append(button);
    }
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::applyTone()
{
    const bool isBad = m_tone == Tone::Error || m_tone == Tone::Warning;
    m_icon->setPixmap(icon(isBad ? u"triangle-alert"_s : u"info"_s, m_tone).pixmap(18, 18));
    // By the style sheet: a palette of its own would be lost with the next change of theme.
    m_text->setProperty("tone", toneName(m_tone));
    style()->unpolish(m_text);
    style()->polish(m_text);
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(palette()).pair(m_tone).background);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTone();
}

} // namespace headwater
