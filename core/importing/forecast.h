// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"
#include "core/ports/hoststate.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace headwater {

/// How many requests of a kind: at least, and at most if that can be known.
struct RequestRange
{
    int least = 0;
    std::optional<int> most = 0; ///< nullopt: nobody can know before

    RequestRange &operator+=(const RequestRange &other);
    friend bool operator==(const RequestRange &, const RequestRange &) = default;
};

/// What an import will ask of one host. Challenges and tokens do not count, nor do repetitions.
struct HostForecast
{
    Q_GADGET
public:
    enum class Fit {
        Unknown, ///< the host has not said that it counts
        Fits,
        MayNotFit,
        DoesNotFit,
    };
    Q_ENUM(Fit)

    QString host = {}; ///< "registry-1.docker.io:443"
    RequestRange tagPages = {}; ///< if the host keeps to the size asked for
    RequestRange heads = {}; ///< of manifests
    RequestRange manifests = {}; ///< the only ones that Docker Hub counts
    RequestRange configs = {};
    std::optional<RateLimit> rateLimit = {}; ///< as the host last told it
    Fit fit = Fit::Unknown; ///< manifests in what is left of the limit, less the reserve

    friend bool operator==(const HostForecast &, const HostForecast &) = default;
};

struct ForecastOptions
{
    std::optional<int> repositoryTags = {}; ///< how many the repository has; nullopt: not known
    int reserve = 5; ///< requests that are left to others, SchedulerPolicy::manifestReserve
    QDateTime now = {}; ///< a limit that began anew before it is whole again
};

/// What importing @p request will ask, host by host, sorted by name. @p hosts: how they are being
/// asked now. Sources that cannot be read ask nothing.
QList<HostForecast> forecastImport(const ImportRequest &request, const ImageLibrary &library,
                                   const QList<HostState> &hosts,
                                   const ForecastOptions &options = {});

} // namespace headwater
