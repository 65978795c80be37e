// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QSslConfiguration>
#include <QStringList>

namespace headwater {

/// What a host is trusted by, and what we show it.
struct HostTrust
{
    QSslConfiguration configuration = {};
    /// Equal as long as nothing in the host's files has changed: connections made under one
    /// generation must not serve another.
    quint64 generation = 0;
};

/// The trust of each host: the system's authorities, and what lies in the certs.d directories of
/// containers and docker: "*.crt" are authorities, "*.cert" with a "*.key" of equal name is the
/// client's certificate, of which the first is used. Files are read again when they change.
/// Source: ecosystem.md section 2; the names of folders: registry-auth.md section 8.
class TlsTrust
{
public:
    /// @p directories: parents of "HOST:PORT" or "HOST..PORT", and of "HOST" for port 443; the
    /// first that has a client certificate wins. Those that do not exist are passed over.
    explicit TlsTrust(QStringList directories = {});

    /// Errors: of a file that cannot be used, which is the subject: NoPermission (unreadable, or a
    /// key that others can read), InvalidInput (no PEM, a key or certificate without its other
    /// half, a key of another certificate), TooLarge, NotAFile, Io.
    Result<HostTrust> of(const QString &host, int port);

private:
    using Stamps = QList<QPair<QString, FileStamp>>;
    struct Known
    {
        Stamps stamps = {};
        Result<HostTrust> trust;
    };

    QStringList foldersOf(const QString &host, int port) const;

    QStringList m_directories;
    QHash<QString, Known> m_known; ///< by "HOST:PORT"
    quint64 m_generation = 0;
};

} // namespace headwater
