// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/platform/notifier.h"
#include "core/store/streamkey.h"

#include <QObject>

namespace headwater {

class Catalog;
class CatalogPresenter;
class MainWindow;
class Preferences;
class SchedulePresenter;
class SettingsDialog;

/// Joins the settings to what obeys them: the schedule, the notices of tags that have moved, and
/// what is spared while nobody can see the window.
class Scheduling : public QObject
{
    Q_OBJECT
public:
    /// All arguments outlive the object.
    Scheduling(MainWindow &window, Catalog &catalog, CatalogPresenter &shown,
               SchedulePresenter &schedule, Preferences &preferences);

    void openSettings();

Q_SIGNALS:
    void opened(QWidget *dialog);

private:
    void keep(const SettingsDialog &dialog);
    void apply();
    void tell(const QString &title, const QString &text, const StreamKey &first);
    void showMoved();

    MainWindow &m_window;
    Catalog &m_catalog;
    CatalogPresenter &m_shown;
    SchedulePresenter &m_schedule;
    Preferences &m_preferences;
    Notifier m_notifier;
    StreamKey m_moved; ///< that the last notice began with
};

} // namespace headwater
