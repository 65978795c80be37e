// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace headwater {

/// A session bus of its own, and on demand a real gnome-keyring on it, with an own home folder. All
/// ends with the object.
class DesktopSession
{
public:
    DesktopSession() = default;
    DesktopSession(const DesktopSession &) = delete;
    DesktopSession &operator=(const DesktopSession &) = delete;
    ~DesktopSession();

    /// Starts the bus, on which nothing can be activated.
    bool startBus();
    /// Ends the bus, and what is on it; the files stay.
    void stop();
    /// @p password unlocks the keyring, or makes it; empty: it stays locked.
    bool startKeyring(const QByteArray &password);
    void freezeKeyring(); ///< it takes requests, and never answers
    QString errorString() const { return m_error; }

    /// That of a program of the session.
    QProcessEnvironment environment() const;
    QString home() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QProcess> m_keyring;
    QString m_address;
    QString m_error;
};

} // namespace headwater
