// SPDX-License-Identifier: Apache-2.0
#include "registry/http/connectionpool.h"

#include "registry/http/proxysettings.h"
#include "registry/http/redirect.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString keyOf(const QUrl &url, const ConnectionTerms &terms)
{
    return u"%1://%2:%3 %4 %5 %6 %7"_s.arg(url.scheme(), url.host())
        .arg(portOf(url))
        .arg(terms.skipTlsVerification ? 1 : 0)
        .arg(terms.trustGeneration)
        .arg(terms.proxy.user(), proxyText(terms.proxy));
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

QNetworkAccessManager &ConnectionPool::manager(const QUrl &url, const ConnectionTerms &terms)
{
    QNetworkAccessManager *&manager = m_managers[keyOf(url, terms)];
    if (manager)
        return *manager;
    auto *made = new QNetworkAccessManager(this);
    made->setProxy(terms.proxy);
    manager = made;
    dropIdle();
    return *made;
}

void ConnectionPool::forget(const QUrl &url, const ConnectionTerms &terms)
{
    if (QNetworkAccessManager *manager = m_managers.value(keyOf(url, terms)))
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
