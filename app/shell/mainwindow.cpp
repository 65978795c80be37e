// SPDX-License-Identifier: Apache-2.0
#include "app/shell/mainwindow.h"

#include "app/shell/windowactions.h"
#include "views/catalog/catalogpanel.h"
#include "views/common/emptystate.h"
#include "views/common/plaintextdelegate.h"
#include "views/definition/definitionpage.h"
#include "views/drift/driftpanel.h"
#include "views/history/historypage.h"
#include "views/imports/importspanel.h"
#include "views/inspector/inspectorpanel.h"
#include "views/preview/previewpage.h"
#include "views/preview/streampreview.h"
#include "views/problems/problemspanel.h"
#include "views/start/startpage.h"
#include "views/stream/streamheader.h"
#include "views/stream/streampage.h"
#include "views/tags/tagspage.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// "~/catalog" for a folder below the user's own.
QString fromHome(const QString &folder)
{
    const QString home = QDir::homePath() + u'/';
    return folder.startsWith(home) ? u"~/"_s + folder.sliced(home.size()) : folder;
}

} // namespace

MainWindow::MainWindow(const WindowModels &models, QWidget *parent)
    : QMainWindow(parent)
    , m_actions(new WindowActions(*this))
{
    setObjectName("mainWindow"_L1);
    setWindowTitle(tr("Headwater"));
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    buildPages(models);
    buildDocks();
    buildStatusBar();
    resize(1280, 800);
}

void MainWindow::buildPages(const WindowModels &models)
{
    m_start = new StartPage(this);
    m_nothing = new EmptyState(u"tags"_s, tr("No stream selected"),
                               tr("Choose an image stream at the left."), {}, this);
    m_nothing->setObjectName("nothingSelected"_L1);
    m_stream = new StreamPage(this);
    m_tags = new TagsPage(models.tags, m_stream);
    m_history = new HistoryPage(models.history, m_stream);
    m_definition = new DefinitionPage(m_stream);
    m_streamPreview = new StreamPreview(models.preview.streamTags, m_stream);
    m_preview = new PreviewPage(models.preview, this);
    m_file = new DefinitionPage(this);
    m_file->setObjectName("filePage"_L1);
    m_catalog = new CatalogPanel(models.catalog, this);
    m_inspector = new InspectorPanel(this);
    m_imports = new ImportsPanel(models.imports, this);
    m_problems = new ProblemsPanel(models.problems, this);
    m_drift = new DriftPanel(models.drift, this);

    const std::tuple<QString, QString, QWidget *> tabs[]
        = {{tr("Tags"), u"tags"_s, m_tags},
           {tr("History"), u"history"_s, m_history},
           {tr("Definition"), u"definition"_s, m_definition},
           {tr("Preview"), u"preview"_s, m_streamPreview}};
    for (const auto &[title, name, page] : tabs) {
        m_stream->addTab(title, name, page);
        m_actions->addTab(title, name);
    }

    m_pages = new QStackedWidget(this);
    for (QWidget *page :
         {static_cast<QWidget *>(m_start), m_nothing, static_cast<QWidget *>(m_stream),
          static_cast<QWidget *>(m_file), static_cast<QWidget *>(m_preview)})
        m_pages->addWidget(page);
    connect(m_pages, &QStackedWidget::currentChanged, this,
            [this] { Q_EMIT previewVisible(m_pages->currentWidget() == m_preview); });
    m_message = new MessageBar(this);
    m_recovery = new MessageBar(this);
    m_recovery->setObjectName("recoveryBar"_L1);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_recovery);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, QWidget *content,
                                 Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    // The tab, or the panel's own top line, says what it is; a title bar would say it twice.
    dock->setTitleBarWidget(new QWidget(dock));
    addDockWidget(area, dock);
    m_docks.append(dock);
    return dock;
}

