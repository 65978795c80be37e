// SPDX-License-Identifier: Apache-2.0
#include "core/importing/importer.h"

#include "core/importing/importrun.h"

namespace headwater {

Importer::Importer(RegistryPort &registry, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
{
}

QFuture<Result<ImportResult>> Importer::run(ImportRequest request, std::stop_token stop,
                                            std::function<void(ImportProgress)> progress,
                                            std::shared_ptr<const ImageLibrary> library)
{
    auto *run = new ImportRun(m_registry, m_clock, std::move(request), std::move(library),
                              std::move(stop), this);
    return run->start(std::move(progress));
}

void Importer::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (!isPaused)
        Q_EMIT resumed();
}

} // namespace headwater
