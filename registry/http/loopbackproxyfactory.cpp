// SPDX-License-Identifier: Apache-2.0
#include "registry/http/loopbackproxyfactory.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback();
    // Source: RFC 6761 section 6.3, names that must mean the loopback interface.
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || host.endsWith(".localhost"_L1, Qt::CaseInsensitive);
}

} // namespace

QList<QNetworkProxy> LoopbackProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    if (isThisMachine(query.peerHostName()))
        return {QNetworkProxy::NoProxy};
    return systemProxyForQuery(query);
}

} // namespace headwater
