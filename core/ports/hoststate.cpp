// SPDX-License-Identifier: Apache-2.0
#include "core/ports/hoststate.h"

#include "core/image/pullspec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

std::optional<HostState> hostOf(const QList<HostState> &hosts, const PullSpec &image)
{
    // Insecure registries may be asked both ways; of TLS one hears first.
    for (const bool isPlain : {false, true}) {
        const QString name = (isPlain ? u"http://"_s : u"https://"_s)
            + image.withDockerClientDefaults().registryHostPort(isPlain);
        const auto host = std::ranges::find(hosts, name, &HostState::host);
        if (host != hosts.cend())
            return *host;
    }
    return std::nullopt;
}

} // namespace headwater
