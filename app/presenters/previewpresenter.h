// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/catalogpreview.h"
#include "core/preview/newappmatch.h"
#include "models/previewmodels.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace headwater {

class Catalog;

/// Computes what a console would show of the open catalog, away from the window's thread, whenever
/// it or the question changes, while somebody looks.
class PreviewPresenter : public QObject
{
    Q_OBJECT
public:
    /// Catalog and models outlive the presenter.
    PreviewPresenter(Catalog &catalog, const PreviewModels &models, QObject *parent = nullptr);
    ~PreviewPresenter() override;

    /// Newest first, as they are called in setRelease().
    static QStringList releases();
    /// What is not the name of a known release is taken for the newest.
    void setRelease(const QString &release);
    QString release() const { return m_options.release.toString(); }
    /// The release at the right of a comparison.
    void setOtherRelease(const QString &release);
    void setImportsPending(bool isPending);
    /// Whether the whole catalog is being looked at.
    void setActive(bool isActive);
    void setComparing(bool isComparing);
    /// Reads categories from a file of a console's configuration; empty: the release's own.
    void useCategories(const QString &path);
    /// What follows `oc new-app`: what that takes is computed; empty: nothing is asked.
    void setNewAppTerm(const QString &term);
    /// The stream that is looked at; nullopt: none.
    void setStream(const std::optional<StreamKey> &key);

    const PreviewOptions &options() const { return m_options; }

Q_SIGNALS:
    /// Which console is asked for, and with which categories.
    void optionsChanged(const headwater::PreviewOptions &options);
    void traitsChanged(const headwater::ConsoleTraits &traits);
    void otherTraitsChanged(const headwater::ConsoleTraits &traits);
    void summaryChanged(const QString &text);
    void categoriesChanged(const QString &path);
    /// The model holds the candidates.
    void newAppMatched(const headwater::NewAppMatch &match);
    void streamShown(const headwater::PreviewEntry &entry, const headwater::ConsoleTraits &traits);
    void streamAbsent(const QString &stream, const QStringList &reasons,
                      const headwater::ConsoleTraits &traits);
    /// The models hold what was last asked for.
    void computed();
    void failed(const QString &text);

private:
    struct Computed
    {
        CatalogPreview preview = {};
        std::optional<CatalogPreview> other = {};
    };

    void question();
    void schedule();
    void compute();
    void fill(const Computed &result);
    void computeNewApp();
    void computeStream();
    void fillStream(const QString &name, StreamPreviewResult result, const ConsoleTraits &traits);

    Catalog &m_catalog;
    PreviewModels m_models;
    PreviewOptions m_options;
    ConsoleRelease m_otherRelease = {4, 10};
    QString m_newAppTerm;
    std::optional<StreamKey> m_stream;
    int m_streamQuestion = 0; // the answer to an older one comes too late
    bool m_isActive = false;
    bool m_isComparing = false;
    bool m_isStale = true;
    QTimer m_timer;
    std::stop_source m_stop;
};

} // namespace headwater
