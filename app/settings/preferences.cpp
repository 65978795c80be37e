// SPDX-License-Identifier: Apache-2.0
#include "app/settings/preferences.h"

#include "core/imagestream/updatestrategy.h"
#include "core/importing/importschedule.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

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
constexpr auto scheduledKey = "schedule/on"_L1;
constexpr auto intervalKey = "schedule/minutes"_L1;
constexpr auto pausesKey = "schedule/pausesWhenHidden"_L1;
constexpr auto notifiesKey = "schedule/notifies"_L1;
constexpr auto formKey = "definition/form"_L1;
constexpr auto consoleReleaseKey = "preview/release"_L1;
constexpr auto categoriesKey = "preview/categories"_L1;
constexpr auto markFolderKey = "look/markFolder"_L1;
constexpr auto internalRegistryGroup = "internalRegistry"_L1;
constexpr qsizetype recentLimit = 10;

/// Keys of QSettings take '/' for a group; a folder's name is no place for groups.
QString keyOf(const QString &folder)
{
    const QByteArray name = QDir::cleanPath(folder).toUtf8().toPercentEncoding();
    return internalRegistryGroup + u'/' + QString::fromLatin1(name);
}

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

bool Preferences::importsScheduled() const
{
    return m_settings.value(scheduledKey, true).toBool();
}

void Preferences::setImportsScheduled(bool isOn)
{
    m_settings.setValue(scheduledKey, isOn);
}

std::chrono::minutes Preferences::scheduleInterval() const
{
    const int minutes = m_settings.value(intervalKey).toInt();
    return minutes > 0
        ? std::chrono::minutes(minutes)
        : std::chrono::duration_cast<std::chrono::minutes>(ImportSchedule::defaultInterval);
}

void Preferences::setScheduleInterval(std::chrono::minutes interval)
{
    m_settings.setValue(intervalKey, int(interval.count()));
}

bool Preferences::pausesWhenHidden() const
{
    return m_settings.value(pausesKey, false).toBool();
}

void Preferences::setPausesWhenHidden(bool isOn)
{
    m_settings.setValue(pausesKey, isOn);
}

bool Preferences::notifiesOfMoves() const
{
    return m_settings.value(notifiesKey, true).toBool();
}

void Preferences::setNotifiesOfMoves(bool isOn)
{
    m_settings.setValue(notifiesKey, isOn);
}

QString Preferences::consoleRelease() const
{
    return m_settings.value(consoleReleaseKey).toString();
}

void Preferences::setConsoleRelease(const QString &release)
{
    m_settings.setValue(consoleReleaseKey, release);
}

QString Preferences::categoriesFile() const
{
    return m_settings.value(categoriesKey).toString();
}

void Preferences::setCategoriesFile(const QString &path)
{
    m_settings.setValue(categoriesKey, path);
}

QString Preferences::markFolder() const
{
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/headwater/icons"_s;
    return m_settings.value(markFolderKey, usual).toString();
}

void Preferences::setMarkFolder(const QString &folder)
{
    m_settings.setValue(markFolderKey, folder);
}

bool Preferences::showsForm() const
{
    return m_settings.value(formKey, true).toBool();
}

void Preferences::setShowsForm(bool isOn)
{
    m_settings.setValue(formKey, isOn);
}

QString Preferences::internalRegistry(const QString &catalogFolder) const
{
    return m_settings.value(keyOf(catalogFolder), QString(internalRegistryHost)).toString();
}

void Preferences::setInternalRegistry(const QString &catalogFolder, const QString &host)
{
    if (host.isEmpty() || host == internalRegistryHost)
        m_settings.remove(keyOf(catalogFolder));
    else
        m_settings.setValue(keyOf(catalogFolder), host);
}

} // namespace headwater
