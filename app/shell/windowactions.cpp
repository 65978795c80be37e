// SPDX-License-Identifier: Apache-2.0
#include "app/shell/windowactions.h"

#include "views/common/icon.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace headwater {

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    buildActions();
    buildMenus();
    buildToolBar();
}

QAction *WindowActions::action(const QString &name, const QString &text, const QString &iconName,
                               const QKeySequence &shortcut)
{
    auto *made = new QAction(text, this);
    made->setObjectName(name);
    if (!iconName.isEmpty())
        made->setIcon(icon(iconName));
    made->setShortcut(shortcut);
    m_window.addAction(made);
    return made;
}

void WindowActions::buildActions()
{
    openFolder = action(u"openFolder"_s, tr("&Open folder…"), u"folder-open"_s, QKeySequence::Open);
    openFile
        = action(u"openFile"_s, tr("Open &file…"), u"file-text"_s, QKeySequence(u"Ctrl+Shift+O"_s));
    openSample = action(u"openSample"_s, tr("Open &sample catalog"), u"waves"_s);
    closeCatalog = action(u"closeCatalog"_s, tr("&Close catalog"), {}, QKeySequence::Close);
    reload = action(u"reload"_s, tr("&Reload from disk"), u"rotate-ccw"_s, QKeySequence::Refresh);
    settings = action(u"settings"_s, tr("Se&ttings…"), u"settings"_s, QKeySequence(u"Ctrl+,"_s));
    save = action(u"save"_s, tr("&Save"), u"save"_s, QKeySequence::Save);
    saveAs = action(u"saveAs"_s, tr("Save a cop&y as…"), {});
    saveAll = action(u"saveAll"_s, tr("Save a&ll"), u"save-all"_s, QKeySequence(u"Ctrl+Shift+S"_s));
    undo = action(u"undo"_s, tr("&Undo"), u"undo-2"_s, QKeySequence::Undo);
    redo = action(u"redo"_s, tr("&Redo"), u"redo-2"_s, QKeySequence::Redo);
    quit = action(u"quit"_s, tr("&Quit"), u"log-out"_s, QKeySequence::Quit);
    importSelected
        = action(u"importSelected"_s, tr("&Import"), u"download"_s, QKeySequence(u"Ctrl+I"_s));
    importSelected->setToolTip(tr("Import the selected tags, or all tags of the stream"));
    importAll = action(u"importAllTags"_s, tr("Import &all tags of the stream"), u"download"_s,
                       QKeySequence(u"Ctrl+Shift+I"_s));
    importCatalog = action(u"importCatalog"_s, tr("Import the whole ca&talog"), u"layers"_s);
    chooseTags = action(u"chooseTags"_s, tr("Import from &repository…"), u"list-filter"_s,
                        QKeySequence(u"Ctrl+Alt+I"_s));
    newStream = action(u"newStream"_s, tr("&New image stream…"), u"file-plus"_s, QKeySequence::New);
    checkDrift = action(u"checkDrift"_s, tr("Compare with the &registries"), u"arrow-up-down"_s,
                        QKeySequence(u"Ctrl+D"_s));
    checkDrift->setToolTip(tr("What has moved, is gone or new since the last import"));
    cancelImports = action(u"cancelImportsAction"_s, tr("&Cancel imports"), u"square"_s);
    findStream
        = action(u"findStream"_s, tr("&Find stream"), u"search"_s, QKeySequence(u"Ctrl+K"_s));
    catalogPreview = action(u"catalogPreview"_s, tr("Catalog &preview"), u"layout-grid"_s,
                            QKeySequence(u"Ctrl+P"_s));
    catalogPreview->setToolTip(tr("The catalog as the web console would show it (Ctrl+P)"));
    about = action(u"about"_s, tr("&About Headwater"), u"info"_s);
}

