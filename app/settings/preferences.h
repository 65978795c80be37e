// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/streamkey.h"
#include "views/common/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

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

private:
    QSettings m_settings;
};

} // namespace headwater
