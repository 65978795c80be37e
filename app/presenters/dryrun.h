// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importer.h"
#include "core/importing/importorder.h"
#include "models/importchoice.h"

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace headwater {

class Clock;
class ImportPreviewModel;
class RegistryPort;
struct PlannedOrder;

/// Asks the registries what an import would ask, and shows what it would change. Writes nothing.
class DryRun : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the dry run.
    DryRun(RegistryPort &registry, const Clock &clock, ImportPreviewModel &model,
           QObject *parent = nullptr);
    ~DryRun() override;

    /// Begins, in place of what is under way. @p stream as it is now; nullopt: it is to be made.
    void run(const ImportOrder &order, const std::optional<ImageStream> &stream,
             const std::shared_ptr<const ImageLibrary> &library);
    /// What has been found out by then stays.
    void stop();
    /// Stops, and forgets all.
    void clear();
    /// What the user would import now: the results are outdated if they are about something else.
    void compareWith(const ImportOrder &order);

Q_SIGNALS:
    void changed(const headwater::PreviewProgress &progress);
    void finished();

private:
    void begin();
    void showPlan(const PlannedOrder &plan);
    void showProgress(const ImportProgress &progress);
    void showOutcome(const ImportItemResult &item);
    void end(const Result<ImportResult> &result);
    void setProgress(PreviewProgress progress);

    ImportPreviewModel &m_model;
    Importer m_importer;
    PreviewProgress m_progress = {};
    ImportOrder m_order = {};
    std::optional<ImageStream> m_stream = {};
    std::stop_source m_stop;
    int m_round = 0; ///< results of earlier ones are dropped
};

} // namespace headwater
