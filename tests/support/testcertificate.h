// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace headwater {

/// A self-signed certificate for 127.0.0.1 and localhost, made by openssl for this run.
class TestCertificate
{
public:
    /// @p extraArguments go to "openssl req", for example {"-not_after", "20200101000000Z"}.
    bool create(const QString &subjectAltName = QStringLiteral("IP:127.0.0.1,DNS:localhost"),
                const QStringList &extraArguments = {});
    QString certificatePath() const;
    QString keyPath() const;

private:
    QTemporaryDir m_folder;
};

} // namespace headwater
