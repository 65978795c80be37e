// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registrytarget.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

Result<RegistryTarget> RegistryTarget::parse(const QString &text)
{
    static const QRegularExpression scheme(u"\\Ahttps?://"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression host(
        u"\\A(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?\\z"_s);
    static const QRegularExpression path(u"\\A[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
                                         "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*\\z"_s);
    QString rest = QString(text).remove(scheme);
    while (rest.endsWith(u'/'))
        rest.chop(1);
    RegistryTarget target{.host = rest.section(u'/', 0, 0), .path = rest.section(u'/', 1)};
    if (target.host == "index.docker.io"_L1 && target.path == "v1"_L1)
        target.path.clear();
    if (target.host == "index.docker.io"_L1 || target.host == "registry-1.docker.io"_L1)
        target.host = u"docker.io"_s;
    const auto refused = [&text](const QString &words) {
        return Error{.kind = Error::Kind::InvalidInput, .subject = text, .detail = words};
    };
    if (!host.match(target.host).hasMatch())
        return refused(u"\"%1\" is no HOST[:PORT]"_s.arg(target.host));
    if (target.path.contains(u':') || target.path.contains(u'@'))
        return refused(u"\"%1\" has a tag or digest; give the repository alone"_s.arg(text));
    if (!target.path.isEmpty() && !path.match(target.path).hasMatch())
        return refused(u"\"%1\" is no path of a repository"_s.arg(target.path));
    return target;
}

} // namespace headwater
