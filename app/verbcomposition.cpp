// SPDX-License-Identifier: Apache-2.0
#include "app/verbcomposition.h"

#include "app/cli/verbs.h"
#include "core/ports/clock.h"
#include "registry/client/registryclient.h"
#include "registry/http/networktransport.h"

#include <QDir>

#include <iostream>
#include <memory>

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
    std::unique_ptr<Network> network;
    CliContext context{.out = std::cout,
                       .err = std::cerr,
                       .in = std::cin,
                       .workingDirectory = QDir::currentPath(),
                       .clock = clock,
                       .registry = [&network]() -> RegistryPort & {
                           if (!network)
                               network = std::make_unique<Network>();
                           return network->client;
                       }};
    const int code = runVerb(arguments, context);
    std::cout.flush();
    return code;
}

} // namespace headwater
