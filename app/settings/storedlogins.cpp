// SPDX-License-Identifier: Apache-2.0
#include "app/settings/storedlogins.h"

#include <QSettings>
#include <QUrl>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

std::unique_ptr<QSettings> open(const QString &file)
{
    auto settings = file.isEmpty() ? std::make_unique<QSettings>()
                                   : std::make_unique<QSettings>(file, QSettings::IniFormat);
    settings->beginGroup(u"logins"_s);
    return settings;
}

/// A key has slashes, which would be groups.
QString encoded(const QString &key)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(key));
}

Result<void> flushed(QSettings &settings)
{
    settings.sync();
    if (settings.status() == QSettings::NoError)
        return {};
    return Error{.kind = Error::Kind::Io, .subject = settings.fileName()};
}

} // namespace

QList<StoredLogin> StoredLogins::all() const
{
    const std::unique_ptr<QSettings> settings = open(m_file);
    QList<StoredLogin> logins;
    for (const QString &name : settings->childKeys())
        logins.append({.key = QUrl::fromPercentEncoding(name.toLatin1()),
                       .username = settings->value(name).toString()});
    std::ranges::sort(logins, {}, &StoredLogin::key);
    return logins;
}

Result<void> StoredLogins::add(const StoredLogin &login) const
{
    const std::unique_ptr<QSettings> settings = open(m_file);
    settings->setValue(encoded(login.key), login.username);
    return flushed(*settings);
}

Result<void> StoredLogins::remove(const QString &key) const
{
    const std::unique_ptr<QSettings> settings = open(m_file);
    settings->remove(encoded(key));
    return flushed(*settings);
}

} // namespace headwater
