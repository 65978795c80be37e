// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace headwater {

/// One HTTP exchange that blocks, for preparing and checking registries in tests without the code
/// under test.
struct BlockingReply
{
    int status = 0; ///< 0: no answer
    QByteArray headers = {};
    QByteArray body = {};

    QByteArray header(const QByteArray &name) const;
};

struct BlockingRequest
{
    QByteArray method = "GET";
    QString host = {}; ///< "127.0.0.1:5000"
    QByteArray path = {};
    QByteArray body = {};
    QByteArray contentType = {};
    QByteArray accept = {};
    QByteArray authorization = {};
    bool tls = false; ///< any certificate will do
    QString authority = {}; ///< path of a certificate; then the server's must be signed by it
    QString clientCertificate = {}; ///< paths of what we show to the server
    QString clientKey = {};
};

BlockingReply blockingHttp(const BlockingRequest &request);

} // namespace headwater
