// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

#include <functional>

class QObject;

namespace headwater {

/// Whether @p address leads into somebody's own network: private, loopback, link-local (where cloud
/// providers keep a machine's credentials), unspecified, shared or multicast; also when it is an
/// IPv4 address in IPv6 clothes. A public server has no business sending us there.
/// Source: reliability.md T40; the ranges: IANA's special-purpose registries.
bool isPrivateAddress(const QHostAddress &address);

/// The address that @p host is, null if it is a name. Reads what the system's resolver reads:
/// "2130706433", "0x7f.1" and "127.1" are addresses too.
QHostAddress literalAddress(const QString &host);

/// Whether @p host says of itself that it is this machine: a loopback address, or a name that must
/// mean one. Source: RFC 6761 section 6.3.
bool isThisMachine(const QString &host);

/// As far as one can say without resolving it.
bool isPrivateLiteral(const QString &host);

/// "192.0.2.1:443", "[::1]:80": as Go writes the other end of a connection.
QString addressText(const QString &host, int port);

/// Finds the addresses of a name and hands them over in the event loop, unless the context is gone
/// by then. Empty: there is no such name.
using Resolver = std::function<void(const QString &host, QObject *context,
                                    std::function<void(const QList<QHostAddress> &)> found)>;

/// By the system. Remembers for a minute, as does Qt when it connects: the address that was looked
/// at is the one that is used.
Resolver systemResolver();

} // namespace headwater
