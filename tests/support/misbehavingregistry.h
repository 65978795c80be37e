// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/testcertificate.h"
#include "tests/support/testimage.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <memory>

namespace headwater {

/// A registry on a loopback port that does what a real one should not: one switch per fault. It
/// lives in the event loop of the test and records what it was asked.
///
///     MisbehavingRegistry registry;
///     QVERIFY(registry.listen());
///     registry.answer("/v2/lib/app/manifests/1.0", {.fault = Fault::HalfBody, .body = "{}"});
class MisbehavingRegistry : public QObject
{
public:
    enum class Scheme { Http, Https };

    /// What is done in place of a decent reply. What is sent as far as it is sent is the Answer.
    enum class Fault {
        None,
        NeverAnswers, ///< takes the request and keeps silent
        EndlessHeaders, ///< one header every 20 ms, and no end of them
        SlowBody, ///< one byte every 20 ms
        SilentBody, ///< the first byte, and then nothing
        Tunnel, ///< as a proxy: joins the client to the address of tunnelTo()
        EndlessBody, ///< chunks without end, as fast as they are taken
        HalfBody, ///< closes after half of what Content-Length promised
        HalfChunkedBody, ///< closes before the last chunk
        Closes, ///< closes before it answers
        NotHttp, ///< says the Answer's body and nothing else
    };

    struct Answer
    {
        int status = 200;
        QByteArray reason = "OK";
        QList<std::pair<QByteArray, QByteArray>> headers = {};
        QByteArray body = {};
        Fault fault = Fault::None;
    };

    struct Request
    {
        QByteArray method = {};
        QByteArray path = {}; ///< with the query
        QList<std::pair<QByteArray, QByteArray>> headers = {};

        bool hasHeader(QByteArrayView name) const;
        QByteArray header(QByteArrayView name) const; ///< all of that name, joined by ", "
    };

    explicit MisbehavingRegistry(QObject *parent = nullptr);
    ~MisbehavingRegistry() override;

    /// Answers GET /v2/ decently, everything else with 404 until told otherwise. Https: with
    /// @p certificate, which must exist.
    bool listen(const QHostAddress &address = QHostAddress::LocalHost,
                const TestCertificate *certificate = nullptr);
    /// Where Fault::Tunnel leads: the answer to CONNECT, whose path is "HOST:PORT".
    void tunnelTo(const MisbehavingRegistry &origin) { m_tunnel = &origin; }
    /// Wants a certificate of each client. To be called before listen().
    void wantClientCertificates() { m_wantsClientCertificate = true; }
    QString host() const; ///< "127.0.0.1:PORT"
    QUrl url(const QString &path) const;

    /// Appends an answer for @p path (without query). Answers are used up in order; the last stays.
    void answer(const QByteArray &path, Answer answer);
    void serveManifest(const QString &repository, const QString &reference,
                       const TestBlob &manifest);
    void serveBlob(const QString &repository, const TestBlob &blob);
    /// The whole image, its manifest by digest and by @p tag.
    void serveImage(const QString &repository, const QString &tag, const BuiltImage &image);

    const QList<Request> &requests() const { return m_requests; }
    QList<Request> requestsTo(const QByteArray &path) const;
    qint64 bytesSent() const { return m_bytesSent; }
    int openConnections() const;

private:
    class Connection;
    Answer take(const Request &request);

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme = QStringLiteral("http");
    QHash<QByteArray, QList<Answer>> m_answers;
    QList<Request> m_requests;
    qint64 m_bytesSent = 0;
    const MisbehavingRegistry *m_tunnel = nullptr;
    bool m_wantsClientCertificate = false;
};

using Fault = MisbehavingRegistry::Fault;

} // namespace headwater
