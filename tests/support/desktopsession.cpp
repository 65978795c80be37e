// SPDX-License-Identifier: Apache-2.0
#include "tests/support/desktopsession.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// No service folders: an empty bus stays empty, whatever is installed on this machine.
const QByteArray busConfiguration
    = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
)";

void kill(std::unique_ptr<QProcess> &process)
{
    if (!process)
        return;
    process->kill();
    process->waitForFinished();
    process.reset();
}

} // namespace

DesktopSession::~DesktopSession()
{
    stop();
}

void DesktopSession::stop()
{
    kill(m_keyring);
    kill(m_bus);
    m_address.clear();
}

QProcessEnvironment DesktopSession::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XDG_CURRENT_DESKTOP"_s,
                                u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s,
                                u"GNOME_KEYRING_CONTROL"_s, u"KDE_SESSION_VERSION"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s,
                       m_address.isEmpty() ? u"unix:path=/nonexistent"_s : m_address);
    return environment;
}

bool DesktopSession::startBus()
{
    const QString run = m_folder.filePath(u"run"_s);
    QFile configuration(m_folder.filePath(u"bus.conf"_s));
    if (!QDir().mkpath(run)
        || !QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
        || !configuration.open(QIODevice::WriteOnly)
        || configuration.write(busConfiguration) != busConfiguration.size()) {
        m_error = u"no files for the bus"_s;
        return false;
    }
    configuration.close();
    m_bus = std::make_unique<QProcess>();
    m_bus->setProcessEnvironment(environment());
    m_bus->start(
        u"dbus-daemon"_s,
        {u"--config-file="_s + configuration.fileName(), u"--nofork"_s, u"--print-address=1"_s});
    if (!m_bus->waitForStarted() || !m_bus->waitForReadyRead(20'000)) {
        m_error = u"dbus-daemon: "_s + m_bus->errorString();
        return false;
    }
    m_address = QString::fromUtf8(m_bus->readLine()).trimmed();
    return true;
}

bool DesktopSession::startKeyring(const QByteArray &password)
{
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(environment());
    QStringList arguments{u"--foreground"_s, u"--components=secrets"_s};
    if (!password.isEmpty())
        arguments.append(u"--unlock"_s);
    m_keyring->setStandardOutputFile(QProcess::nullDevice());
    m_keyring->start(u"gnome-keyring-daemon"_s, arguments);
    if (!password.isEmpty()) {
        m_keyring->write(password);
        m_keyring->waitForBytesWritten();
    }
    m_keyring->closeWriteChannel();
    QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired() && m_keyring->state() != QProcess::NotRunning) {
        QProcess ask;
        ask.setProcessEnvironment(environment());
        ask.start(u"dbus-send"_s,
                  {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s,
                   u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                   u"string:org.freedesktop.secrets"_s});
        if (ask.waitForFinished() && ask.readAllStandardOutput().contains("true"))
            return true;
    }
    m_error = u"gnome-keyring-daemon: "_s + m_keyring->errorString()
        + QString::fromUtf8(m_keyring->readAllStandardError());
    return false;
}

void DesktopSession::freezeKeyring()
{
    ::kill(pid_t(m_keyring->processId()), SIGSTOP);
}

} // namespace headwater
