// SPDX-License-Identifier: Apache-2.0
#include "app/verbcomposition.h"

#include "app/cli/verbs.h"
#include "app/networkbackend.h"
#include "app/platform/interruption.h"
#include "app/platform/keychain.h"
#include "app/platform/terminal.h"
#include "core/ports/clock.h"
#include "registry/config/registriesconf.h"
#include "registry/config/registrypaths.h"

#include <QDir>
#include <QStandardPaths>

#include <iostream>
#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The keychain and the network thread that asks it, made when a verb first needs them.
class Outside
{
public:
    explicit Outside(Interruption &interruption)
        : m_interruption(interruption)
    {
    }

    Keychain &keychain()
    {
        if (!m_keychain)
            m_keychain = std::make_unique<Keychain>();
        return *m_keychain;
    }

    RegistryService &network()
    {
        m_interruption.listen();
        if (!m_network)
            m_network = std::make_unique<RegistryService>(
                [setup = NetworkSetup{.keychain = &keychain()}] {
                    return makeNetworkBackend(setup);
                });
        return *m_network;
    }

private:
    Interruption &m_interruption;
    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<RegistryService> m_network; ///< destroyed first
};

std::optional<NameAlias> findAlias(const QString &name)
{
    const RegistryPaths paths = RegistryPaths::of(QProcessEnvironment::systemEnvironment());
    const std::optional<ShortNameAlias> alias = RegistriesConf::load(paths).alias(name);
    if (!alias)
        return std::nullopt;
    return NameAlias{.value = alias->value, .file = alias->file};
}

} // namespace

int runProgramVerb(const QStringList &arguments)
{
    const SystemClock clock;
    Interruption interruption;
    Outside outside(interruption);
    CliContext context{
        .out = std::cout,
        .err = std::cerr,
        .in = std::cin,
        .workingDirectory = QDir::currentPath(),
        .clock = clock,
        .registry = [&outside]() -> RegistryPort & { return outside.network(); },
        .connectionTester = [&outside]() -> ConnectionTester & { return outside.network(); },
        .secrets = [&outside]() -> SecretStore & { return outside.keychain(); },
        .configFolder
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/headwater"_L1,
        .alias = findAlias,
        .askSecret = askOnTerminal,
        .interrupt = interruption.token()};
    const int code = runVerb(arguments, context);
    std::cout.flush();
    return code;
}

} // namespace headwater
