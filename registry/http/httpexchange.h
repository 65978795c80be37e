// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "registry/http/networkfailure.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <optional>

class QHostInfo;

namespace headwater {

class ConnectionPool;

/// One request, the redirects it leads to, and its end: exactly once, by a reply, an error, the
/// deadline or a stop. Deletes itself afterwards. Lives in one thread; the stop may be requested
/// from any.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    /// @p pool outlives the exchange.
    HttpExchange(ConnectionPool &pool, HttpRequest request, std::stop_token stop, QObject *parent);

    QFuture<Result<HttpReply>> future() { return m_promise.future(); }
    void start();
    void cancel();

private:
    void sendHop();
    void wireReply();
    void onHeaders();
    void onReadyRead();
    void onFinished();
    void onFailed();
    void onAddressFound(const QHostInfo &info);
    void follow(int status, const QByteArray &location);
    HttpReply takeReply(int status);
    int status() const;
    qint64 bodyLimit() const;
    void dropReply();
    void finish(Result<HttpReply> result);

    ConnectionPool &m_pool;
    HttpRequest m_request; ///< of the current hop
    QPromise<Result<HttpReply>> m_promise;
    QTimer m_deadline;
    QNetworkReply *m_reply = nullptr; ///< child of its manager
    QByteArray m_body;
    NetworkFailure m_failure;
    int m_redirects = 0;
    bool m_headersSeen = false;
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace headwater
