// SPDX-License-Identifier: Apache-2.0
#include "views/common/emptystate.h"

#include "views/common/icon.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &hint,
                       const QString &actionText, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(title, this))
    , m_hint(new QLabel(hint, this))
{
    m_picture->setObjectName("emptyPicture"_L1);
    m_picture->setAlignment(Qt::AlignCenter);
    drawPicture();
    for (QLabel *label : {m_title, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_title->setProperty("heading", true);
    m_hint->setProperty("muted", true);
    m_title->setObjectName("emptyTitle"_L1);
    m_hint->setObjectName("emptyHint"_L1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    if (!actionText.isEmpty()) {
        auto *button = new QPushButton(actionText, this);
        button->setObjectName("emptyAction"_L1);
        connect(button, &QPushButton::clicked, this, &EmptyState::actionRequested);
        layout->addSpacing(4);
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
}

void EmptyState::setTexts(const QString &title, const QString &hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
}

void EmptyState::drawPicture()
{
    m_picture->setPixmap(icon(m_iconName).pixmap(36, 36));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // A label keeps the picture in the colours it was drawn in.
    if (event->type() == QEvent::PaletteChange)
        drawPicture();
}

} // namespace headwater
