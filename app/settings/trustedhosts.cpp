// SPDX-License-Identifier: Apache-2.0
#include "app/settings/trustedhosts.h"

#include "core/base/digest.h"
#include "core/base/savefile.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto pattern = "*.crt"_L1;

Error refused(const QString &words)
{
    return {.kind = Error::Kind::InvalidInput, .subject = u"The certificate"_s, .detail = words};
}

/// Base64 of something that begins as a certificate does: with a DER sequence.
bool isCertificate(const QByteArray &base64)
{
    QByteArray plain = base64;
    plain.replace('\n', "").replace('\r', "");
    const auto der
        = QByteArray::fromBase64Encoding(plain.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    return der && der.decoded.size() > 64 && der.decoded.startsWith('\x30');
}

} // namespace

QString trustFolder(const QString &configFolder, const QString &host)
{
    return configFolder + u"/certs.d/"_s + host;
}

QStringList trustedHosts(const QString &configFolder)
{
    QStringList hosts;
    const QDir folder(configFolder + u"/certs.d"_s);
    for (const QString &host : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!QDir(folder.filePath(host)).entryList({pattern}, QDir::Files).isEmpty())
            hosts.append(host);
    }
    return hosts;
}

Result<void> checkCertificates(const QByteArray &pem)
{
    static const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    static const QByteArray end = "-----END CERTIFICATE-----";
    if (pem.contains("PRIVATE KEY-----"))
        return refused(u"the file holds a private key, which is not for sharing; give the "
                       "certificate of the authority alone"_s);
    qsizetype count = 0;
    for (qsizetype at = pem.indexOf(begin); at >= 0; at = pem.indexOf(begin, at)) {
        at += begin.size();
        const qsizetype stop = pem.indexOf(end, at);
        if (stop < 0 || !isCertificate(pem.sliced(at, stop - at)))
            return refused(u"block %1 of the file is damaged"_s.arg(count + 1));
        ++count;
    }
    if (count == 0)
        return refused(u"the file holds no PEM certificate"_s);
    return {};
}

Result<void> trustHost(const QString &configFolder, const QString &host, const QByteArray &pem)
{
    if (const Result<void> good = checkCertificates(pem); !good)
        return good;
    const QString folder = trustFolder(configFolder, host);
    if (!QDir().mkpath(folder))
        return Error{.kind = Error::Kind::NoPermission, .subject = folder};
    // Named by content: the same file twice is one, another is one more.
    const QString name = Digest::ofSha256(pem).toString().section(u':', 1).left(16);
    return saveFile(folder + u'/' + name + u".crt"_s, pem);
}

Result<void> untrustHost(const QString &configFolder, const QString &host)
{
    QDir folder(trustFolder(configFolder, host));
    const QStringList files = folder.entryList({pattern}, QDir::Files);
    if (files.isEmpty())
        return Error{.kind = Error::Kind::NotFound,
                     .subject = u"A trusted certificate for "_s + host};
    for (const QString &file : files) {
        if (!folder.remove(file))
            return Error{.kind = Error::Kind::Io, .subject = folder.filePath(file)};
    }
    QDir().rmdir(folder.path()); // stays if the user keeps other files there
    return {};
}

} // namespace headwater