void MainWindow::buildDocks()
{
    QDockWidget *catalog
        = addDock(u"catalogDock"_s, tr("Catalog"), m_catalog, Qt::LeftDockWidgetArea);
    QDockWidget *inspector
        = addDock(u"inspectorDock"_s, tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    QDockWidget *imports
        = addDock(u"importsDock"_s, tr("Imports"), m_imports, Qt::BottomDockWidgetArea);
    QDockWidget *problems
        = addDock(u"problemsDock"_s, tr("Problems"), m_problems, Qt::BottomDockWidgetArea);
    QDockWidget *drift = addDock(u"driftDock"_s, tr("Drift"), m_drift, Qt::BottomDockWidgetArea);
    tabifyDockWidget(imports, problems);
    tabifyDockWidget(problems, drift);
    imports->raise();
    resizeDocks({catalog, inspector}, {230, 300}, Qt::Horizontal);
    resizeDocks({imports}, {200}, Qt::Vertical);

    m_actions->addPanelToggle(catalog->toggleViewAction(), u"panel-left"_s);
    m_actions->addPanelToggle(imports->toggleViewAction(), u"panel-bottom"_s);
    m_actions->addPanelToggle(inspector->toggleViewAction(), u"panel-right"_s);
    m_actions->panelsMenu->addAction(problems->toggleViewAction());
    m_actions->panelsMenu->addAction(drift->toggleViewAction());

    const auto name = [](const QString &title, const QString &summary) {
        return summary.isEmpty() ? title : tr("%1 · %2").arg(title, summary);
    };
    connect(m_imports, &ImportsPanel::summaryChanged, imports,
            [=](const QString &summary) { imports->setWindowTitle(name(tr("Imports"), summary)); });
    connect(m_drift, &DriftPanel::summaryChanged, drift,
            [=](const QString &summary) { drift->setWindowTitle(name(tr("Drift"), summary)); });
    connect(m_problems, &ProblemsPanel::summaryChanged, problems, [=](const QString &summary) {
        problems->setWindowTitle(name(tr("Problems"), summary));
    });
}

void MainWindow::buildStatusBar()
{
    m_folder = new QLabel(this);
    m_folder->setObjectName("statusFolder"_L1);
    m_counts = new QLabel(this);
    m_counts->setObjectName("statusCounts"_L1);
    m_activity = new QLabel(this);
    m_activity->setObjectName("statusActivity"_L1);
    for (QLabel *label : {m_folder, m_counts, m_activity})
        label->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_folder);
    statusBar()->addWidget(m_counts);
    statusBar()->addPermanentWidget(m_activity);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::setDocksVisible(bool visible)
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        dock->setVisible(visible);
        dock->toggleViewAction()->setEnabled(visible);
    }
    m_actions->toolBar->setVisible(visible);
    statusBar()->setVisible(visible);
}

void MainWindow::showStart(const QStringList &recentFolders)
{
    m_start->setRecentFolders(recentFolders);
    m_pages->setCurrentWidget(m_start);
    setDocksVisible(false);
    setWindowTitle(tr("Headwater"));
}

void MainWindow::showCatalog(const QString &folder)
{
    if (m_pages->currentWidget() == m_start)
        setDocksVisible(true);
    m_pages->setCurrentWidget(m_nothing);
    m_inspector->clear();
    m_message->hide();
    m_folder->setText(fromHome(folder));
    m_folder->setToolTip(plainToolTip(folder));
    setWindowTitle(tr("%1[*] — Headwater").arg(QDir(folder).dirName()));
}

void MainWindow::showStream(const StreamHeading &heading)
{
    m_stream->header().setHeading(heading);
    m_pages->setCurrentWidget(m_stream);
}

void MainWindow::showFilePage()
{
    m_pages->setCurrentWidget(m_file);
}

void MainWindow::setMayClose(std::function<bool()> mayClose)
{
    m_mayClose = std::move(mayClose);
}

void MainWindow::showMessage(const QString &text, Tone tone, const QList<MessageAction> &actions)
{
    m_message->showMessage(text, tone, actions);
}

void MainWindow::setStatus(const QString &counts, const QString &activity)
{
    m_counts->setText(counts);
    m_activity->setText(activity);
}

void MainWindow::showImports()
{
    showPanel(m_imports);
}

void MainWindow::showDrift()
{
    showPanel(m_drift);
}

void MainWindow::showPreview()
{
    m_pages->setCurrentWidget(m_preview);
}

void MainWindow::showStreamPage()
{
    m_pages->setCurrentWidget(m_stream);
}

void MainWindow::showPanel(const QWidget *panel)
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (dock->widget() == panel) {
            dock->show();
            dock->raise();
        }
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        tellSeen();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    tellSeen();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    tellSeen();
}

void MainWindow::tellSeen()
{
    Q_EMIT seen(isVisible() && !isMinimized());
}

} // namespace headwater
