// SPDX-License-Identifier: Apache-2.0
#include "app/settings/preferences.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto recentKey = "catalog/recent"_L1;
constexpr auto lastCatalogKey = "session/catalog"_L1;
constexpr auto lastStreamKey = "session/stream"_L1;
constexpr auto lastTabKey = "session/tab"_L1;
constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto stateKey = "window/state"_L1;
constexpr auto schemeKey = "look/colorScheme"_L1;
constexpr qsizetype recentLimit = 10;

} // namespace

Preferences::Preferences() = default;

QStringList Preferences::recentFolders() const
{
    QStringList folders = m_settings.value(recentKey).toStringList();
    folders.removeIf([](const QString &folder) { return !QFileInfo(folder).isDir(); });
    return folders;
}

void Preferences::addRecentFolder(const QString &folder)
{
    QStringList folders = m_settings.value(recentKey).toStringList();
    const QString clean = QDir::cleanPath(folder);
    folders.removeAll(clean);
    folders.prepend(clean);
    m_settings.setValue(recentKey, folders.first(qMin(recentLimit, folders.size())));
}

QStringList Preferences::lastCatalog() const
{
    return m_settings.value(lastCatalogKey).toStringList();
}

void Preferences::setLastCatalog(const QStringList &paths)
{
    m_settings.setValue(lastCatalogKey, paths);
}

StreamKey Preferences::lastStream() const
{
    const QStringList parts = m_settings.value(lastStreamKey).toStringList();
    return parts.size() == 3 ? StreamKey{.file = parts[0], .ns = parts[1], .name = parts[2]}
                             : StreamKey{};
}

void Preferences::setLastStream(const StreamKey &key)
{
    m_settings.setValue(lastStreamKey, QStringList({key.file, key.ns, key.name}));
}

QString Preferences::lastTab() const
{
    return m_settings.value(lastTabKey).toString();
}

void Preferences::setLastTab(const QString &name)
{
    m_settings.setValue(lastTabKey, name);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Preferences::windowState() const
{
    return m_settings.value(stateKey).toByteArray();
}

void Preferences::setWindow(const QByteArray &geometry, const QByteArray &state)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(stateKey, state);
}

ColorScheme Preferences::colorScheme() const
{
    const QString name = m_settings.value(schemeKey).toString();
    if (name == "light"_L1)
        return ColorScheme::Light;
    return name == "dark"_L1 ? ColorScheme::Dark : ColorScheme::System;
}

void Preferences::setColorScheme(ColorScheme scheme)
{
    const auto name = scheme == ColorScheme::Light ? u"light"_s
        : scheme == ColorScheme::Dark              ? u"dark"_s
                                                   : u"system"_s;
    m_settings.setValue(schemeKey, name);
}

} // namespace headwater
