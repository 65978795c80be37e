// SPDX-License-Identifier: Apache-2.0
#include "registry/http/connectionpool.h"

#include "registry/http/loopbackproxyfactory.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const QUrl &url, bool skipTlsVerification)
{
    return u"%1://%2:%3 %4"_s.arg(url.scheme(), url.host())
        .arg(url.port(url.scheme() == "https"_L1 ? 443 : 80))
        .arg(skipTlsVerification ? 1 : 0);
}

bool isIdle(const QNetworkAccessManager &manager)
{
    return manager.findChild<QNetworkReply *>(Qt::FindDirectChildrenOnly) == nullptr;
}

} // namespace

ConnectionPool::ConnectionPool(QObject *parent)
    : QObject(parent)
{
}

QNetworkAccessManager &ConnectionPool::manager(const QUrl &url, bool skipTlsVerification)
{
    QNetworkAccessManager *&manager = m_managers[keyOf(url, skipTlsVerification)];
    if (manager)
        return *manager;
    auto *made = new QNetworkAccessManager(this);
    made->setProxyFactory(new LoopbackProxyFactory); // owned by the manager
    manager = made;
    dropIdle();
    return *made;
}

void ConnectionPool::forget(const QUrl &url, bool skipTlsVerification)
{
    if (QNetworkAccessManager *manager = m_managers.value(keyOf(url, skipTlsVerification)))
        manager->clearConnectionCache();
}

void ConnectionPool::dropIdle()
{
    if (m_managers.size() <= maxEndpoints)
        return;
    m_managers.removeIf([&](auto it) {
        // The newest has no reply yet, and is no reason to drop itself.
        if (m_managers.size() <= maxEndpoints || !isIdle(*it.value())
            || it.value() == children().constLast())
            return false;
        it.value()->deleteLater();
        return true;
    });
}

} // namespace headwater
