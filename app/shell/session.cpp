// SPDX-License-Identifier: Apache-2.0
#include "app/shell/session.h"

#include "app/platform/samplecatalog.h"
#include "app/presenters/catalogpresenter.h"
#include "app/presenters/importpresenter.h"
#include "app/settings/preferences.h"
#include "app/shell/aboutdialog.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "core/base/errortext.h"
#include "views/catalog/catalogpanel.h"
#include "views/history/historypage.h"
#include "views/imports/importspanel.h"
#include "views/inspector/inspectorpanel.h"
#include "views/problems/problemspanel.h"
#include "views/start/startpage.h"
#include "views/stream/streamheader.h"
#include "views/stream/streampage.h"
#include "views/tags/tagspage.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QEventLoopLocker>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

Session::Session(MainWindow &window, CatalogPresenter &catalog, ImportPresenter &imports,
                 Preferences &preferences, GuiOptions options)
    : m_window(window)
    , m_catalog(catalog)
    , m_imports(imports)
    , m_preferences(preferences)
    , m_options(std::move(options))
{
    wireOpening();
    wireStream();
    wireImports();
    wireWindow();
    updateActions();
}

void Session::wireOpening()
{
    WindowActions &actions = m_window.actions();
    connect(actions.openFolder, &QAction::triggered, this, &Session::chooseFolder);
    connect(actions.openFile, &QAction::triggered, this, &Session::chooseFiles);
    connect(actions.openSample, &QAction::triggered, this, &Session::openSample);
    connect(actions.closeCatalog, &QAction::triggered, this, [this] {
        leave([this] {
            m_catalog.close();
            m_window.showStart(m_preferences.recentFolders());
            updateActions();
        });
    });
    connect(actions.reload, &QAction::triggered, &m_catalog, &CatalogPresenter::reload);
    const auto openFolder = [this](const QString &folder) { openPaths({folder}); };
    connect(&actions, &WindowActions::recentFolderChosen, this, openFolder);
    connect(&m_window.startPage(), &StartPage::openRequested, this, &Session::chooseFolder);
    connect(&m_window.startPage(), &StartPage::sampleRequested, this, &Session::openSample);
    connect(&m_window.startPage(), &StartPage::folderRequested, this, openFolder);
    connect(&m_catalog, &CatalogPresenter::opened, &m_window, &MainWindow::showCatalog);
    connect(&m_catalog, &CatalogPresenter::loaded, this, &Session::chooseFirstStream);
    connect(&m_catalog, &CatalogPresenter::statusChanged, &m_window, &MainWindow::setStatus);
    connect(&m_catalog, &CatalogPresenter::failed, &m_window,
            [this](const QString &text) { m_window.showMessage(text, Tone::Error); });
}

void Session::wireStream()
{
    connect(&m_window.catalogPanel(), &CatalogPanel::streamChosen, &m_catalog,
            &CatalogPresenter::showStream);
    connect(&m_window.catalogPanel(), &CatalogPanel::fileChosen, &m_catalog,
            [this](const QString &file) { m_catalog.showFile(file); });
    connect(&m_window.problemsPanel(), &ProblemsPanel::problemChosen, &m_catalog,
            &CatalogPresenter::showProblem);
    connect(&m_window.tagsPage(), &TagsPage::tagChosen, &m_catalog, &CatalogPresenter::inspect);
    connect(&m_window.historyPage(), &HistoryPage::tagChosen, this, [this](const QString &tag) {
        m_window.streamPage().showTab(u"tags"_s);
        m_window.tagsPage().selectTag(tag);
    });
    connect(&m_catalog, &CatalogPresenter::streamShown, this, [this](const StreamHeading &heading) {
        m_window.showStream(heading);
        if (m_catalog.currentKey())
            m_window.catalogPanel().select(*m_catalog.currentKey());
        updateActions();
    });
    connect(&m_catalog, &CatalogPresenter::inspected, &m_window.inspector(),
            &InspectorPanel::showTag);
    connect(&m_catalog, &CatalogPresenter::streamInspected, &m_window.inspector(),
            &InspectorPanel::showStream);
    connect(&m_window.tagsPage(), &TagsPage::selectionChanged, this, &Session::updateActions);
}

