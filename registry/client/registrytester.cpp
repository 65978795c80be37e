// SPDX-License-Identifier: Apache-2.0
#include "registry/client/registrytester.h"

#include "registry/client/connectiontrial.h"

namespace headwater {

RegistryTester::RegistryTester(HttpTransport &transport, RegistryOptions options, Probe probe,
                               QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_options(std::move(options))
    , m_probe(std::move(probe))
{
}

QFuture<ConnectionReport> RegistryTester::test(const QString &target, RegistryAccess access,
                                               std::stop_token stop)
{
    const Result<TrialTarget> parsed = parseTrialTarget(target, access);
    if (!parsed) {
        ConnectionReport report{.host = target};
        report.steps.append({.kind = ConnectionStep::Kind::Configuration,
                             .state = ConnectionStep::State::Failed,
                             .summary = parsed.error().detail,
                             .error = parsed.error()});
        return QtFuture::makeReadyValueFuture(report);
    }
    auto *trial = new ConnectionTrial(m_transport, m_options, m_probe, this);
    return trial->start(*parsed, std::move(stop));
}

} // namespace headwater
