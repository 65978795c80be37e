// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "registry/http/connectionpool.h"

#include <QObject>

namespace headwater {

/// HTTP by Qt Network, the only way out of the program. Redirects are followed by our own rules
/// (redirect.h), proxies come from the environment but never for this machine, there are no
/// cookies, no cache and no credentials but those in the request. Belongs to the thread it was made
/// in, which needs an event loop; send() is called there. Requests under way when it is destroyed
/// end with Cancelled.
class NetworkTransport : public QObject, public HttpTransport
{
    Q_OBJECT
public:
    explicit NetworkTransport(QObject *parent = nullptr);
    ~NetworkTransport() override;

    QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) override;

private:
    ConnectionPool m_pool;
};

} // namespace headwater