void Session::wireImports()
{
    WindowActions &actions = m_window.actions();
    const auto importAll = [this] {
        if (m_catalog.currentKey())
            m_imports.importAll(*m_catalog.currentKey());
    };
    connect(actions.importSelected, &QAction::triggered, this, &Session::importSelection);
    connect(actions.importAll, &QAction::triggered, this, importAll);
    connect(actions.importCatalog, &QAction::triggered, &m_imports,
            &ImportPresenter::importCatalog);
    connect(&m_window.streamPage().header(), &StreamHeader::importAllRequested, this, importAll);
    connect(&m_window.tagsPage(), &TagsPage::importRequested, this,
            [this](const QStringList &tags) {
                if (m_catalog.currentKey())
                    m_imports.importTags(*m_catalog.currentKey(), tags);
            });
    connect(actions.cancelImports, &QAction::triggered, &m_imports, &ImportPresenter::cancelAll);
    ImportsPanel &panel = m_window.importsPanel();
    connect(&panel, &ImportsPanel::cancelRequested, &m_imports, &ImportPresenter::cancelAll);
    connect(&panel, &ImportsPanel::pauseRequested, &m_imports, &ImportPresenter::setPaused);
    connect(&m_imports, &ImportPresenter::pausedChanged, &panel, &ImportsPanel::setPaused);
    connect(&panel, &ImportsPanel::retryRequested, &m_imports, &ImportPresenter::retry);
    connect(&panel, &ImportsPanel::clearRequested, &m_imports, &ImportPresenter::clearFinished);
    connect(&m_imports, &ImportPresenter::found, this, &Session::offerToResume);
    connect(&m_imports, &ImportPresenter::queued, this, [this] {
        m_window.showImports();
        updateActions();
    });
    connect(&m_imports, &ImportPresenter::idle, this, &Session::updateActions);
    connect(&m_imports, &ImportPresenter::failed, &m_window,
            [this](const QString &text) { m_window.showMessage(text, Tone::Error); });
}

void Session::wireWindow()
{
    WindowActions &actions = m_window.actions();
    connect(actions.quit, &QAction::triggered, &m_window, &QWidget::close);
    connect(actions.findStream, &QAction::triggered, &m_window.catalogPanel(),
            &CatalogPanel::focusFilter);
    connect(actions.about, &QAction::triggered, this, &Session::showAbout);
    connect(&actions, &WindowActions::tabChosen, &m_window.streamPage(), &StreamPage::showTab);
    connect(&actions, &WindowActions::colorSchemeChosen, this, [this](ColorScheme scheme) {
        m_preferences.setColorScheme(scheme);
        applyTheme(*qApp, scheme);
    });
    connect(&m_window, &MainWindow::closing, this, [this] {
        save();
        // The program ends when the imports have: what is there is written, the rest kept.
        m_imports.leave([lock = std::make_shared<QEventLoopLocker>()] { Q_UNUSED(lock) });
    });
    actions.setColorScheme(m_options.colorScheme.value_or(m_preferences.colorScheme()));
    actions.setRecentFolders(m_preferences.recentFolders());
}

void Session::begin()
{
    if (!m_options.forgetSession && !m_options.size) {
        m_window.restoreGeometry(m_preferences.windowGeometry());
        m_window.restoreState(m_preferences.windowState());
    }
    if (m_options.size)
        m_window.resize(*m_options.size);
    const QString tab = m_options.tab.isEmpty() && !m_options.forgetSession
        ? m_preferences.lastTab()
        : m_options.tab;
    if (!tab.isEmpty())
        m_window.streamPage().showTab(tab);

    if (m_options.sampleCatalog) {
        openSample();
    } else if (!m_options.paths.isEmpty()) {
        openPaths(m_options.paths);
    } else if (!m_options.forgetSession && !m_preferences.lastCatalog().isEmpty()
               && QFileInfo::exists(m_preferences.lastCatalog().first())) {
        m_isRestoring = true;
        openPaths(m_preferences.lastCatalog());
    } else {
        m_window.showStart(m_preferences.recentFolders());
        QMetaObject::invokeMethod(this, &Session::settled, Qt::QueuedConnection);
    }
}

