// SPDX-License-Identifier: Apache-2.0
#include "app/shell/scheduling.h"

#include "app/presenters/catalogpresenter.h"
#include "app/presenters/schedulepresenter.h"
#include "app/settings/preferences.h"
#include "app/shell/mainwindow.h"
#include "app/shell/windowactions.h"
#include "core/catalog/catalog.h"
#include "views/settings/settingsdialog.h"

#include <QAction>
#include <QDir>

using namespace Qt::StringLiterals;

namespace headwater {

Scheduling::Scheduling(MainWindow &window, Catalog &catalog, CatalogPresenter &shown,
                       SchedulePresenter &schedule, Preferences &preferences)
    : m_window(window)
    , m_catalog(catalog)
    , m_shown(shown)
    , m_schedule(schedule)
    , m_preferences(preferences)
{
    connect(window.actions().settings, &QAction::triggered, this, &Scheduling::openSettings);
    connect(&window, &MainWindow::seen, &schedule, &SchedulePresenter::setSeen);
    connect(&window, &MainWindow::seen, &catalog, &Catalog::setPolling);
    connect(&window, &MainWindow::closing, &schedule, &SchedulePresenter::save);
    connect(&schedule, &SchedulePresenter::moved, this, &Scheduling::tell);
    connect(&shown, &CatalogPresenter::opened, this, [this](const QString &folder) {
        m_shown.setInternalRegistry(m_preferences.internalRegistry(folder));
    });
    connect(&m_notifier, &Notifier::activated, this, &Scheduling::showMoved);
    apply();
}

void Scheduling::openSettings()
{
    const QString folder = m_catalog.snapshot()->folder;
    auto *dialog = new SettingsDialog(
        {.importsScheduled = m_preferences.importsScheduled(),
         .minutes = static_cast<int>(m_preferences.scheduleInterval().count()),
         .pausesWhenHidden = m_preferences.pausesWhenHidden(),
         .notifiesOfMoves = m_preferences.notifiesOfMoves(),
         .catalog = folder.isEmpty() ? QString() : QDir(folder).dirName(),
         .internalRegistry = folder.isEmpty() ? QString() : m_preferences.internalRegistry(folder)},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(*dialog); });
    dialog->open();
    Q_EMIT opened(dialog);
}

void Scheduling::keep(const SettingsDialog &dialog)
{
    const SettingsValues values = dialog.values();
    m_preferences.setImportsScheduled(values.importsScheduled);
    m_preferences.setScheduleInterval(std::chrono::minutes(values.minutes));
    m_preferences.setPausesWhenHidden(values.pausesWhenHidden);
    m_preferences.setNotifiesOfMoves(values.notifiesOfMoves);
    if (!values.catalog.isEmpty())
        m_preferences.setInternalRegistry(m_catalog.snapshot()->folder, values.internalRegistry);
    apply();
}

void Scheduling::apply()
{
    m_schedule.setOptions({.isOn = m_preferences.importsScheduled(),
                           .interval = m_preferences.scheduleInterval(),
                           .pausesWhenHidden = m_preferences.pausesWhenHidden()});
    m_shown.setInternalRegistry(m_preferences.internalRegistry(m_catalog.snapshot()->folder));
}

void Scheduling::tell(const QString &title, const QString &text, const StreamKey &first)
{
    m_moved = first;
    if (m_preferences.notifiesOfMoves())
        m_notifier.show(title, text);
    m_window.showMessage(tr("%1: %2").arg(title, QString(text).replace(u'\n', u' ')),
                         Tone::Information, {{tr("Show"), [this] { showMoved(); }}});
}

void Scheduling::showMoved()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
    m_shown.showStream(m_moved);
}

} // namespace headwater
