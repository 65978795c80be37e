// SPDX-License-Identifier: Apache-2.0
#include "registry/client/realmpolicy.h"

#include "core/base/gotext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Pair
{
    QLatin1StringView registry;
    QLatin1StringView realm;
};

/// Registries of public services whose token server has another name. Sources: docs.docker.com
/// (registry authentication), registry-auth.md section 7, docs.gitlab.com (container registry).
constexpr std::array knownPairs{
    Pair{"registry-1.docker.io"_L1, "auth.docker.io"_L1},
    Pair{"docker.io"_L1, "auth.docker.io"_L1},
    Pair{"index.docker.io"_L1, "auth.docker.io"_L1},
    Pair{"registry.connect.redhat.com"_L1, "sso.redhat.com"_L1},
    Pair{"registry.redhat.io"_L1, "sso.redhat.com"_L1},
    Pair{"registry.gitlab.com"_L1, "gitlab.com"_L1},
};

Error invalid(const QString &realm, const QString &why)
{
    return Error{.kind = Error::Kind::InvalidReply,
                 .subject = realm,
                 .detail = u"invalid token auth challenge realm: "_s + why};
}

} // namespace

Result<QUrl> parseRealm(const QString &realm, const QUrl &registry)
{
    if (realm.isEmpty())
        return Error{.kind = Error::Kind::InvalidReply,
                     .subject = registry.toString(),
                     .detail = u"no realm specified for token auth challenge"_s};
    QUrl url(realm, QUrl::StrictMode);
    if (!url.isValid())
        return invalid(registry.host(), u"parse "_s + goQuoted(realm.toUtf8()));
    // The address may carry what nobody should see.
    const QString shown = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return invalid(shown, u"unsupported protocol scheme "_s + goQuoted(url.scheme().toUtf8()));
    if (url.host().isEmpty())
        return invalid(shown, u"no host"_s);
    if (!url.userInfo().isEmpty())
        return invalid(shown, u"it holds a user name"_s);
    if (url.scheme() == "http"_L1 && registry.scheme() == "https"_L1)
        return invalid(shown, u"plain HTTP, while the registry is reached by HTTPS"_s);
    url.setFragment({});
    return url;
}

bool isKnownRealm(const QString &host, const QString &realmHost)
{
    if (host.compare(realmHost, Qt::CaseInsensitive) == 0)
        return true;
    return std::ranges::any_of(knownPairs, [&](const Pair &pair) {
        return host.compare(pair.registry, Qt::CaseInsensitive) == 0
            && realmHost.compare(pair.realm, Qt::CaseInsensitive) == 0;
    });
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || host.endsWith(".localhost"_L1)
        || (host.startsWith("127."_L1) && host.count(u'.') == 3
            && std::ranges::all_of(host, [](QChar c) { return c.isDigit() || c == u'.'; }));
}

} // namespace headwater