void Session::openPaths(const QStringList &paths)
{
    QStringList absolute;
    for (const QString &path : paths)
        absolute.append(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    leave([this, absolute] { open(absolute); });
}

void Session::setLeaving(std::function<void(std::function<void()>)> leave)
{
    m_leave = std::move(leave);
}

void Session::leave(std::function<void()> then)
{
    const auto afterFiles = [this, then = std::move(then)] { m_imports.leave(then); };
    if (m_leave)
        m_leave(afterFiles);
    else
        afterFiles();
}

void Session::open(const QStringList &absolute)
{
    m_catalog.open(absolute);
    m_imports.findLeft();
    if (!m_options.forgetSession && absolute.size() == 1 && QFileInfo(absolute.first()).isDir()) {
        m_preferences.addRecentFolder(absolute.first());
        m_window.actions().setRecentFolders(m_preferences.recentFolders());
    }
    updateActions();
}

void Session::openSample()
{
    const Result<QString> folder = prepareSampleCatalog(sampleCatalogFolder(), sampleRegistry());
    if (folder)
        openPaths({*folder});
    else
        m_window.showMessage(errorText(folder.error()), Tone::Error);
}

void Session::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        &m_window, tr("Open a folder of image stream definitions"));
    if (!folder.isEmpty())
        openPaths({folder});
}

void Session::chooseFiles()
{
    const QStringList files
        = QFileDialog::getOpenFileNames(&m_window, tr("Open definitions"), {},
                                        tr("Definitions (*.yaml *.yml *.json);;All files (*)"));
    if (!files.isEmpty())
        openPaths(files);
}

void Session::chooseFirstStream()
{
    if (!m_isFirstLoad)
        return;
    m_isFirstLoad = false;
    const QString wanted = m_options.stream;
    const StreamKey last = m_preferences.lastStream();
    if (!wanted.isEmpty())
        m_catalog.showStreamNamed(wanted);
    else if (m_isRestoring && !last.name.isEmpty())
        m_catalog.showStream(last);
    if (!m_catalog.currentStream() && (m_options.sampleCatalog || !wanted.isEmpty()))
        m_catalog.showStreamNamed({});
    if (m_options.importSample && m_catalog.currentKey()) {
        connect(&m_imports, &ImportPresenter::idle, this, [this] {
            m_window.tagsPage().selectTag(m_options.tag);
            Q_EMIT settled();
        });
        m_imports.importAll(*m_catalog.currentKey());
        return;
    }
    if (!m_options.tag.isEmpty())
        m_window.tagsPage().selectTag(m_options.tag);
    Q_EMIT settled();
}

/// Import means the selected tags; with nothing selected all of the stream.
void Session::importSelection()
{
    if (!m_catalog.currentKey())
        return;
    const QStringList tags = m_window.tagsPage().selectedTags();
    if (tags.isEmpty())
        m_imports.importAll(*m_catalog.currentKey());
    else
        m_imports.importTags(*m_catalog.currentKey(), tags);
}

void Session::offerToResume(int streams)
{
    m_window.showMessage(tr("Imports of %n stream(s) were left unfinished.", nullptr, streams),
                         Tone::Information,
                         {{tr("Resume"), [this] { m_imports.resumeLeft(); }},
                          {tr("Discard"), [this] { m_imports.discardLeft(); }}});
}

void Session::updateActions()
{
    WindowActions &actions = m_window.actions();
    const bool isOpen = !m_catalog.paths().isEmpty();
    const CatalogStream *stream = m_catalog.currentStream();
    const bool canImport = stream && !importableTags(*stream->current).isEmpty();
    actions.closeCatalog->setEnabled(isOpen);
    actions.reload->setEnabled(isOpen);
    actions.findStream->setEnabled(isOpen);
    actions.importAll->setEnabled(canImport);
    actions.importSelected->setEnabled(canImport);
    actions.importCatalog->setEnabled(isOpen);
    actions.cancelImports->setEnabled(m_imports.isBusy());
}

void Session::showAbout()
{
    auto *dialog = new AboutDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    Q_EMIT opened(dialog);
}

void Session::save()
{
    if (m_options.forgetSession)
        return;
    m_preferences.setWindow(m_window.saveGeometry(), m_window.saveState());
    m_preferences.setLastCatalog(m_catalog.paths());
    m_preferences.setLastTab(m_window.streamPage().currentTab());
    if (m_catalog.currentKey())
        m_preferences.setLastStream(*m_catalog.currentKey());
}

} // namespace headwater
