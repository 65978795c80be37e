// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace headwater {

/// The address that a credential is for: host, port and path, compared as text. The scheme does not
/// count, letters keep their case, and no port is not the port of the scheme. Source:
/// registry-auth.md sections 5.2 and 5.3, after kubernetes, pkg/credentialprovider/keyring.go.
class RegistryKey
{
public:
    /// Of a key in a configuration, "https://index.docker.io/v1/". A leading /v1/ or /v2/ goes.
    /// nullopt: Go's url.Parse refuses it, and the server skips the entry.
    static std::optional<RegistryKey> ofEntry(const QString &text);
    /// Of what a credential is wanted for: "quay.io/org/app:1", without scheme.
    static std::optional<RegistryKey> ofTarget(const QString &text);

    const QString &host() const { return m_host; }
    const QString &port() const { return m_port; } ///< empty: none written
    const QString &path() const { return m_path; } ///< empty, or begins with a slash
    const QString &hostPort() const { return m_hostPort; } ///< as written
    QString text() const { return m_hostPort + m_path; } ///< the server's sort key

    /// Whether a part of the host may stand for others.
    bool isPattern() const;

    /// Why a credential for this key is not for @p target; empty if it is. "*", "?" and "[a-z]"
    /// stand for characters of one dot-separated part of the host; the path is a prefix of text.
    QString mismatch(const RegistryKey &target) const;

    friend bool operator==(const RegistryKey &, const RegistryKey &) = default;

private:
    RegistryKey(const QString &hostPort, const QString &path);

    QString m_hostPort;
    QString m_host;
    QString m_port;
    QString m_path;
};

/// A key as it may be shown: without user name and password, which somebody may have put there.
QString withoutUserInfo(const QString &key);

/// Go's filepath.Match for a text without slash; a pattern that is malformed matches nothing.
bool matchesGlob(QStringView pattern, QStringView text);

} // namespace headwater
