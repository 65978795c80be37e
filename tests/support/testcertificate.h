// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace headwater {

/// A certificate with its key, made by openssl for this run: self-signed, an authority, or signed
/// by one.
///
///     TestCertificate authority;
///     TestCertificate leaf;
///     QVERIFY(authority.createAuthority() && leaf.createSignedBy(authority));
class TestCertificate
{
public:
    /// For servers on this machine.
    static QString localNames() { return QStringLiteral("IP:127.0.0.1,DNS:localhost"); }
    /// For createSignedBy(): a certificate that was valid in 2020, and one that will be in 2120.
    static QStringList expired();
    static QStringList notYetValid();
    /// For createSignedBy(): one that a client shows and no server may.
    static QStringList forClient();

    /// Self-signed. @p extraArguments go to "openssl req", for example {"-not_after",
    /// "20200101000000Z"}.
    bool create(const QString &subjectAltName = localNames(),
                const QStringList &extraArguments = {});
    /// Self-signed, may sign others.
    bool createAuthority();
    bool createSignedBy(const TestCertificate &authority,
                        const QString &subjectAltName = localNames(),
                        const QStringList &extraArguments = {});
    /// Self-signed with an RSA key, for signing tokens.
    bool createSigner();

    /// Makes it an authority for @p host ("127.0.0.1:5000") in the certs.d directory @p certs.
    bool installFor(const QString &host, const QString &certs) const;

    QString certificatePath() const;
    QString keyPath() const;

private:
    bool request(const QStringList &arguments) const;

    QTemporaryDir m_folder;
};

} // namespace headwater
