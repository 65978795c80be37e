// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/credentialport.h"
#include "core/secrets/registrykey.h"

#include <QList>

#include <vector>

namespace headwater {

/// One credential of one source.
struct KeyringEntry
{
    CredentialSourceKind kind = CredentialSourceKind::File;
    QString source = {};
    QString key = {}; ///< as written there
    Credential credential = {};
    /// Whether it can win. A server lets an empty credential win, the program does not.
    bool isUsable = true;
};

/// All that the keyring says about one image.
struct KeyringLookup
{
    QList<KeyringEntry> matches = {}; ///< the one that is used comes first
    QList<ConsideredKey> considered = {}; ///< every key, in the order of the search
    QString why = {}; ///< of the first match, see CredentialExplanation::why
};

/// The credentials of some sources, and which of them is for what. Source of the rules:
/// registry-auth.md section 5, after kubernetes, pkg/credentialprovider/keyring.go.
class Keyring
{
public:
    /// Among equal keys the one added first wins.
    void add(KeyringEntry entry);

    /// As the server does it. @p image: with the Docker client's defaults, "quay.io/org/app:1".
    /// Mind that a host without dot and port, "localhost", gets Docker Hub's credential.
    KeyringLookup lookup(const QString &image) const;

    /// As the program does it: what the server finds, and then the port of the scheme written or
    /// left out, and the other names of Docker Hub; for token servers as OpenShift 3.11 does it.
    /// Source: registry-auth.md sections 5.5 and 5.6.
    CredentialLookup find(const CredentialQuery &query) const;

private:
    struct Key
    {
        QByteArray sortedBy;
        RegistryKey address;
        KeyringEntry entry;
    };

    KeyringLookup match(const QString &target) const;

    std::vector<Key> m_keys; ///< the longest path of a host first
    QList<ConsideredKey> m_unreadable;
};

} // namespace headwater
