// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/registryprocess.h"
#include "tests/support/tokenserver.h"

namespace headwater {

/// The registries and the token server behind the recordings of vectors/, with what they asked of
/// their clients, on free ports. All registries serve one storage.
class RecordedWorld
{
public:
    RecordedWorld() = default;

    /// Blocks until all of them answer.
    bool start();
    QString errorString() const { return m_error; }

    /// Takes pushes, for all of them.
    QString plainHost() const { return m_plain.host(); }
    /// A directory like certs.d with what the recorded server trusted.
    QString certsDirectory() const { return m_certs.path(); }
    /// "127.0.0.1:PORT" that plays the recorded @p host and @p port; empty: there was no such host.
    /// Where the recorded server refused connections, nobody listens at the port that is returned.
    QString played(const QString &host, int port) const;
    /// In one recording Docker Hub wanted passwords.
    void setHubNeedsPassword(bool needs) { m_hubNeedsPassword = needs; }

private:
    bool makeCertificates();
    bool startRegistries();

    QTemporaryDir m_certs;
    TestCertificate m_authority;
    TestCertificate m_trusted;
    TestCertificate m_unknownAuthority;
    TestCertificate m_untrusted;
    TokenServer m_tokens;
    RegistryProcess m_plain;
    RegistryProcess m_open; ///< TLS
    RegistryProcess m_basic;
    RegistryProcess m_bearer;
    RegistryProcess m_untrustedOpen;
    RegistryProcess m_untrustedBasic;
    bool m_hubNeedsPassword = false;
    QString m_error;
};

} // namespace headwater
