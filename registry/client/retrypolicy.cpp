// SPDX-License-Identifier: Apache-2.0
#include "registry/client/retrypolicy.h"

#include "registry/client/registryerror.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isPassingStatus(int status)
{
    return status == 429 || status == 500 || (status >= 502 && status <= 504);
}

} // namespace

bool RetryPolicy::isConnectionLost(const Error &error)
{
    return error.kind == Error::Kind::Offline && error.detail.endsWith("EOF"_L1);
}

std::optional<std::chrono::milliseconds>
RetryPolicy::delayAfter(const Result<HttpReply> &outcome, int tries, const QDateTime &now) const
{
    if (tries > retries)
        return std::nullopt;
    const std::chrono::milliseconds backOff = firstDelay * (1 << (tries - 1));
    const auto jittered = [&] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            backOff * (0.75 + 0.5 * QRandomGenerator::global()->generateDouble()));
    };
    if (!outcome)
        return isConnectionLost(outcome.error()) ? std::optional(jittered()) : std::nullopt;
    if (!isPassingStatus(outcome->status))
        return std::nullopt;
    const std::optional<std::chrono::seconds> asked
        = parseRetryAfter(outcome->header("Retry-After"), now);
    if (!asked) // a limit without an end is not waited for
        return outcome->status == 429 ? std::nullopt : std::optional(jittered());
    if (*asked > longestWait)
        return std::nullopt;
    return std::max<std::chrono::milliseconds>(*asked, backOff);
}

} // namespace headwater
