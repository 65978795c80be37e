// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace headwater {

/// What the user has agreed to about where credentials go (docs/decisions/0004). Each call reads or
/// writes the settings anew, so it works from any thread and sees what other processes did.
class RegistryConsents
{
public:
    struct Realm
    {
        QString registry = {}; ///< host without port
        QString realm = {}; ///< host of the token server, without port
        friend auto operator<=>(const Realm &, const Realm &) = default;
    };

    /// In the settings of the program, or in @p file.
    RegistryConsents() = default;
    explicit RegistryConsents(const QString &file)
        : m_file(file)
    {
    }

    /// Credentials of the registry may go to that token server.
    bool mayTrustRealm(const QString &registry, const QString &realm) const;
    QList<Realm> realms() const;
    /// Errors: Io.
    Result<void> setRealm(const Realm &realm, bool isAllowed) const;

    /// Credentials may go to that "HOST[:PORT]" over HTTP or unverified TLS.
    bool mayExposeCredentials(const QString &host) const;
    QStringList exposedHosts() const;
    Result<void> setExposed(const QString &host, bool isAllowed) const;

private:
    QString m_file;
};

} // namespace headwater
