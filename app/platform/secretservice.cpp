// SPDX-License-Identifier: Apache-2.0
#include "app/platform/secretservice.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Kind = SecretServiceState::Kind;
using Answer = std::function<void(SecretServiceState)>;

// Source: Secret Service API 0.2, freedesktop.org.
constexpr auto service = "org.freedesktop.secrets"_L1;

SecretServiceState failed(const QDBusError &error)
{
    // A service that cannot be started is as good as none; the bus has a name for each reason.
    const bool isAbsent = error.type() == QDBusError::ServiceUnknown
        || error.name().startsWith("org.freedesktop.DBus.Error.Spawn"_L1);
    return {.kind = isAbsent ? Kind::NoService : Kind::Unknown, .detail = error.message()};
}

/// Calls @p then with the reply, in the thread of @p context.
void call(QObject *context, const QDBusMessage &message,
          const std::function<void(const QDBusPendingCall &)> &then)
{
    auto *watcher
        = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, then] {
        watcher->deleteLater();
        then(*watcher);
    });
}

void askLocked(QObject *context, const QString &collection, const Answer &answer)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    call(context, message, [answer](const QDBusPendingCall &reply) {
        const QDBusPendingReply<QDBusVariant> locked(reply);
        if (locked.isError())
            answer(failed(locked.error()));
        else
            answer({.kind = locked.value().variant().toBool() ? Kind::Locked : Kind::Unlocked});
    });
}

} // namespace

void askSecretService(QObject *context, const Answer &answer)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        answer({.kind = Kind::NoBus, .detail = bus.lastError().message()});
        return;
    }
    QDBusMessage message
        = QDBusMessage::createMethodCall(service, u"/org/freedesktop/secrets"_s,
                                         u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    message << u"default"_s;
    call(context, message, [context, answer](const QDBusPendingCall &reply) {
        const QDBusPendingReply<QDBusObjectPath> collection(reply);
        if (collection.isError())
            answer(failed(collection.error()));
        else if (collection.value().path() == "/"_L1)
            answer({.kind = Kind::NoCollection});
        else
            askLocked(context, collection.value().path(), answer);
    });
}

} // namespace headwater
