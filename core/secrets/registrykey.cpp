// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/registrykey.h"

#include <QUrl>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Source: Go, net/url, validOptionalPort and shouldEscape for hosts.
bool isHostPort(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const qsizetype bracket = text.lastIndexOf(u']');
    if (text.startsWith(u'[') && bracket < 0)
        return false;
    if (colon > bracket && !isDigits(text.sliced(colon + 1)))
        return false;
    return std::ranges::none_of(text, [](QChar c) {
        return c <= u' ' || c == u'\x7f' || QStringView(u"\\^`{|}%@").contains(c);
    });
}

struct Address
{
    QString hostPort;
    QString path;
};

/// What Go's url.Parse makes of "https://" + @p text.
std::optional<Address> splitAddress(QStringView text)
{
    const auto cutAt = [&text](QChar c) {
        if (const qsizetype at = text.indexOf(c); at >= 0)
            text = text.first(at);
    };
    cutAt(u'#');
    cutAt(u'?');
    const qsizetype slash = text.indexOf(u'/');
    QStringView authority = slash < 0 ? text : text.first(slash);
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0)
        authority = authority.sliced(at + 1);
    if (!isHostPort(authority))
        return std::nullopt;
    const QString path = slash < 0 ? QString() : text.sliced(slash).toString();
    return Address{.hostPort = authority.toString(),
                   .path = QUrl::fromPercentEncoding(path.toUtf8())};
}

/// Go's net.SplitHostPort; what it refuses is a host alone.
std::pair<QString, QString> splitPort(const QString &hostPort)
{
    const qsizetype colon = hostPort.lastIndexOf(u':');
    if (colon < 0)
        return {hostPort, {}};
    QStringView host = QStringView(hostPort).first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    else if (host.contains(u':') || host.contains(u'[') || host.contains(u']'))
        return {hostPort, {}};
    return {host.toString(), hostPort.sliced(colon + 1)};
}

/// Takes one character of a set off @p pattern, which a backslash may precede.
std::optional<QChar> takeCharacter(QStringView &pattern)
{
    if (pattern.startsWith(u'\\'))
        pattern = pattern.sliced(1);
    if (pattern.isEmpty())
        return std::nullopt;
    const QChar first = pattern.front();
    pattern = pattern.sliced(1);
    return first;
}

/// The set at the start of @p pattern, after its "[": whether @p c is in it. Moves @p pattern
/// behind the "]". nullopt: it is malformed.
std::optional<bool> matchesSet(QStringView &pattern, QChar c)
{
    const bool isNegated = pattern.startsWith(u'^');
    if (isNegated)
        pattern = pattern.sliced(1);
    bool isIn = false;
    for (int ranges = 0; !(ranges > 0 && pattern.startsWith(u']')); ++ranges) {
        if (pattern.startsWith(u'-') || pattern.startsWith(u']'))
            return std::nullopt;
        const std::optional<QChar> low = takeCharacter(pattern);
        std::optional<QChar> high = low;
        if (pattern.startsWith(u'-')) {
            pattern = pattern.sliced(1);
            if (pattern.startsWith(u'-') || pattern.startsWith(u']'))
                return std::nullopt;
            high = takeCharacter(pattern);
        }
        if (!low || !high || pattern.isEmpty())
            return std::nullopt;
        isIn = isIn || (*low <= c && c <= *high);
    }
    pattern = pattern.sliced(1);
    return isIn != isNegated;
}

/// Takes one item off @p pattern that is no "*", and says whether it stands for @p c.
bool takesOne(QStringView &pattern, QChar c)
{
    const QChar first = pattern.front();
    pattern = pattern.sliced(1);
    if (first == u'?')
        return true;
    if (first == u'[')
        return matchesSet(pattern, c).value_or(false);
    if (first != u'\\')
        return first == c;
    if (pattern.isEmpty())
        return false;
    const QChar escaped = pattern.front();
    pattern = pattern.sliced(1);
    return escaped == c;
}

} // namespace

QString withoutUserInfo(const QString &key)
{
    const qsizetype scheme = key.indexOf("://"_L1);
    const qsizetype start = scheme < 0 ? 0 : scheme + 3;
    const qsizetype at = key.lastIndexOf(u'@');
    return at < start ? key : key.first(start) + key.sliced(at + 1);
}

bool matchesGlob(QStringView pattern, QStringView text)
{
    // On a mismatch only the last "*" need take one character more, so this is no exponential
    // search.
    std::optional<QStringView> afterStar;
    QStringView retryText;
    while (!text.isEmpty() || !pattern.isEmpty()) {
        if (pattern.startsWith(u'*')) {
            pattern = pattern.sliced(1);
            afterStar = pattern;
            retryText = text;
            continue;
        }
        if (!pattern.isEmpty() && !text.isEmpty()) {
            const QChar c = text.front();
            text = text.sliced(1);
            if (takesOne(pattern, c))
                continue;
        }
        if (!afterStar || retryText.isEmpty())
            return false;
        retryText = retryText.sliced(1);
        text = retryText;
        pattern = *afterStar;
    }
    return true;
}

std::optional<RegistryKey> RegistryKey::ofEntry(const QString &text)
{
    QStringView rest = text;
    for (const QStringView scheme : {u"https://", u"http://"}) {
        if (rest.startsWith(scheme)) {
            rest = rest.sliced(scheme.size());
            break;
        }
    }
    std::optional<Address> address = splitAddress(rest);
    if (!address)
        return std::nullopt;
    QString &path = address->path;
    if (path.startsWith("/v1/"_L1) || path.startsWith("/v2/"_L1))
        path.remove(0, 3);
    if (path == "/"_L1)
        path.clear();
    return RegistryKey(address->hostPort, path);
}

std::optional<RegistryKey> RegistryKey::ofTarget(const QString &text)
{
    const std::optional<Address> address = splitAddress(text);
    if (!address)
        return std::nullopt;
    return RegistryKey(address->hostPort, address->path);
}

RegistryKey::RegistryKey(const QString &hostPort, const QString &path)
    : m_hostPort(hostPort)
    , m_path(path)
{
    std::tie(m_host, m_port) = splitPort(hostPort);
}

bool RegistryKey::isPattern() const
{
    return std::ranges::any_of(m_host, [](QChar c) { return c == u'*' || c == u'['; });
}

QString RegistryKey::mismatch(const RegistryKey &target) const
{
    const QStringList parts = m_host.split(u'.');
    const QStringList targetParts = target.m_host.split(u'.');
    const bool isHost = parts.size() == targetParts.size()
        && std::ranges::equal(parts, targetParts,
                              [](const QString &a, const QString &b) { return matchesGlob(a, b); });
    if (!isHost)
        return u"other host"_s;
    if (m_port != target.m_port)
        return u"other port"_s;
    if (!target.m_path.startsWith(m_path))
        return u"path is no prefix"_s;
    return {};
}

} // namespace headwater
