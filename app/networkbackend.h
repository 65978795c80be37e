// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/client/registryservice.h"

#include <QProcessEnvironment>

namespace headwater {

class SecretStore;

/// What the registry client of the program is made of, apart from the thread.
struct NetworkSetup
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    SecretStore *keychain = nullptr; ///< outlives the backend; null: there is none
};

/// To be called in the network thread: transport, scheduler, credentials and client, joined. The
/// configuration files are read then, the credentials anew for each search.
std::unique_ptr<RegistryBackend> makeNetworkBackend(const NetworkSetup &setup);

} // namespace headwater
