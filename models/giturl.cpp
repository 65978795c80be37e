// SPDX-License-Identifier: Apache-2.0
#include "models/giturl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace headwater {

bool isGitUrl(const QString &url)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        u"((((ssh|git|https?)://)([\\w]+@)?)|(([\\w]+@)?))([-\\w.]+)(:[0-9]+)?"
        "[:/]([-\\w.~/?\\[\\]!$&'()*+,;=:@%]+?)(\\.git)?/?"_s));
    static const QRegularExpression scheme(u"^(ssh|git|https?)://|^[\\w.-]+@[-\\w.]+:"_s);
    return scheme.match(url).hasMatch() && pattern.match(url).hasMatch();
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
