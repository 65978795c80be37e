// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/applyimport.h"
#include "core/importing/importrequest.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace headwater {

class Clock;
class RegistryPort;

/// Runs imports: asks the registries, turns manifests into images, applies the results to the
/// stream. Writes nothing. Lives in the thread of its callers; @p registry and @p clock outlive it.
class Importer : public QObject
{
    Q_OBJECT
public:
    Importer(RegistryPort &registry, const Clock &clock, QObject *parent = nullptr);

    /// Errors: Cancelled only, if nothing had finished when @p stop was requested; what had is kept
    /// and applied (ImportResult::isCancelled). What registries refuse is in the result, item by
    /// item. Equal sources are asked for once, a few at a time. @p progress is called in the
    /// caller's thread; its total grows when the tags of a repository are known. What is in @p
    /// library is not fetched again. The future ends without a result if the importer is destroyed
    /// before.
    QFuture<Result<ImportResult>> run(ImportRequest request, std::stop_token stop,
                                      std::function<void(ImportProgress)> progress = {},
                                      std::shared_ptr<const ImageLibrary> library = {});

    /// While paused, imports finish the images that they have begun and begin no other.
    void setPaused(bool isPaused);
    bool isPaused() const { return m_isPaused; }

Q_SIGNALS:
    void resumed();

private:
    RegistryPort &m_registry;
    const Clock &m_clock;
    bool m_isPaused = false;
};

} // namespace headwater
