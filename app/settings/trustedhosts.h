// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace headwater {

/// Where the certificates that are trusted for one host lie: "CONFIG/certs.d/HOST:PORT", in the
/// form of containers-certs.d(5).
QString trustFolder(const QString &configFolder, const QString &host);

/// Hosts that have certificates there, sorted.
QStringList trustedHosts(const QString &configFolder);

/// Whether @p pem holds certificates and nothing that must stay secret. Looks at the form alone; a
/// certificate that cannot be used is reported by the connection test. Errors: InvalidInput.
Result<void> checkCertificates(const QByteArray &pem);

/// Trusts the certificates in @p pem for @p host, besides those trusted already. Errors: those of
/// checkCertificates() and saveFile().
Result<void> trustHost(const QString &configFolder, const QString &host, const QByteArray &pem);

/// Removes all that trustHost() added. Errors: NotFound, Io.
Result<void> untrustHost(const QString &configFolder, const QString &host);

} // namespace headwater
