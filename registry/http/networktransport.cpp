// SPDX-License-Identifier: Apache-2.0
#include "registry/http/networktransport.h"

#include "registry/http/httpexchange.h"
#include "registry/http/networkcontext.h"

#include <QThread>

namespace headwater {

NetworkTransport::NetworkTransport(QObject *parent)
    : NetworkTransport(TransportOptions(), parent)
{
}

NetworkTransport::NetworkTransport(const TransportOptions &options, QObject *parent)
    : QObject(parent)
    , m_context(
          new NetworkContext{.trust = TlsTrust(options.certsDirectories), .proxies = options.proxy})
{
}

NetworkTransport::~NetworkTransport()
{
    const QList<HttpExchange *> running = findChildren<HttpExchange *>(Qt::FindDirectChildrenOnly);
    for (HttpExchange *exchange : running)
        exchange->cancel();
}

QFuture<Result<HttpReply>> NetworkTransport::send(HttpRequest request, std::stop_token stop)
{
    Q_ASSERT(thread()->isCurrentThread());
    auto *exchange = new HttpExchange(*m_context, std::move(request), std::move(stop), this);
    // Later, so that even what fails at once fails after this function has returned.
    QMetaObject::invokeMethod(exchange, &HttpExchange::start, Qt::QueuedConnection);
    return exchange->future();
}

} // namespace headwater
