// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/newappmatch.h"
#include "core/preview/previewentry.h"
#include "models/previewmodels.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace headwater {

class BuilderForm;
class CatalogView;
class ComparisonView;
class NewAppView;
class NotShownList;
class TileGrid;

/// The whole catalog as a console release would show it, with what it leaves out.
class PreviewPage : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPage(const PreviewModels &models, QWidget *parent = nullptr);

    /// Newest first.
    void setReleases(const QStringList &releases);
    void setTraits(const ConsoleTraits &traits);
    void setOtherTraits(const ConsoleTraits &traits);
    /// What stands below the title.
    void setSummary(const QString &text);
    /// The file that the categories come from; empty: the release's own.
    void setCategoriesFile(const QString &file);
    void setImportsPending(bool isPending);
    void showNewApp(const NewAppMatch &match);
    /// "catalog", "form", "samples", "cards", "not-shown", "compare" or "new-app". @p stream is the
    /// one whose details or form are to be open; empty: none.
    void showView(const QString &name, const QString &stream = {});

Q_SIGNALS:
    void releaseChosen(const QString &release);
    void otherReleaseChosen(const QString &release);
    /// Two releases are being compared, or no longer: nobody computes what is not looked at.
    void comparing(bool isComparing);
    void categoriesFileRequested();
    void ownCategoriesRequested();
    /// The catalog as it is before any import has run is wanted, or no longer.
    void importsPendingChosen(bool isPending);
    /// @p tag may be empty.
    void definitionRequested(const headwater::StreamKey &key, const QString &tag);
    /// What follows `oc new-app`.
    void newAppTermEntered(const QString &term);
    void linkChosen(const QString &url);

private:
    QWidget *buildHeader();
    void buildOptions();
    void buildViews(const PreviewModels &models);
    TileGrid *buildGrid(TileModel &model, bool isSamples);
    void wireViews();
    void addView(const QString &title, const QString &name, QWidget *view);
    void showForm(const PreviewEntry &entry, bool isSample);
    void leaveForm();
    void showTab(int index);
    void updateTitles();

    const PreviewModels m_models;
    ConsoleTraits m_traits;
    ConsoleTraits m_otherTraits;
    QLabel *m_summary = nullptr;
    QComboBox *m_release = nullptr;
    QToolButton *m_options = nullptr;
    QAction *m_ownCategories = nullptr;
    QAction *m_pending = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_views = nullptr;
    CatalogView *m_catalog = nullptr;
    TileGrid *m_samples = nullptr;
    TileGrid *m_cards = nullptr;
    NotShownList *m_notShown = nullptr;
    ComparisonView *m_comparison = nullptr;
    NewAppView *m_newApp = nullptr;
    BuilderForm *m_form = nullptr;
};

} // namespace headwater
