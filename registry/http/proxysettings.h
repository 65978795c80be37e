// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

class QNetworkProxy;
class QProcessEnvironment;
class QUrl;

namespace headwater {

/// Which proxy leads where. Not libproxy's reading of the environment: that ignores all_proxy and
/// sends 127.0.0.1 to a proxy (checked with Qt 6.8.2); curl and Go do neither.
struct ProxySettings
{
    QString http = {}; ///< for http URLs: "[SCHEME://][USER:PASSWORD@]HOST[:PORT]"; empty: none
    QString https = {};
    /// Comma-separated: names (with all below them; ".NAME": only those below), addresses, networks
    /// as CIDR, each but the last with ":PORT" if wanted; "*" is everything.
    /// Source: golang.org/x/net/http/httpproxy, Config.NoProxy.
    QString noProxy = {};
    /// Nothing was said: the desktop's settings decide.
    bool followSystem = true;

    /// From http_proxy, https_proxy, all_proxy (for what has none of its own) and no_proxy, or in
    /// upper case, which lower case beats as in curl.
    static ProxySettings of(const QProcessEnvironment &environment);
    static ProxySettings ofEnvironment();

    /// The proxy on the way to @p url, of type NoProxy if there is none: never one for this machine
    /// itself. Errors: InvalidInput, for a proxy that is no URL or of a kind we cannot use; without
    /// its password.
    Result<QNetworkProxy> proxyFor(const QUrl &url) const;
};

/// "http://proxy.example:3128", without user and password; empty if there is none.
QString proxyText(const QNetworkProxy &proxy);

} // namespace headwater
