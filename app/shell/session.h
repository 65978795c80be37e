// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/guioptions.h"
#include "core/store/streamkey.h"

#include <QObject>

#include <functional>

namespace headwater {

class CatalogPresenter;
class ImportPresenter;
class MainWindow;
class Preferences;

/// Joins the window's intentions to the presenters and their answers to the window, and carries
/// the session from one run to the next. No decisions of its own beyond what to show first.
class Session : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the session.
    Session(MainWindow &window, CatalogPresenter &catalog, ImportPresenter &imports,
            Preferences &preferences, GuiOptions options);

    /// Opens what the options or the last session say, else the start page.
    void begin();
    /// @p leave is asked before another catalog takes the place of the open one; it calls what it
    /// is given when that may happen.
    void setLeaving(std::function<void(std::function<void()>)> leave);

    void showAbout();

Q_SIGNALS:
    /// The catalog has been read, and the first import, if one was asked for, is done.
    void settled();
    /// A dialog is open.
    void opened(QWidget *dialog);

private:
    void wireOpening();
    void wireStream();
    void wireImports();
    void wireWindow();
    void leave(std::function<void()> then);
    void openPaths(const QStringList &paths);
    void open(const QStringList &absolute);
    void openSample();
    void chooseFolder();
    void chooseFiles();
    void chooseFirstStream();
    void importSelection();
    void offerToResume(int streams);
    void updateActions();
    void save();

    MainWindow &m_window;
    CatalogPresenter &m_catalog;
    ImportPresenter &m_imports;
    Preferences &m_preferences;
    GuiOptions m_options;
    std::function<void(std::function<void()>)> m_leave;
    bool m_isRestoring = false;
    bool m_isFirstLoad = true;
};

} // namespace headwater
