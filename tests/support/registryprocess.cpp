// SPDX-License-Identifier: Apache-2.0
#include "tests/support/registryprocess.h"

#include "tests/support/blockinghttp.h"
#include "tests/support/tokenserver.h"
#include "tests/support/tool.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QNetworkProxy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// In memory where the system has a place for that: the registry syncs each file to the disk, and
/// to remove 10,000 tags from one takes up to a minute.
QString folderTemplate()
{
    const QString memory = u"/dev/shm"_s;
    const QString place = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return place + u"/headwater-registry-XXXXXX"_s;
}

} // namespace

RegistryProcess::RegistryProcess()
    : m_folder(folderTemplate())
{
}

RegistryProcess::~RegistryProcess()
{
    stop();
}

QString RegistryProcess::host() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

QString RegistryProcess::storage() const
{
    return m_setup.storage.isEmpty() ? m_folder.filePath(u"storage"_s) : m_setup.storage;
}

bool RegistryProcess::start(Scheme scheme)
{
    if (scheme == Scheme::Http)
        return start(Setup());
    if (!m_certificate.create()) {
        m_error = u"openssl made no certificate"_s;
        return false;
    }
    return start(Setup{.certificate = &m_certificate});
}

bool RegistryProcess::start(const Setup &setup)
{
    stop();
    m_setup = setup;
    if (QStandardPaths::findExecutable(u"docker-registry"_s).isEmpty()) {
        m_error = u"docker-registry is not installed"_s;
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
    // To a file: a pipe that nobody reads fills, and then the registry waits for ever.
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_folder.filePath(u"log.txt"_s), QIODevice::Truncate);
    m_process->start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"config.yml"_s)});
    if (m_process->waitForStarted() && waitUntilReady())
        return true;
    m_error = u"docker-registry does not answer: "_s + log().right(2000);
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

QString RegistryProcess::log() const
{
    QFile file(m_folder.filePath(u"log.txt"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()) : QString();
}

bool RegistryProcess::writeConfig()
{
    const QString text = u"version: 0.1\n"
                         "log:\n  level: error\n  accesslog:\n    disabled: true\n"
                         "storage:\n  filesystem:\n    rootdirectory: %1\n"
                         "  delete:\n    enabled: true\n"
                         "http:\n  addr: %2\n  relativeurls: true\n%3%4"_s.arg(
                             storage(), host(), tlsConfig(), authConfig());
    QFile file(m_folder.filePath(u"config.yml"_s));
    return writePasswords() && file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

QString RegistryProcess::tlsConfig() const
{
    if (!m_setup.certificate)
        return {};
    QString tls = u"  tls:\n    certificate: %1\n    key: %2\n"_s.arg(
        m_setup.certificate->certificatePath(), m_setup.certificate->keyPath());
    if (m_setup.clientAuthority)
        tls += u"    clientcas:\n      - %1\n"_s.arg(m_setup.clientAuthority->certificatePath());
    return tls;
}

QString RegistryProcess::authConfig() const
{
    if (!m_setup.users.isEmpty())
        return u"auth:\n  htpasswd:\n    realm: %1\n    path: %2\n"_s.arg(
            m_setup.service, m_folder.filePath(u"htpasswd"_s));
    if (m_setup.tokens)
        return u"auth:\n  token:\n    realm: %1\n    service: %2\n    issuer: %3\n"
               "    rootcertbundle: %4\n"_s.arg(
                   m_setup.realm.isEmpty() ? m_setup.tokens->realm() : m_setup.realm,
                   m_setup.service, m_setup.tokens->issuer(), m_setup.tokens->signerPath());
    return {};
}

bool RegistryProcess::writePasswords()
{
    QByteArray lines;
    for (auto it = m_setup.users.begin(); it != m_setup.users.end(); ++it) {
        // The cheapest bcrypt: the registry computes it for every request.
        const ToolRun run = runTool(u"htpasswd"_s, {u"-BbnC"_s, u"4"_s, it.key(), it.value()});
        if (run.exitCode != 0)
            return false;
        lines += run.output.trimmed() + '\n';
    }
    QFile file(m_folder.filePath(u"htpasswd"_s));
    return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size();
}

bool RegistryProcess::waitUntilReady()
{
    QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired() && m_process->state() == QProcess::Running) {
        if (answers())
            return true;
        m_process->waitForFinished(20);
    }
    return false;
}

bool RegistryProcess::answers() const
{
    if (m_setup.clientAuthority) { // and we have no certificate to show
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        return socket.waitForConnected();
    }
    const int status
        = blockingHttp({.host = host(), .path = "/v2/", .tls = m_setup.certificate != nullptr})
              .status;
    return status == 200 || status == 401;
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
    const bool tls = m_setup.certificate != nullptr;
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
                        .tls = m_setup.certificate != nullptr});
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
                        .tls = m_setup.certificate != nullptr});
    return done.status == 202;
}

bool RegistryProcess::linkTags(const QString &repository, const QString &digest,
                               const QStringList &tags)
{
    // Source: distribution, registry/storage/paths.go, manifestTagCurrentPathSpec.
    const QDir folder(storage()
                      + u"/docker/registry/v2/repositories/%1/_manifests/tags"_s.arg(repository));
    for (const QString &tag : tags) {
        const QString path = folder.filePath(tag + u"/current"_s);
        QFile link(path + u"/link"_s);
        if (!folder.mkpath(path) || !link.open(QIODevice::WriteOnly)
            || link.write(digest.toLatin1()) != digest.size()) {
            m_error = u"cannot write %1"_s.arg(link.fileName());
            return false;
        }
    }
    return true;
}

} // namespace headwater
