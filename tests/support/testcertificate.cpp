// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcertificate.h"

#include "tests/support/tool.h"

#include <QDebug>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QStringList ellipticKey()
{
    return {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
}

} // namespace

QStringList TestCertificate::expired()
{
    return {u"-not_before"_s, u"20200101000000Z"_s, u"-not_after"_s, u"20210101000000Z"_s};
}

QStringList TestCertificate::notYetValid()
{
    return {u"-not_before"_s, u"21200101000000Z"_s, u"-not_after"_s, u"21210101000000Z"_s};
}

QStringList TestCertificate::forClient()
{
    return {u"-addext"_s, u"extendedKeyUsage=clientAuth"_s};
}

bool TestCertificate::create(const QString &subjectAltName, const QStringList &extraArguments)
{
    return request(ellipticKey() + QStringList{u"-addext"_s, u"subjectAltName="_s + subjectAltName}
                   + extraArguments);
}

bool TestCertificate::createAuthority()
{
    // A name of its own: a leaf of the same name would count as self-signed.
    return request(ellipticKey()
                   + QStringList{u"-subj"_s, u"/CN=headwater test authority"_s, u"-addext"_s,
                                 u"basicConstraints=critical,CA:TRUE"_s});
}

bool TestCertificate::createSignedBy(const TestCertificate &authority,
                                     const QString &subjectAltName,
                                     const QStringList &extraArguments)
{
    return create(subjectAltName,
                  QStringList{u"-CA"_s, authority.certificatePath(), u"-CAkey"_s,
                              authority.keyPath(), u"-addext"_s,
                              u"basicConstraints=critical,CA:FALSE"_s}
                      + extraArguments);
}

bool TestCertificate::createSigner()
{
    return request({u"-newkey"_s, u"rsa:2048"_s});
}

bool TestCertificate::installFor(const QString &host, const QString &certs) const
{
    const QDir folder(certs + u'/' + host);
    return folder.mkpath(u"."_s) && QFile::copy(certificatePath(), folder.filePath(u"ca.crt"_s));
}

QString TestCertificate::certificatePath() const
{
    return m_folder.filePath(u"cert.pem"_s);
}

QString TestCertificate::keyPath() const
{
    return m_folder.filePath(u"key.pem"_s);
}

bool TestCertificate::request(const QStringList &arguments) const
{
    // Of an option that comes twice, openssl takes the last.
    const ToolRun run = runTool(u"openssl"_s,
                                QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-subj"_s,
                                            u"/CN=headwater test"_s, u"-out"_s, certificatePath(),
                                            u"-keyout"_s, keyPath()}
                                    + arguments);
    if (run.exitCode != 0)
        qWarning() << "openssl made no certificate:" << run.output;
    return run.exitCode == 0;
}

} // namespace headwater
