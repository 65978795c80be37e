// SPDX-License-Identifier: Apache-2.0
#include "registry/http/tlstrust.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error unusable(const QString &path, const QString &why,
               Error::Kind kind = Error::Kind::InvalidInput)
{
    return Error{.kind = kind, .subject = path, .detail = why};
}

/// A file that vanished meanwhile has a stamp of zeros.
FileStamp stampOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? FileStamp::of(info)
                                                                   : FileStamp();
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const Result<FileContent> content = readFile(path, limits::certificateBytes);
    if (!content)
        return content.error();
    QList<QSslCertificate> found = QSslCertificate::fromData(content->bytes, QSsl::Pem);
    // One broken certificate among good ones is passed over without a word by Qt.
    const qsizetype expected = content->bytes.count("-----BEGIN CERTIFICATE-----");
    if (found.isEmpty() || found.size() != expected)
        return unusable(path, u"no certificate in PEM format, or a broken one"_s);
    return found;
}

Result<QSslKey> readKey(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) == 0
        && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return unusable(path,
                        u"others than its owner may use this private key: mode %1, not 0600"_s.arg(
                            info.st_mode & 0777, 4, 8, QChar(u'0')),
                        Error::Kind::NoPermission);
    }
    const Result<FileContent> content = readFile(path, limits::certificateBytes);
    if (!content)
        return content.error();
    constexpr std::array algorithms{QSsl::Rsa, QSsl::Ec, QSsl::Dsa};
    for (const QSsl::KeyAlgorithm algorithm : algorithms) {
        const QSslKey key(content->bytes, algorithm);
        if (!key.isNull())
            return key;
    }
    return unusable(path, u"no private key in PEM format without a passphrase"_s);
}

/// Qt cannot compare the two halves of a pair. Both kinds of key, RSA and elliptic curve, end their
/// public form with numbers that the private form repeats.
bool belongTogether(const QSslKey &key, const QSslCertificate &certificate)
{
    constexpr qsizetype telling = 48; // bytes; the shortest is a P-256 point of 64
    const QSslKey publicKey = certificate.publicKey();
    return publicKey.algorithm() == key.algorithm()
        && key.toDer().contains(publicKey.toDer().last(telling));
}

/// @p base: path without ".cert" and ".key".
Result<void> addClient(QSslConfiguration &configuration, const QString &base)
{
    const Result<QList<QSslCertificate>> chain = readCertificates(base + u".cert"_s);
    if (!chain)
        return chain.error();
    const Result<QSslKey> key = readKey(base + u".key"_s);
    if (!key)
        return key.error();
    if (!belongTogether(*key, chain->constFirst()))
        return unusable(base + u".key"_s, u"tls: private key does not match public key"_s);
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

Result<void> addAuthorities(QSslConfiguration &configuration, const QString &path)
{
    const Result<QList<QSslCertificate>> found = readCertificates(path);
    if (!found)
        return found.error();
    configuration.addCaCertificates(*found);
    return {};
}

/// Half a pair is an error: it is a slip that would only show as a refusal.
/// Source: docker and containers/image, which refuse it as well.
Result<void> checkOtherHalf(const QString &path)
{
    const bool isKey = path.endsWith(".key"_L1);
    const QString base = path.chopped(isKey ? 4 : 5);
    const QString other = base + (isKey ? u".cert"_s : u".key"_s);
    if (QFileInfo::exists(other))
        return {};
    return unusable(
        path,
        isKey ? u"missing client certificate %1 for key"_s.arg(other)
              : u"missing key %1 for client certificate; authorities end in .crt"_s.arg(other));
}

Result<QSslConfiguration> readTrust(const QStringList &paths)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    for (const QString &path : paths) {
        Result<void> done;
        if (path.endsWith(".crt"_L1)) {
            done = addAuthorities(configuration, path);
        } else {
            done = checkOtherHalf(path);
            if (done && path.endsWith(".cert"_L1) && configuration.localCertificate().isNull())
                done = addClient(configuration, path.chopped(5));
        }
        if (!done)
            return done.error();
    }
    return configuration;
}

} // namespace

TlsTrust::TlsTrust(QStringList directories)
    : m_directories(std::move(directories))
{
}

QStringList TlsTrust::foldersOf(const QString &host, int port) const
{
    // A host comes from a URL: it has no slash, but ".." is a folder.
    if (host.isEmpty() || host.contains(u'/') || host.startsWith(u'.'))
        return {};
    const QString shown = host.contains(u':') ? u"[%1]"_s.arg(host) : host;
    QStringList folders;
    for (const QString &directory : m_directories) {
        folders << u"%1/%2:%3"_s.arg(directory, shown).arg(port)
                << u"%1/%2..%3"_s.arg(directory, shown).arg(port);
        if (port == 443)
            folders << directory + u'/' + shown;
    }
    return folders;
}

Result<HostTrust> TlsTrust::of(const QString &host, int port)
{
    Stamps stamps;
    QStringList paths;
    for (const QString &folder : foldersOf(host, port)) {
        const QDir dir(folder);
        const QStringList names
            = dir.entryList({u"*.crt"_s, u"*.cert"_s, u"*.key"_s},
                            QDir::Files | QDir::System | QDir::CaseSensitive, QDir::Name);
        for (const QString &name : names) {
            paths << dir.filePath(name);
            stamps.append({paths.constLast(), stampOf(paths.constLast())});
        }
    }
    const QString endpoint = u"%1:%2"_s.arg(host).arg(port);
    const auto known = m_known.constFind(endpoint);
    if (known != m_known.constEnd() && known->stamps == stamps)
        return known->trust;
    Result<HostTrust> trust = Error{};
    if (Result<QSslConfiguration> read = readTrust(paths); read)
        trust = HostTrust{.configuration = *std::move(read),
                          .generation = paths.isEmpty() ? 0 : ++m_generation};
    else
        trust = std::move(read).error();
    m_known.insert(endpoint, {.stamps = stamps, .trust = trust});
    return trust;
}

} // namespace headwater
