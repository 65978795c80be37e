// SPDX-License-Identifier: Apache-2.0
#include "app/shell/windowpicture.h"

#include <QEvent>
#include <QPixmap>
#include <QWidget>

namespace headwater {

namespace {
constexpr int calmMilliseconds = 500;
}

WindowPicture::WindowPicture(QWidget &window)
    : m_window(window)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(calmMilliseconds);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        const QPixmap picture = m_dialog ? m_dialog->grab() : m_window.grab();
        Q_EMIT taken(picture.save(m_path, "PNG"));
    });
    window.installEventFilter(this);
}

void WindowPicture::takeWhenCalm(const QString &path)
{
    m_path = path;
    m_calm.start();
}

void WindowPicture::setDialog(QWidget *dialog)
{
    m_dialog = dialog;
    dialog->installEventFilter(this);
}

bool WindowPicture::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_isPainted) {
        m_isPainted = true;
        Q_EMIT painted();
    }
    if (event->type() == QEvent::UpdateRequest && m_calm.isActive())
        m_calm.start();
    return QObject::eventFilter(watched, event);
}

} // namespace headwater
