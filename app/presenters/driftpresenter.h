// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/driftcheck.h"
#include "models/driftmodel.h"

#include <QObject>
#include <QStringList>

#include <stop_token>

namespace headwater {

class Catalog;

/// Compares streams of the open catalog with the registries, and shows what differs.
class DriftPresenter : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the presenter.
    DriftPresenter(Catalog &catalog, RegistryPort &registry, const Clock &clock, DriftModel &model,
                   QObject *parent = nullptr);

    void checkStream(const StreamKey &key);
    void checkCatalog();
    /// What was checked by then is shown.
    void cancel();
    void clear();
    bool isRunning() const { return m_isRunning; }

    /// Writes the report as CSV, or as JSON if the name of @p path ends so. Errors: those of
    /// saveFile().
    void exportTo(const QString &path);

Q_SIGNALS:
    void runningChanged(bool isRunning);
    void progressed(int done, int total);
    void exported(const QString &path);
    void failed(const QString &text);

private:
    void check(const QList<DriftSubject> &subjects);
    void run(const QList<DriftSubject> &subjects, std::shared_ptr<const ImageLibrary> library);
    void setRunning(bool isRunning);

    Catalog &m_catalog;
    DriftCheck m_check;
    DriftModel &m_model;
    std::stop_source m_stop;
    bool m_isRunning = false;
};

} // namespace headwater
