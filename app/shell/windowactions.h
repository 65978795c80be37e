// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/common/theme.h"

#include <QKeySequence>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;

namespace headwater {

/// The actions of the main window with their texts, shortcuts and symbols; menus and tool bar that
/// hold them. What they do is connected elsewhere.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    /// Makes the actions and fills the menu bar and a tool bar of @p window.
    explicit WindowActions(QMainWindow &window);

    QAction *openFolder = nullptr;
    QAction *openFile = nullptr;
    QAction *openSample = nullptr;
    QAction *closeCatalog = nullptr;
    QAction *reload = nullptr;
    QAction *settings = nullptr;
    QAction *quit = nullptr;
    QAction *save = nullptr;
    QAction *saveAs = nullptr;
    QAction *saveAll = nullptr;
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *importSelected = nullptr;
    QAction *importAll = nullptr;
    QAction *importCatalog = nullptr;
    QAction *chooseTags = nullptr;
    QAction *newStream = nullptr;
    QAction *cancelImports = nullptr;
    QAction *checkDrift = nullptr;
    QAction *findStream = nullptr;
    QAction *catalogPreview = nullptr;
    QAction *about = nullptr;
    QMenu *recentMenu = nullptr;
    QMenu *editMenu = nullptr;
    QMenu *panelsMenu = nullptr; ///< filled with the docks' own toggles
    QMenu *goMenu = nullptr;
    QToolBar *toolBar = nullptr;

    void setRecentFolders(const QStringList &folders);
    void setColorScheme(ColorScheme scheme);
    /// A toggle of a dock, for menu and tool bar.
    void addPanelToggle(QAction *toggle, const QString &iconName);
    /// An entry of the Go menu that shows a tab of the stream page, with Alt+number.
    void addTab(const QString &title, const QString &name);

Q_SIGNALS:
    void recentFolderChosen(const QString &folder);
    void colorSchemeChosen(headwater::ColorScheme scheme);
    void tabChosen(const QString &name);

private:
    QAction *action(const QString &name, const QString &text, const QString &iconName,
                    const QKeySequence &shortcut = {});
    void buildActions();
    void buildMenus();
    void buildToolBar();

    QMainWindow &m_window;
    QActionGroup *m_schemes = nullptr;
};

} // namespace headwater
