// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/drift.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <stop_token>

namespace headwater {

class Clock;
class RegistryPort;

/// Compares what streams say, what was imported and what the registries have now. Writes nothing.
/// Tags of kind DockerImage alone are compared, by HEAD wherever that tells; equal sources are
/// asked for once, and each repository lists its tags once. Lives in the thread of its callers;
/// @p registry and @p clock outlive it.
class DriftCheck : public QObject
{
    Q_OBJECT
public:
    DriftCheck(RegistryPort &registry, const Clock &clock, QObject *parent = nullptr);

    /// Errors: Cancelled only, if nothing had been checked when @p stop was requested. What
    /// registries refuse is in the report, row by row. @p progress is called in the caller's
    /// thread. The future ends without a result if the check is destroyed before.
    QFuture<Result<DriftReport>> run(const QList<DriftSubject> &streams, DriftOptions options,
                                     std::stop_token stop,
                                     std::function<void(DriftProgress)> progress = {});

private:
    RegistryPort &m_registry;
    const Clock &m_clock;
};

} // namespace headwater
