// SPDX-License-Identifier: Apache-2.0
#include "app/verbcomposition.h"

#include "app/cli/verbs.h"
#include "app/platform/interruption.h"
#include "app/platform/keychain.h"
#include "app/platform/terminal.h"
#include "core/ports/clock.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"

#include <QDir>
#include <QStandardPaths>

#include <iostream>
#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Network
{
    NetworkTransport transport;
    RegistryClient client{transport};
};

} // namespace

int runProgramVerb(const QStringList &arguments)
{
    const SystemClock clock;
    Interruption interruption;
    std::unique_ptr<Network> network;
    std::unique_ptr<Keychain> keychain;
    CliContext context{.out = std::cout,
                       .err = std::cerr,
                       .in = std::cin,
                       .workingDirectory = QDir::currentPath(),
                       .clock = clock,
                       .registry = [&network, &interruption]() -> RegistryPort & {
                           interruption.listen();
                           if (!network)
                               network = std::make_unique<Network>();
                           return network->client;
                       },
                       .secrets = [&keychain]() -> SecretStore & {
                           if (!keychain)
                               keychain = std::make_unique<Keychain>();
                           return *keychain;
                       },
                       .configFolder
                       = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                           + "/headwater"_L1,
                       .askSecret = askOnTerminal,
                       .interrupt = interruption.token()};
    const int code = runVerb(arguments, context);
    std::cout.flush();
    return code;
}

} // namespace headwater
