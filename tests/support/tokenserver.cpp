// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tokenserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace headwater {

TokenServer::~TokenServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool TokenServer::start(const TokenServerOptions &options)
{
    m_isSecure = options.certificate != nullptr;
    if (!m_signer.createSigner() || !writeConfig(options)) {
        m_error = u"no signer or no configuration for the token server"_s;
        return false;
    }
    const QString script = QStringLiteral(HEADWATER_SOURCE_DIR "/tests/support/tokenserver.py");
    m_process.setStandardErrorFile(m_folder.filePath(u"errors.txt"_s));
    m_process.start(u"python3"_s, {u"-B"_s, script, m_folder.filePath(u"config.json"_s)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) { }
    m_port = m_process.readLine().trimmed().toUShort();
    if (m_port == 0) {
        QFile errors(m_folder.filePath(u"errors.txt"_s));
        m_error = u"the token server does not start: "_s + m_process.errorString();
        if (errors.open(QIODevice::ReadOnly))
            m_error += u'\n' + QString::fromUtf8(errors.readAll());
    }
    return m_port != 0;
}

bool TokenServer::writeConfig(const TokenServerOptions &options)
{
    QJsonObject users;
    for (auto it = options.users.begin(); it != options.users.end(); ++it)
        users[it.key()]
            = QJsonObject{{u"password"_s, it->password},
                          {u"repositories"_s, QJsonArray::fromStringList(it->repositories)},
                          {u"identityToken"_s, it->identityToken}};
    QJsonObject config{{u"signerCertificate"_s, m_signer.certificatePath()},
                       {u"signerKey"_s, m_signer.keyPath()},
                       {u"issuer"_s, issuer()},
                       {u"log"_s, m_folder.filePath(u"requests.jsonl"_s)},
                       {u"expiresIn"_s, options.expiresIn},
                       {u"public"_s, QJsonArray::fromStringList(options.publicRepositories)},
                       {u"users"_s, users}};
    if (options.certificate) {
        config[u"certificate"_s] = options.certificate->certificatePath();
        config[u"key"_s] = options.certificate->keyPath();
    }
    QFile file(m_folder.filePath(u"config.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(config).toJson()) > 0;
}

QString TokenServer::host() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

QString TokenServer::realm() const
{
    return u"%1://%2/token"_s.arg(m_isSecure ? u"https"_s : u"http"_s, host());
}

QList<QJsonObject> TokenServer::requests() const
{
    QFile file(m_folder.filePath(u"requests.jsonl"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QJsonObject> requests;
    while (!file.atEnd())
        requests.append(QJsonDocument::fromJson(file.readLine()).object());
    return requests;
}

} // namespace headwater
