// SPDX-License-Identifier: Apache-2.0
#include "app/platform/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
}

void Notifier::show(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    // The body may be read as mark-up, the summary never is.
    message << u"Headwater"_s << m_shown << u"org.headwater.Headwater"_s << title
            << text.toHtmlEscaped() << QStringList({u"default"_s, tr("Show")})
            << QVariantMap({{u"desktop-entry"_s, u"org.headwater.Headwater"_s}}) << -1;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> id(*watcher);
        m_shown = id.isError() ? 0 : id.value();
    });
}

void Notifier::onAction(uint id, const QString &action)
{
    if (id == m_shown && action == "default"_L1)
        Q_EMIT activated();
}

void Notifier::onClosed(uint id, uint)
{
    if (id == m_shown)
        m_shown = 0;
}

} // namespace headwater
