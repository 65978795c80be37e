// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/http/connectionpool.h"
#include "registry/http/privateaddress.h"
#include "registry/http/proxysettings.h"
#include "registry/http/tlstrust.h"

namespace headwater {

/// All that the exchanges of one transport share.
struct NetworkContext
{
    ConnectionPool pool = ConnectionPool();
    TlsTrust trust = TlsTrust();
    ProxySettings proxies = ProxySettings::ofEnvironment();
    Resolver resolve = systemResolver();
};

} // namespace headwater
