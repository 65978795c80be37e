// SPDX-License-Identifier: Apache-2.0
#include "core/preview/giturl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

bool isGitUrl(const QString &url)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        uR"((?:(?:ssh|git|https?)://(?:[^@/\s]+@)?|[^@:/\s]+@)[-\w.]+(?::\d+)?[:/][-\w.~/?\[\]!$&'()*+,;=:@%]+)"_s));
    return pattern.match(url).hasMatch();
}

QString nameFromGitUrl(const QString &url)
{
    QString path = url.trimmed();
    if (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(".git"_L1))
        path.chop(4);
    return path.section(QRegularExpression(u"[/:]"_s), -1);
}

} // namespace headwater
