// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <stop_token>

namespace headwater {

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url = {};
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};

    /// Time from send() to the last byte, connecting and redirects included. There is no "wait for
    /// ever". Default: ours, docs/decisions.
    std::chrono::milliseconds deadline = std::chrono::seconds(30);
    /// For name, connection and TLS of each hop. Default: the API server's dial time-out, halved.
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(15);
    /// Between two pieces of the reply, the first included. Default: ours.
    std::chrono::milliseconds silenceTimeout = std::chrono::seconds(20);
    /// Takes the body of a 2xx reply piece by piece, in the thread of send(); HttpReply::body stays
    /// empty. Absent: the body is kept.
    std::function<void(QByteArrayView)> onBody = {};
    /// A larger body fails with TooLarge; nothing past the limit is kept. Bytes after decoding.
    qint64 maxBodyBytes = limits::manifestBytes;
    /// Accept any certificate. Only for the one host the user marked insecure.
    bool skipTlsVerification = false;
    /// Refuse a private, loopback or link-local address, for a URL that a public server named.
    bool publicOnly = false;
    /// The host that named the URL, if that was not the user: what a public one names must be
    /// public too. Empty: nobody to ask about.
    QString namedBy = {};
};

struct HttpReply
{
    int status = 0;
    QByteArray reasonPhrase = {};
    QByteArray body = {};
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QUrl url = {}; ///< where the answer came from, after redirects
    QString proxy = {}; ///< "http://proxy.example:3128", without password; empty: none

    /// The first header of that name, compared without case; empty if there is none.
    QByteArray header(QByteArrayView name) const;
};

/// The one door to HTTP. Everything above sees only this, so nothing needs a socket to be tested.
class HttpTransport
{
public:
    HttpTransport() = default;
    HttpTransport(const HttpTransport &) = delete;
    HttpTransport &operator=(const HttpTransport &) = delete;
    virtual ~HttpTransport() = default;

    /// Finishes exactly once, in the calling thread, never before send() returns. Errors: Cancelled
    /// (after @p stop was requested), Offline, TimedOut, UntrustedTls, TooLarge, InvalidReply. An
    /// HTTP status is not an error here: 401 and 404 mean different things to different callers.
    virtual QFuture<Result<HttpReply>> send(HttpRequest request, std::stop_token stop) = 0;
};

} // namespace headwater
