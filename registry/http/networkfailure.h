// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/httptransport.h"
#include "registry/http/hoptimers.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace headwater {

/// What is known of an exchange that brought no reply.
struct NetworkFailure
{
    HttpRequest request = {};
    QNetworkReply::NetworkError code = QNetworkReply::NoError;
    QString text = {}; ///< Qt's or OpenSSL's words
    QList<QSslError> tlsErrors = {};
    bool headersSeen = false;
    /// Where the connection went, "127.0.0.1:443"; of a proxy if there is one.
    QString address = {};
    QString proxy = {}; ///< "http://HOST:PORT", empty: none
};

/// The failure as Error, with the detail that the API server, a Go program, would report. Source:
/// recorded imports and importing.md section 11.
Error networkError(const NetworkFailure &failure);

/// The errors of the exchange's own limits. @p headersSeen: whether the reply had begun.
Error deadlineError(const HttpRequest &request, bool headersSeen);
/// @p phase is not Connect, of which an address is to be told: that is a NetworkFailure.
Error silenceError(const HttpRequest &request, HopTimers::Phase phase);
Error tooLargeError(const HttpRequest &request, qint64 limit);
Error cancelledError(const HttpRequest &request);

/// 'Get "https://host/v2/": WHY', the way Go words a failed request.
QString requestFailed(const HttpRequest &request, const QString &why);

/// The URL without what may be secret: no user info, and no query, which signs addresses of
/// storage.
QString shownUrl(const QUrl &url);

/// Whether @p code speaks of the reply's HTTP status, which is the caller's business.
bool isHttpStatus(QNetworkReply::NetworkError code);

} // namespace headwater