void WindowActions::buildMenus()
{
    QMenu *file = m_window.menuBar()->addMenu(tr("&File"));
    file->addActions({openFolder, openFile});
    recentMenu = file->addMenu(icon(u"clock"_s), tr("Open &recent"));
    file->addActions({openSample, closeCatalog, reload});
    file->addSeparator();
    file->addActions({save, saveAs, saveAll});
    file->addSeparator();
    file->addAction(settings);
    file->addSeparator();
    file->addAction(quit);

    editMenu = m_window.menuBar()->addMenu(tr("&Edit"));
    editMenu->addActions({undo, redo});

    QMenu *stream = m_window.menuBar()->addMenu(tr("&Stream"));
    stream->addAction(newStream);
    stream->addSeparator();
    stream->addActions({importSelected, importAll, importCatalog, chooseTags, cancelImports});
    stream->addSeparator();
    stream->addAction(checkDrift);

    goMenu = m_window.menuBar()->addMenu(tr("&Go"));
    goMenu->addAction(findStream);
    goMenu->addSeparator();

    QMenu *view = m_window.menuBar()->addMenu(tr("&View"));
    view->addAction(catalogPreview);
    view->addSeparator();
    panelsMenu = view->addMenu(tr("&Panels"));
    QMenu *colors = view->addMenu(icon(u"sun-moon"_s), tr("&Colours"));
    m_schemes = new QActionGroup(this);
    const QPair<ColorScheme, QString> schemes[] = {{ColorScheme::System, tr("As the &system")},
                                                   {ColorScheme::Light, tr("&Light")},
                                                   {ColorScheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, text] : schemes) {
        QAction *choice = colors->addAction(text);
        choice->setCheckable(true);
        choice->setData(int(scheme));
        m_schemes->addAction(choice);
    }
    connect(m_schemes, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        Q_EMIT colorSchemeChosen(ColorScheme(chosen->data().toInt()));
    });

    m_window.menuBar()->addMenu(tr("&Help"))->addAction(about);
}

void WindowActions::buildToolBar()
{
    toolBar = m_window.addToolBar(tr("Main tools"));
    toolBar->setObjectName("mainToolBar"_L1);
    toolBar->setMovable(false);
    toolBar->setIconSize({16, 16});
    toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    toolBar->addAction(openFolder);
    toolBar->addAction(reload);
    toolBar->addAction(newStream);
    toolBar->addAction(save);
    toolBar->addSeparator();
    toolBar->addAction(importSelected);
    toolBar->addAction(catalogPreview);
    openFolder->setIconText(tr("Open folder"));
    reload->setIconText(tr("Reload"));
    newStream->setIconText(tr("New stream"));
    newStream->setToolTip(tr("Make an image stream from a repository (Ctrl+N)"));
    importSelected->setIconText(tr("Import"));
    save->setIconText(tr("Save"));
    save->setToolTip(tr("Save the definition (Ctrl+S)"));
    catalogPreview->setIconText(tr("Preview"));
    auto *spacer = new QWidget(toolBar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolBar->addWidget(spacer);
    toolBar->addAction(findStream);
    findStream->setIconText(tr("Find stream"));
    findStream->setToolTip(tr("Find a stream by name (Ctrl+K)"));
    toolBar->addSeparator();
}

void WindowActions::addPanelToggle(QAction *toggle, const QString &iconName)
{
    toggle->setIcon(icon(iconName));
    panelsMenu->addAction(toggle);
    toolBar->addAction(toggle);
    auto *button = qobject_cast<QToolButton *>(toolBar->widgetForAction(toggle));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setProperty("compact", true);
    button->setAccessibleName(toggle->text());
}

void WindowActions::addTab(const QString &title, const QString &name)
{
    const qsizetype number = goMenu->actions().size() - 1; // after "Find stream" and a separator
    QAction *entry = action(u"go_"_s + name, title, {}, QKeySequence(u"Alt+%1"_s.arg(number)));
    goMenu->addAction(entry);
    connect(entry, &QAction::triggered, this, [this, name] { Q_EMIT tabChosen(name); });
}

void WindowActions::setRecentFolders(const QStringList &folders)
{
    recentMenu->clear();
    for (const QString &folder : folders) {
        QString shown = QDir::toNativeSeparators(folder);
        QAction *entry = recentMenu->addAction(shown.replace(u'&', u"&&"_s));
        connect(entry, &QAction::triggered, this,
                [this, folder] { Q_EMIT recentFolderChosen(folder); });
    }
    recentMenu->setEnabled(!folders.isEmpty());
}

void WindowActions::setColorScheme(ColorScheme scheme)
{
    const QList<QAction *> choices = m_schemes->actions();
    for (QAction *choice : choices)
        choice->setChecked(choice->data().toInt() == int(scheme));
}

} // namespace headwater
