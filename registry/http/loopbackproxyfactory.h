// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxyFactory>

namespace headwater {

/// The proxies of the environment, but never one for this machine itself: Qt sends 127.0.0.1 to
/// https_proxy unless no_proxy names it (checked with 6.8.2); curl and Go do not.
class LoopbackProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

} // namespace headwater
