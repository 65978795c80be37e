// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"
#include "views/common/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <chrono>

namespace headwater {

/// The settings of the window, typed; widgets get values, never keys. Beside it only StoredLogins
/// uses QSettings.
class Preferences
{
public:
    Preferences();

    /// Newest first, at most 10, without folders that are gone.
    QStringList recentFolders() const;
    void addRecentFolder(const QString &folder);

    /// What was open when the program ended; empty: nothing.
    QStringList lastCatalog() const;
    void setLastCatalog(const QStringList &paths);
    StreamKey lastStream() const;
    void setLastStream(const StreamKey &key);
    QString lastTab() const;
    void setLastTab(const QString &name);

    QByteArray windowGeometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);

    ColorScheme colorScheme() const;
    void setColorScheme(ColorScheme scheme);

    /// Whether scheduled tags are imported while the program runs.
    bool importsScheduled() const;
    void setImportsScheduled(bool isOn);
    /// How often; at least a minute.
    std::chrono::minutes scheduleInterval() const;
    void setScheduleInterval(std::chrono::minutes interval);
    bool pausesWhenHidden() const;
    void setPausesWhenHidden(bool isOn);
    /// Whether the desktop is told when a scheduled tag has moved.
    bool notifiesOfMoves() const;
    void setNotifiesOfMoves(bool isOn);

    /// Whether the form is beside the text of a definition.
    bool showsForm() const;
    void setShowsForm(bool isOn);

    /// Under which name the cluster of this catalog knows its own registry.
    QString internalRegistry(const QString &catalogFolder) const;
    void setInternalRegistry(const QString &catalogFolder, const QString &host);

    /// The console release that previews are made for; empty: the newest.
    QString consoleRelease() const;
    void setConsoleRelease(const QString &release);
    /// A console configuration with categories of its own; empty: the release's are used.
    QString categoriesFile() const;
    void setCategoriesFile(const QString &path);
    /// Where the user's own product marks are; a folder in the user's data unless set.
    QString markFolder() const;
    void setMarkFolder(const QString &folder);

private:
    QSettings m_settings;
};

} // namespace headwater
