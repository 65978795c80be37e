// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ports/hoststate.h"

#include <QList>
#include <QString>

namespace headwater {

/// One line on the hosts that make an import wait, or count its requests: "registry.redhat.io asks
/// to wait until 12:03:05", "docker.io: 87 of 100 requests left". Empty: none does.
QString hostLine(const QList<HostState> &hosts, const QDateTime &now);

/// Every host with how many requests it is answering and how many wait; a line each.
QString hostDetails(const QList<HostState> &hosts, const QDateTime &now);

} // namespace headwater
