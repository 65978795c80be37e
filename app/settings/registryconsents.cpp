// SPDX-License-Identifier: Apache-2.0
#include "app/settings/registryconsents.h"

#include <QSettings>

#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const QString realmsKey = u"consents/realms"_s;
const QString exposedKey = u"consents/insecureCredentials"_s;

std::unique_ptr<QSettings> open(const QString &file)
{
    return file.isEmpty() ? std::make_unique<QSettings>()
                          : std::make_unique<QSettings>(file, QSettings::IniFormat);
}

Result<void> change(const QString &file, const QString &key, const QString &entry, bool isThere)
{
    const std::unique_ptr<QSettings> settings = open(file);
    QStringList entries = settings->value(key).toStringList();
    entries.removeAll(entry);
    if (isThere)
        entries.append(entry);
    entries.sort();
    settings->setValue(key, entries);
    settings->sync();
    if (settings->status() == QSettings::NoError)
        return {};
    return Error{.kind = Error::Kind::Io, .subject = settings->fileName()};
}

} // namespace

QList<RegistryConsents::Realm> RegistryConsents::realms() const
{
    QList<Realm> realms;
    const QStringList entries = open(m_file)->value(realmsKey).toStringList();
    for (const QString &entry : entries)
        realms.append({.registry = entry.section(u' ', 0, 0), .realm = entry.section(u' ', 1)});
    return realms;
}

bool RegistryConsents::mayTrustRealm(const QString &registry, const QString &realm) const
{
    return realms().contains(Realm{.registry = registry.toLower(), .realm = realm.toLower()});
}

Result<void> RegistryConsents::setRealm(const Realm &realm, bool isAllowed) const
{
    return change(m_file, realmsKey, realm.registry.toLower() + u' ' + realm.realm.toLower(),
                  isAllowed);
}

QStringList RegistryConsents::exposedHosts() const
{
    return open(m_file)->value(exposedKey).toStringList();
}

bool RegistryConsents::mayExposeCredentials(const QString &host) const
{
    return exposedHosts().contains(host.toLower());
}

Result<void> RegistryConsents::setExposed(const QString &host, bool isAllowed) const
{
    return change(m_file, exposedKey, host.toLower(), isAllowed);
}

} // namespace headwater
