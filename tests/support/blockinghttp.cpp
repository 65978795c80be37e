// SPDX-License-Identifier: Apache-2.0
#include "tests/support/blockinghttp.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int patience = 10'000; // ms

bool connectTo(QSslSocket &socket, const BlockingRequest &request)
{
    const qsizetype colon = request.host.lastIndexOf(u':');
    const quint16 port = request.host.mid(colon + 1).toUShort();
    if (!request.tls) {
        socket.connectToHost(request.host.left(colon), port);
        return socket.waitForConnected(patience);
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!request.authority.isEmpty()) {
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromPath(request.authority));
    }
    if (!request.clientCertificate.isEmpty()) {
        tls.setLocalCertificateChain(QSslCertificate::fromPath(request.clientCertificate));
        QFile key(request.clientKey);
        if (key.open(QIODevice::ReadOnly))
            tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(request.host.left(colon), port);
    return socket.waitForEncrypted(patience);
}

QByteArray bytesOf(const BlockingRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.path
        + " HTTP/1.0\r\nHost: " + request.host.toLatin1()
        + "\r\nContent-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    if (!request.contentType.isEmpty())
        bytes += "Content-Type: " + request.contentType + "\r\n";
    if (!request.accept.isEmpty())
        bytes += "Accept: " + request.accept + "\r\n";
    if (!request.authorization.isEmpty())
        bytes += "Authorization: " + request.authorization + "\r\n";
    return bytes + "\r\n" + request.body;
}

} // namespace

QByteArray BlockingReply::header(const QByteArray &name) const
{
    const QList<QByteArray> lines = headers.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

BlockingReply blockingHttp(const BlockingRequest &request)
{
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    if (!connectTo(socket, request))
        return {};
    socket.write(bytesOf(request));
    // HTTP/1.0: the server closes when it has said everything.
    QByteArray all;
    while (socket.waitForReadyRead(patience))
        all += socket.readAll();
    all += socket.readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    return {.status = all.mid(9, 3).toInt(), .headers = all.left(end), .body = all.mid(end + 4)};
}

} // namespace headwater
