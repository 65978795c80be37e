// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/registryallowlist.h"

#include "core/base/gotext.h"
#include "core/imagestream/updatestrategy.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// @p pattern: * stands for any run of characters, ? for one.
bool isWildcardMatch(QStringView text, QStringView pattern)
{
    qsizetype at = 0;
    qsizetype in = 0;
    std::optional<qsizetype> star; // the last one, where we come back to
    qsizetype starAt = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == u'*') {
            star = in++;
            starAt = at;
        } else if (in < pattern.size() && (pattern[in] == u'?' || pattern[in] == text[at])) {
            ++in;
            ++at;
        } else if (star) {
            in = *star + 1;
            at = ++starAt;
        } else {
            return false;
        }
    }
    return std::ranges::all_of(pattern.sliced(in), [](QChar c) { return c == u'*'; });
}

} // namespace

RegistryAllowList::RegistryAllowList()
{
    const QString internal = internalRegistryHost;
    m_entries.append({internal.section(u':', 0, 0), internal.section(u':', 1)});
}

Result<RegistryAllowList> RegistryAllowList::parse(const QString &text)
{
    constexpr QLatin1StringView insecure("http://");
    RegistryAllowList list;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        QString glob = part.trimmed();
        const bool isInsecure = glob.startsWith(insecure);
        if (isInsecure)
            glob.remove(0, insecure.size());
        if (glob.count(u':') > 1)
            return Error{.kind = Error::Kind::InvalidInput,
                         .subject = part,
                         .detail = u"failed to parse allowed registry %1: too many colons"_s.arg(
                             goQuoted(glob.toUtf8()))};
        Entry entry{.host = glob.section(u':', 0, 0), .port = isInsecure ? u"80"_s : u"443"_s};
        if (glob.contains(u':'))
            entry.port = glob.section(u':', 1);
        if (!list.m_entries.contains(entry))
            list.m_entries.append(entry);
    }
    return list;
}

bool RegistryAllowList::matches(const QString &host, const QString &port) const
{
    return std::ranges::any_of(m_entries, [&](const Entry &entry) {
        if (!isWildcardMatch(host, entry.host))
            return false;
        const bool isUsual
            = entry.port == "80"_L1 || entry.port == "443"_L1 || entry.port == "*"_L1;
        return port.isEmpty() ? isUsual : isWildcardMatch(port, entry.port);
    });
}

std::optional<QString> RegistryAllowList::refusal(const PullSpec &image, bool isInsecure) const
{
    constexpr qsizetype maxShown = 5;
    const QString &written = image.registry();
    const QString place
        = isInsecure && !written.isEmpty() ? written : image.registryHostPort(false);
    const QString host = place.section(u':', 0, 0);
    const QString port = isInsecure && written.isEmpty() ? QString() : place.section(u':', 1);
    const bool isHub = host == "index.docker.io"_L1 || host == "registry-1.docker.io"_L1;
    if ((isHub && matches(u"docker.io"_s, port)) || matches(host, port))
        return std::nullopt;
    const QString name = !written.isEmpty() ? written
        : port.isEmpty()                    ? host
                                            : QString(host + u':' + port);
    QStringList shown;
    for (const Entry &entry : m_entries)
        shown.append(goQuoted((entry.host + u':' + entry.port).toUtf8()));
    const qsizetype all = shown.size();
    if (all > maxShown)
        shown = shown.first(maxShown - 1);
    QString text = u"registry %1 not allowed by whitelist: %2"_s.arg(goQuoted(name.toUtf8()),
                                                                     shown.join(", "_L1));
    if (all > maxShown)
        text += u", and %1 more ..."_s.arg(all - shown.size());
    return text;
}

} // namespace headwater
