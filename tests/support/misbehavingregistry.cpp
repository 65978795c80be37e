// SPDX-License-Identifier: Apache-2.0
#include "tests/support/misbehavingregistry.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr std::chrono::milliseconds dripInterval(20);
constexpr qint64 queuedBytes = 256 * 1024; ///< of an endless body, waiting for the reader

QByteArray headOf(const MisbehavingRegistry::Answer &answer)
{
    QByteArray head
        = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + answer.reason + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    return head;
}

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

MisbehavingRegistry::Request parseHead(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.takeFirst().trimmed().split(' ');
    MisbehavingRegistry::Request request{.method = words.value(0), .path = words.value(1)};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return request;
}

std::unique_ptr<QTcpServer> tlsServer(const TestCertificate &certificate,
                                      bool wantsClientCertificate)
{
    QFile certificateFile(certificate.certificatePath());
    QFile keyFile(certificate.keyPath());
    if (!certificateFile.open(QIODevice::ReadOnly) || !keyFile.open(QIODevice::ReadOnly))
        return nullptr;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(&certificateFile));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    if (wantsClientCertificate) {
        // Its own certificate is the one client's as well.
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates({tls.localCertificate()});
    }
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

/// One client: reads requests, one after the other, and does to it what the answer says.
class MisbehavingRegistry::Connection : public QObject
{
public:
    Connection(MisbehavingRegistry &registry, QTcpSocket *socket)
        : QObject(&registry)
        , m_registry(registry)
        , m_socket(socket)
    {
        socket->setParent(this);
        m_drip.setInterval(dripInterval);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_drip, &QTimer::timeout, this, &Connection::drip);
    }

    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

private:
    void onReadyRead()
    {
        m_in += m_socket->readAll();
        if (!isupper(static_cast<uchar>(m_in.front()))) {
            // No request: somebody tries TLS. Go's server, so docker-registry, answers this.
            say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n400 Bad Request");
            return closeWhenSaid();
        }
        for (qsizetype end = m_in.indexOf("\r\n\r\n"); end >= 0 && isOpen();
             end = m_in.indexOf("\r\n\r\n")) {
            const Request request = parseHead(m_in.left(end));
            m_in.remove(0, end + 4);
            perform(m_registry.take(request), request.method == "HEAD");
        }
    }

    void perform(const Answer &answer, bool headOnly)
    {
        switch (answer.fault) {
        case Fault::None: say(plain(answer, headOnly)); return;
        case Fault::NeverAnswers: return;
        case Fault::Closes: m_socket->abort(); return;
        case Fault::NotHttp: say(answer.body); return;
        case Fault::EndlessHeaders: say(headOf(answer)); return dripForEver("X-More: of them\r\n");
        case Fault::SlowBody:
            say(headOf(answer) + "Content-Length: 1000000\r\n\r\n");
            return dripForEver("x");
        case Fault::SilentBody: return say(headOf(answer) + "Content-Length: 1000000\r\n\r\nx");
        case Fault::Tunnel: return dig();
        case Fault::EndlessBody: say(chunkedHead(answer)); return pourForEver();
        case Fault::HalfBody:
            say(headOf(answer) + "Content-Length: " + QByteArray::number(2 * answer.body.size())
                + "\r\n\r\n" + answer.body);
            return closeWhenSaid();
        case Fault::HalfChunkedBody:
            say(chunkedHead(answer) + chunk(answer.body));
            return closeWhenSaid();
        }
    }

    /// From now on every byte goes through, unread.
    void dig()
    {
        auto *origin = new QTcpSocket(this);
        m_socket->disconnect(this);
        connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(m_socket, &QTcpSocket::readyRead, origin,
                [this, origin] { origin->write(m_socket->readAll()); });
        connect(origin, &QTcpSocket::readyRead, this,
                [this, origin] { m_socket->write(origin->readAll()); });
        connect(origin, &QTcpSocket::connected, this,
                [this] { say("HTTP/1.1 200 Connection established\r\n\r\n"); });
        const MisbehavingRegistry &target = *m_registry.m_tunnel;
        origin->connectToHost(target.m_server->serverAddress(), target.m_server->serverPort());
    }

    static QByteArray plain(const Answer &answer, bool headOnly)
    {
        return headOf(answer) + "Content-Length: " + QByteArray::number(answer.body.size())
            + "\r\n\r\n" + (headOnly ? QByteArray() : answer.body);
    }

    static QByteArray chunkedHead(const Answer &answer)
    {
        return headOf(answer) + "Transfer-Encoding: chunked\r\n\r\n";
    }

    void say(const QByteArray &bytes)
    {
        m_registry.m_bytesSent += bytes.size();
        m_socket->write(bytes);
    }

    void closeWhenSaid() { m_socket->disconnectFromHost(); }

    void dripForEver(const QByteArray &drop)
    {
        m_drop = drop;
        m_drip.start();
    }

    void drip() { say(m_drop); }

    void pourForEver()
    {
        m_drop = chunk(QByteArray(64 * 1024, 'x'));
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::pour);
        pour();
    }

    void pour()
    {
        while (isOpen() && m_socket->bytesToWrite() < queuedBytes)
            say(m_drop);
    }

    MisbehavingRegistry &m_registry;
    QTcpSocket *m_socket; ///< child
    QByteArray m_in;
    QByteArray m_drop;
    QTimer m_drip;
};

