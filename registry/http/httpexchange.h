// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "registry/http/hoptimers.h"
#include "registry/http/networkcontext.h"
#include "registry/http/networkfailure.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <optional>

namespace headwater {

/// One request, the redirects it leads to, and its end: exactly once, by a reply, an error, the
/// deadline or a stop. Deletes itself afterwards. Lives in one thread; the stop may be requested
/// from any.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    /// @p context outlives the exchange.
    HttpExchange(NetworkContext &context, HttpRequest request, std::stop_token stop,
                 QObject *parent);

    QFuture<Result<HttpReply>> future() { return m_promise.future(); }
    void start();
    void cancel();

private:
    using Addresses = QList<QHostAddress>;

    void goTo();
    void sendHop();
    void checkPublic();
    void connectHop();
    void wireReply();
    void onHeaders();
    void onReadyRead();
    void onFinished();
    void onTimeout(HopTimers::Phase phase);
    void fail(QNetworkReply::NetworkError code, const QString &text);
    void onAddressFound(const QString &host, const Addresses &found);
    void follow(int status, const QByteArray &location);
    void followElsewhere();
    void refuse(Error::Kind kind, const QString &why);
    HttpReply takeReply(int status);
    int status() const;
    bool isAnswer() const;
    qint64 bodyLimit() const;
    bool isDirect() const { return m_terms.proxy.type() == QNetworkProxy::NoProxy; }
    void dropReply();
    void finish(Result<HttpReply> result);

    NetworkContext &m_context;
    HttpRequest m_request; ///< of the current hop
    QPromise<Result<HttpReply>> m_promise;
    QTimer m_deadline;
    HopTimers m_timers;
    const QString m_firstHost; ///< the one that the user chose
    ConnectionTerms m_terms; ///< of the current hop, as is the following
    QSslConfiguration m_tls;
    QNetworkReply *m_reply = nullptr; ///< child of its manager
    QByteArray m_body;
    qint64 m_received = 0; ///< bytes of the body
    NetworkFailure m_failure;
    int m_redirects = 0;
    bool m_headersSeen = false;
    bool m_isDone = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< destroyed first
};

} // namespace headwater
