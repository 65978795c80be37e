// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcertificate.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace headwater {

bool TestCertificate::create(const QString &subjectAltName, const QStringList &extraArguments)
{
    QStringList arguments{u"req"_s,
                          u"-x509"_s,
                          u"-newkey"_s,
                          u"ec"_s,
                          u"-pkeyopt"_s,
                          u"ec_paramgen_curve:prime256v1"_s,
                          u"-nodes"_s,
                          u"-subj"_s,
                          u"/CN=headwater test"_s,
                          u"-addext"_s,
                          u"subjectAltName="_s + subjectAltName,
                          u"-out"_s,
                          certificatePath(),
                          u"-keyout"_s,
                          keyPath()};
    arguments += extraArguments;
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    return openssl.waitForFinished(20'000) && openssl.exitStatus() == QProcess::NormalExit
        && openssl.exitCode() == 0;
}

QString TestCertificate::certificatePath() const
{
    return m_folder.filePath(u"cert.pem"_s);
}

QString TestCertificate::keyPath() const
{
    return m_folder.filePath(u"key.pem"_s);
}

} // namespace headwater
