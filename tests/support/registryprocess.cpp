// SPDX-License-Identifier: Apache-2.0
#include "tests/support/registryprocess.h"

#include "tests/support/blockinghttp.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

RegistryProcess::~RegistryProcess()
{
    stop();
}

QString RegistryProcess::host() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

bool RegistryProcess::start(Scheme scheme)
{
    stop();
    m_scheme = scheme;
    if (QStandardPaths::findExecutable(u"docker-registry"_s).isEmpty()) {
        m_error = u"docker-registry is not installed"_s;
        return false;
    }
    if (scheme == Scheme::Https && !m_certificate.create()) {
        m_error = u"openssl made no certificate"_s;
        return false;
    }
    // Somebody may take the port between our look and the registry's: then look again.
    const int attempts = m_port == 0 ? 5 : 1;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempts > 1)
            m_port = freePort();
        if (launch())
            return true;
    }
    return false;
}

bool RegistryProcess::launch()
{
    if (!writeConfig()) {
        m_error = u"no configuration written"_s;
        return false;
    }
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"config.yml"_s)});
    if (m_process->waitForStarted() && waitUntilReady())
        return true;
    m_error = u"docker-registry does not answer: "_s
        + QString::fromLocal8Bit(m_process->readAll().right(2000));
    stop();
    return false;
}

void RegistryProcess::stop()
{
    if (!m_process)
        return;
    m_process->kill(); // it has nothing to tidy up, and its graceful end takes seconds
    m_process->waitForFinished();
    m_process.reset();
}

bool RegistryProcess::writeConfig()
{
    QString tls;
    if (m_scheme == Scheme::Https)
        tls = u"  tls:\n    certificate: %1\n    key: %2\n"_s.arg(m_certificate.certificatePath(),
                                                                  m_certificate.keyPath());
    const QString text = u"version: 0.1\n"
                         "log:\n  level: error\n  accesslog:\n    disabled: true\n"
                         "storage:\n  filesystem:\n    rootdirectory: %1\n"
                         "  delete:\n    enabled: true\n"
                         "http:\n  addr: %2\n  relativeurls: true\n%3"_s.arg(
                             m_folder.filePath(u"storage"_s), host(), tls);
    QFile file(m_folder.filePath(u"config.yml"_s));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

bool RegistryProcess::waitUntilReady()
{
    QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired() && m_process->state() == QProcess::Running) {
        const BlockingReply reply
            = blockingHttp({.host = host(), .path = "/v2/", .tls = m_scheme == Scheme::Https});
        if (reply.status == 200)
            return true;
        m_process->waitForReadyRead(20);
    }
    return false;
}

QString RegistryProcess::pushImage(const QString &repository, const QStringList &tags,
                                   const TestImage &image)
{
    const BuiltImage built = buildImage(image);
    const bool ok = pushBlobs(repository, built) && pushTagged(repository, tags, built.manifest);
    return ok ? built.manifest.digest : QString();
}

QString RegistryProcess::pushList(const QString &repository, const QStringList &tags,
                                  const QList<TestImage> &images)
{
    for (const TestImage &image : images) {
        if (pushImage(repository, {}, image).isEmpty())
            return {};
    }
    const TestBlob list = buildList(images);
    return pushTagged(repository, tags, list) ? list.digest : QString();
}

bool RegistryProcess::pushBlobs(const QString &repository, const BuiltImage &image)
{
    bool ok = pushBlob(repository, image.config);
    for (const TestBlob &layer : image.layers)
        ok = ok && pushBlob(repository, layer);
    return ok;
}

bool RegistryProcess::pushTagged(const QString &repository, const QStringList &tags,
                                 const TestBlob &manifest)
{
    bool ok = pushManifest(repository, manifest.digest, manifest);
    for (const QString &tag : tags)
        ok = ok && pushManifest(repository, tag, manifest);
    return ok;
}

bool RegistryProcess::pushBlob(const QString &repository, const TestBlob &blob)
{
    const bool tls = m_scheme == Scheme::Https;
    const BlockingReply begun
        = blockingHttp({.method = "POST",
                        .host = host(),
                        .path = u"/v2/%1/blobs/uploads/"_s.arg(repository).toLatin1(),
                        .tls = tls});
    QUrl target(QString::fromLatin1(begun.header("Location")));
    QByteArray path = target.path(QUrl::FullyEncoded).toLatin1() + '?';
    if (target.hasQuery())
        path += target.query(QUrl::FullyEncoded).toLatin1() + '&';
    path += "digest=" + blob.digest.toLatin1();
    const BlockingReply done = blockingHttp({.method = "PUT",
                                             .host = host(),
                                             .path = path,
                                             .body = blob.content,
                                             .contentType = "application/octet-stream",
                                             .tls = tls});
    if (done.status != 201)
        m_error = u"blob refused: %1 %2"_s.arg(done.status).arg(QString::fromUtf8(done.body));
    return done.status == 201;
}

bool RegistryProcess::pushManifest(const QString &repository, const QString &reference,
                                   const TestBlob &manifest)
{
    const BlockingReply done
        = blockingHttp({.method = "PUT",
                        .host = host(),
                        .path = u"/v2/%1/manifests/%2"_s.arg(repository, reference).toLatin1(),
                        .body = manifest.content,
                        .contentType = manifest.mediaType.toLatin1(),
                        .tls = m_scheme == Scheme::Https});
    if (done.status != 201)
        m_error = u"manifest refused: %1 %2"_s.arg(done.status).arg(QString::fromUtf8(done.body));
    return done.status == 201;
}

bool RegistryProcess::deleteManifest(const QString &repository, const QString &digest)
{
    const BlockingReply done
        = blockingHttp({.method = "DELETE",
                        .host = host(),
                        .path = u"/v2/%1/manifests/%2"_s.arg(repository, digest).toLatin1(),
                        .tls = m_scheme == Scheme::Https});
    return done.status == 202;
}

} // namespace headwater
