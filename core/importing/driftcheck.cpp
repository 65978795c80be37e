// SPDX-License-Identifier: Apache-2.0
#include "core/importing/driftcheck.h"

#include "core/importing/driftrun.h"

namespace headwater {

DriftCheck::DriftCheck(RegistryPort &registry, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
{
}

QFuture<Result<DriftReport>> DriftCheck::run(const QList<DriftSubject> &streams,
                                             DriftOptions options, std::stop_token stop,
                                             std::function<void(DriftProgress)> progress)
{
    auto *run = new DriftRun(m_registry, m_clock, std::move(options), std::move(stop), this);
    return run->start(streams, std::move(progress));
}

} // namespace headwater
