// SPDX-License-Identifier: Apache-2.0
#include "registry/http/privateaddress.h"

#include <QHostInfo>

#include <algorithm>
#include <array>

#include <arpa/inet.h>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Range
{
    const char *network;
    int prefix;
};

// 192.0.0.0/24 and 100.64.0.0/10 hold the metadata services of Oracle's and Alibaba's clouds.
constexpr std::array privateV4{
    Range{"0.0.0.0", 8},    Range{"10.0.0.0", 8},     Range{"100.64.0.0", 10},
    Range{"127.0.0.0", 8},  Range{"169.254.0.0", 16}, Range{"172.16.0.0", 12},
    Range{"192.0.0.0", 24}, Range{"192.168.0.0", 16}, Range{"224.0.0.0", 3},
};
constexpr std::array privateV6{
    Range{"::1", 128},
    Range{"fc00::", 7},
    Range{"fe80::", 9},
    Range{"ff00::", 8},
};
// 6to4 keeps the IPv4 address after the prefix, the others at the end.
constexpr std::array carriesV4{
    Range{"::", 96},
    Range{"::ffff:0:0", 96},
    Range{"64:ff9b::", 96},
    Range{"64:ff9b:1::", 48},
};
constexpr Range sixToFour{"2002::", 16};

bool isIn(const QHostAddress &address, const Range &range)
{
    return address.isInSubnet(QHostAddress(QLatin1StringView(range.network)), range.prefix);
}

template<std::size_t n>
bool isInAny(const QHostAddress &address, const std::array<Range, n> &ranges)
{
    return std::ranges::any_of(ranges, [&](const Range &range) { return isIn(address, range); });
}

QHostAddress v4At(const Q_IPV6ADDR &bytes, int first)
{
    quint32 value = 0;
    for (int i = first; i < first + 4; ++i)
        value = value << 8 | bytes[i];
    return QHostAddress(value);
}

} // namespace

bool isPrivateAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isInAny(address, privateV4);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return true; // nothing we know is nothing we trust
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const QHostAddress plain(bytes); // a scope would make it unlike every range
    if (isInAny(plain, privateV6))
        return true;
    if (isInAny(plain, carriesV4))
        return isPrivateAddress(v4At(bytes, 12));
    return isIn(plain, sixToFour) && isPrivateAddress(v4At(bytes, 2));
}

QHostAddress literalAddress(const QString &host)
{
    QString text = host;
    if (text.endsWith(u'.'))
        text.chop(1);
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.sliced(1, text.size() - 2);
    in_addr v4 = {};
    if (inet_aton(text.toLatin1().constData(), &v4) != 0)
        return QHostAddress(ntohl(v4.s_addr));
    return QHostAddress(text);
}

bool isThisMachine(const QString &host)
{
    const QHostAddress address = literalAddress(host);
    if (!address.isNull())
        return address.isLoopback();
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    return name.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || name.endsWith(".localhost"_L1, Qt::CaseInsensitive);
}

bool isPrivateLiteral(const QString &host)
{
    const QHostAddress address = literalAddress(host);
    return address.isNull() ? isThisMachine(host) : isPrivateAddress(address);
}

QString addressText(const QString &host, int port)
{
    const bool isV6 = host.contains(u':');
    return isV6 ? u"[%1]:%2"_s.arg(host).arg(port) : u"%1:%2"_s.arg(host).arg(port);
}

Resolver systemResolver()
{
    return [](const QString &host, QObject *context,
              std::function<void(const QList<QHostAddress> &)> found) {
        QHostInfo::lookupHost(host, context, [found = std::move(found)](const QHostInfo &info) {
            found(info.addresses());
        });
    };
}

} // namespace headwater
