// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/inspectedtag.h"
#include "models/previewmodels.h"
#include "models/streamheading.h"
#include "views/common/messagebar.h"
#include "views/common/theme.h"

#include <QMainWindow>

#include <functional>

class QLabel;
class QStackedWidget;

namespace headwater {

class CatalogPanel;
class CatalogTreeModel;
class DefinitionPage;
class DriftModel;
class DriftPanel;
class HistoryModel;
class HistoryPage;
class ImportQueueModel;
class ImportsPanel;
class InspectorPanel;
class PreviewPage;
class ProblemModel;
class ProblemsPanel;
class StartPage;
class StreamPage;
class StreamPreview;
class TagTableModel;
class TagsPage;
class WindowActions;

/// The models the window shows; they outlive it.
struct WindowModels
{
    CatalogTreeModel &catalog;
    TagTableModel &tags;
    HistoryModel &history;
    ImportQueueModel &imports;
    ProblemModel &problems;
    DriftModel &drift;
    PreviewModels preview;
};

/// Hosts the pages and docks and switches between them. It knows widgets, not operations: what the
/// user wants comes out as signals of the pages and actions, and presenters answer.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowModels &models, QWidget *parent = nullptr);

    WindowActions &actions() { return *m_actions; }
    StartPage &startPage() { return *m_start; }
    StreamPage &streamPage() { return *m_stream; }
    CatalogPanel &catalogPanel() { return *m_catalog; }
    TagsPage &tagsPage() { return *m_tags; }
    HistoryPage &historyPage() { return *m_history; }
    DefinitionPage &definitionPage() { return *m_definition; }
    /// For a file that gave no stream.
    DefinitionPage &filePage() { return *m_file; }
    InspectorPanel &inspector() { return *m_inspector; }
    ImportsPanel &importsPanel() { return *m_imports; }
    ProblemsPanel &problemsPanel() { return *m_problems; }
    DriftPanel &driftPanel() { return *m_drift; }
    PreviewPage &previewPage() { return *m_preview; }
    StreamPreview &streamPreview() { return *m_streamPreview; }

    void showStart(const QStringList &recentFolders);
    /// A catalog is open, and nothing in it selected.
    void showCatalog(const QString &folder);
    void showStream(const StreamHeading &heading);
    void showFilePage();
    /// Asked each time that the window is to be closed; it stays open on "no". Who says no closes
    /// it later.
    void setMayClose(std::function<bool()> mayClose);
    void showMessage(const QString &text, Tone tone, const QList<MessageAction> &actions = {});
    /// A line of its own for what other messages must not push away.
    MessageBar &recoveryBar() { return *m_recovery; }
    void setStatus(const QString &counts, const QString &activity);
    void showImports();
    void showDrift();
    /// The whole catalog as the console would show it.
    void showPreview();
    void showStreamPage();

Q_SIGNALS:
    void closing();
    /// Whether somebody can see the window: it is shown, and not minimized.
    void seen(bool isSeen);
    /// Whether the preview of the whole catalog is on show.
    void previewVisible(bool isVisible);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildPages(const WindowModels &models);
    void buildDocks();
    void buildStatusBar();
    QDockWidget *addDock(const QString &name, const QString &title, QWidget *content,
                         Qt::DockWidgetArea area);
    void setDocksVisible(bool visible);
    void tellSeen();
    void showPanel(const QWidget *panel);

    WindowActions *const m_actions;
    QStackedWidget *m_pages = nullptr;
    MessageBar *m_message = nullptr;
    MessageBar *m_recovery = nullptr;
    StartPage *m_start = nullptr;
    QWidget *m_nothing = nullptr;
    StreamPage *m_stream = nullptr;
    DefinitionPage *m_file = nullptr;
    CatalogPanel *m_catalog = nullptr;
    TagsPage *m_tags = nullptr;
    HistoryPage *m_history = nullptr;
    DefinitionPage *m_definition = nullptr;
    InspectorPanel *m_inspector = nullptr;
    ImportsPanel *m_imports = nullptr;
    ProblemsPanel *m_problems = nullptr;
    DriftPanel *m_drift = nullptr;
    PreviewPage *m_preview = nullptr;
    StreamPreview *m_streamPreview = nullptr;
    QList<QDockWidget *> m_docks;
    std::function<bool()> m_mayClose;
    QLabel *m_folder = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_activity = nullptr;
};

} // namespace headwater
