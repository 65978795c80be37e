// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/credentialport.h"
#include "core/ports/secretstore.h"
#include "core/secrets/dockerconfig.h"
#include "core/secrets/storedcredential.h"
#include "registry/config/registrypaths.h"

#include <QObject>

#include <functional>
#include <memory>

namespace headwater {

class CredentialHelper;

/// The user's credentials, source by source: the entries of Headwater in the keychain, then the
/// files of podman and docker in order. Within a file the helper of the host comes before the
/// helper of all hosts, and that before the entries, as docker does it. Files are read for each
/// search, so what podman writes meanwhile counts at once.
class CredentialChain : public QObject, public CredentialPort
{
    Q_OBJECT
public:
    using Logins = std::function<QList<StoredLogin>()>;

    /// @p store: the keychain, null where there is none; @p logins says what is in it. Store and
    /// helper outlive the chain.
    CredentialChain(RegistryPaths paths, CredentialHelper &helper, SecretStore *store,
                    Logins logins, QObject *parent = nullptr);
    ~CredentialChain() override;

    /// A stop ends the search at once, with nothing found.
    QFuture<CredentialLookup> find(const CredentialQuery &query, std::stop_token stop) override;

private:
    struct Search;
    using SearchPtr = std::shared_ptr<Search>;

    void askKeychain(const SearchPtr &search);
    void askNextFile(const SearchPtr &search);
    void askHelper(const SearchPtr &search, const QString &path, const DockerConfig &config);
    void askEntries(const SearchPtr &search, const QString &path, const DockerConfig &config);

    RegistryPaths m_paths;
    CredentialHelper &m_helper;
    SecretStore *m_store;
    Logins m_logins;
};

} // namespace headwater
