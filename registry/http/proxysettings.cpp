// SPDX-License-Identifier: Apache-2.0
#include "registry/http/proxysettings.h"

#include "core/base/gotext.h"
#include "registry/http/privateaddress.h"
#include "registry/http/redirect.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int socksPort = 1080;

/// Splits "HOST:PORT" and "[V6]:PORT"; a bare IPv6 address has no port.
QPair<QString, int> splitPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const bool isBareV6 = text.count(u':') > 1 && !text.contains(u']');
    QString host = text;
    int port = 0;
    if (colon >= 0 && !isBareV6 && !text.endsWith(u']')) {
        port = text.sliced(colon + 1).toInt();
        host = text.first(colon);
    }
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    return {host, port};
}

/// @p name is lower case. Source: httpproxy's domainMatch.
bool matchesName(const QString &name, QString pattern)
{
    if (pattern.startsWith("*."_L1))
        pattern.remove(0, 1);
    if (pattern.startsWith(u'.'))
        return name.endsWith(pattern);
    return name == pattern || name.endsWith(u'.' + pattern);
}

bool matches(const QString &host, int port, const QString &entry)
{
    if (entry == "*"_L1)
        return true;
    const QHostAddress address(host);
    if (entry.contains(u'/')) {
        const QPair<QHostAddress, int> network = QHostAddress::parseSubnet(entry);
        return !address.isNull() && network.second >= 0
            && address.protocol() == network.first.protocol() && address.isInSubnet(network);
    }
    const auto [pattern, wantedPort] = splitPort(entry);
    if (pattern.isEmpty() || (wantedPort != 0 && wantedPort != port))
        return false;
    const QHostAddress wanted(pattern);
    return wanted.isNull() ? address.isNull() && matchesName(host, pattern) : wanted == address;
}

Result<QNetworkProxy> parseProxy(const QString &text)
{
    // "host:3128" would be read as the scheme "host". Source: httpproxy's parseProxy.
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isSocks = scheme == "socks5"_L1 || scheme == "socks5h"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isSocks && scheme != "http"_L1)) {
        const QString shown
            = url.isValid() ? url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded) : u"?"_s;
        return Error{.kind = Error::Kind::InvalidInput,
                     .subject = shown,
                     .detail = u"invalid proxy address "_s + goQuoted(shown.toUtf8())};
    }
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                         url.host(), quint16(url.port(isSocks ? socksPort : 80)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

} // namespace

ProxySettings ProxySettings::of(const QProcessEnvironment &environment)
{
    const auto value = [&](const QString &name) {
        const QString lower = environment.value(name).trimmed();
        return lower.isEmpty() ? environment.value(name.toUpper()).trimmed() : lower;
    };
    const QString all = value(u"all_proxy"_s);
    ProxySettings settings{.http = value(u"http_proxy"_s),
                           .https = value(u"https_proxy"_s),
                           .noProxy = value(u"no_proxy"_s)};
    settings.followSystem = all.isEmpty() && settings.http.isEmpty() && settings.https.isEmpty()
        && settings.noProxy.isEmpty();
    if (settings.http.isEmpty())
        settings.http = all;
    if (settings.https.isEmpty())
        settings.https = all;
    return settings;
}

ProxySettings ProxySettings::ofEnvironment()
{
    return of(QProcessEnvironment::systemEnvironment());
}

Result<QNetworkProxy> ProxySettings::proxyFor(const QUrl &url) const
{
    const QString host = url.host().toLower();
    if (isThisMachine(host))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (followSystem) {
        const QList<QNetworkProxy> found
            = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
        return found.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : found.constFirst();
    }
    const QString text = url.scheme() == "https"_L1 ? https : http;
    const QStringList entries = noProxy.toLower().split(u',', Qt::SkipEmptyParts);
    const bool isDirect = std::ranges::any_of(
        entries, [&](const QString &entry) { return matches(host, portOf(url), entry.trimmed()); });
    if (text.isEmpty() || isDirect)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return parseProxy(text);
}

QString proxyText(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty())
        return {};
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    return u"%1://%2"_s.arg(isSocks ? u"socks5"_s : u"http"_s,
                            addressText(proxy.hostName(), proxy.port()));
}

} // namespace headwater