bool MisbehavingRegistry::Request::hasHeader(QByteArrayView name) const
{
    return std::ranges::any_of(headers, [&](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

QByteArray MisbehavingRegistry::Request::header(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values.join(", ");
}

MisbehavingRegistry::MisbehavingRegistry(QObject *parent)
    : QObject(parent)
{
    answer("/v2/",
           {.headers = {{"Docker-Distribution-Api-Version", "registry/2.0"}}, .body = "{}"});
}

MisbehavingRegistry::~MisbehavingRegistry() = default;

bool MisbehavingRegistry::listen(const QHostAddress &address, const TestCertificate *certificate)
{
    m_scheme = certificate ? u"https"_s : u"http"_s;
    m_server = certificate ? tlsServer(*certificate, m_wantsClientCertificate)
                           : std::make_unique<QTcpServer>();
    if (!m_server)
        return false;
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            new Connection(*this, socket);
    });
    return m_server->listen(address);
}

QString MisbehavingRegistry::host() const
{
    const QString address = m_server->serverAddress().toString();
    return (address.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s)
        .arg(address)
        .arg(m_server->serverPort());
}

QUrl MisbehavingRegistry::url(const QString &path) const
{
    return QUrl(u"%1://%2%3"_s.arg(m_scheme, host(), path));
}

void MisbehavingRegistry::answer(const QByteArray &path, Answer answer)
{
    m_answers[path].append(std::move(answer));
}

void MisbehavingRegistry::serveManifest(const QString &repository, const QString &reference,
                                        const TestBlob &manifest)
{
    answer(u"/v2/%1/manifests/%2"_s.arg(repository, reference).toLatin1(),
           {.headers = {{"Content-Type", manifest.mediaType.toLatin1()},
                        {"Docker-Content-Digest", manifest.digest.toLatin1()}},
            .body = manifest.content});
}

void MisbehavingRegistry::serveBlob(const QString &repository, const TestBlob &blob)
{
    answer(u"/v2/%1/blobs/%2"_s.arg(repository, blob.digest).toLatin1(),
           {.headers = {{"Content-Type", "application/octet-stream"}}, .body = blob.content});
}

void MisbehavingRegistry::serveImage(const QString &repository, const QString &tag,
                                     const BuiltImage &image)
{
    serveManifest(repository, tag, image.manifest);
    serveManifest(repository, image.manifest.digest, image.manifest);
    serveBlob(repository, image.config);
    for (const TestBlob &layer : image.layers)
        serveBlob(repository, layer);
}

MisbehavingRegistry::Answer MisbehavingRegistry::take(const Request &request)
{
    m_requests.append(request);
    const auto found = m_answers.find(request.path.split('?').constFirst());
    if (found == m_answers.end())
        return {.status = 404,
                .reason = "Not Found",
                .headers = {{"Content-Type", "application/json"}},
                .body = R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]})"};
    return found->size() > 1 ? found->takeFirst() : found->constFirst();
}

QList<MisbehavingRegistry::Request> MisbehavingRegistry::requestsTo(const QByteArray &path) const
{
    QList<Request> found;
    std::ranges::copy_if(m_requests, std::back_inserter(found),
                         [&](const Request &request) { return request.path == path; });
    return found;
}

int MisbehavingRegistry::openConnections() const
{
    int open = 0;
    for (QObject *child : children()) {
        const auto *connection = dynamic_cast<const Connection *>(child);
        open += connection && connection->isOpen() ? 1 : 0;
    }
    return open;
}

} // namespace headwater
