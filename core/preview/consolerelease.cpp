// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consolerelease.h"

using namespace Qt::StringLiterals;

namespace headwater {

Result<ConsoleRelease> ConsoleRelease::parse(QStringView text)
{
    if (text == "latest"_L1)
        return newest();
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() == 2) {
        bool isMajor = false;
        bool isMinor = false;
        const ConsoleRelease release{parts.at(0).toInt(&isMajor), parts.at(1).toInt(&isMinor)};
        const bool isKnown
            = release == ConsoleRelease{3, 11} || (release.major >= 4 && release.minor >= 0);
        if (isMajor && isMinor && isKnown)
            return release;
    }
    return Error{.kind = Error::Kind::InvalidInput,
                 .subject = text.toString(),
                 .detail = u"not a release of the console, such as 4.18 or 3.11"_s};
}

QString ConsoleRelease::toString() const
{
    return u"%1.%2"_s.arg(major).arg(minor);
}

} // namespace headwater
