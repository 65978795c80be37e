// SPDX-License-Identifier: Apache-2.0
#include "core/preview/consoleversion.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr qsizetype mostDigits = 16;
constexpr quint64 mostInteger = (quint64(1) << 53) - 1; // of JavaScript

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype count = 0;
    while (at + count < text.size() && isDigit(text[at + count]))
        ++count;
    return count;
}

/// Length of the "N", "N.N" or "N.N.N" at @p at that is followed by no digit; 0: there is none. The
/// longest is taken, as the pattern does:
/// (^|\D)(\d{1,16})(?:\.(\d{1,16}))?(?:\.(\d{1,16}))?(?:$|\D)
struct Match
{
    std::array<QStringView, 3> parts = {};
    int count = 0;
};

Match matchAt(QStringView text, qsizetype at)
{
    Match match;
    for (size_t part = 0; part < match.parts.size(); ++part) {
        const qsizetype digits = digitsAt(text, at);
        if (digits == 0 || digits > mostDigits)
            break;
        match.parts[part] = text.sliced(at, digits);
        ++match.count;
        at += digits;
        if (at >= text.size() || text[at] != u'.')
            break;
        ++at;
    }
    return match;
}

std::optional<quint64> number(QStringView digits)
{
    if (digits.isEmpty())
        return 0;
    if (digits.size() > 1 && digits.front() == u'0')
        return std::nullopt;
    const quint64 value = digits.toULongLong();
    return value <= mostInteger ? std::optional(value) : std::nullopt;
}

/// Letters count first, upper case follows lower case where they are equal.
bool isBeforeAsText(QStringView a, QStringView b)
{
    const int order = a.compare(b, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a > b;
}

} // namespace

std::optional<ConsoleVersion> ConsoleVersion::coerce(QStringView name)
{
    for (qsizetype at = 0; at < name.size();) {
        const qsizetype digits = digitsAt(name, at);
        if (digits == 0) {
            ++at;
            continue;
        }
        const Match match = matchAt(name, at);
        if (match.count > 0) {
            const auto major = number(match.parts[0]);
            const auto minor = number(match.parts[1]);
            const auto patch = number(match.parts[2]);
            // Only the first place counts, whether or not semver likes its numbers.
            return major && minor && patch ? std::optional(ConsoleVersion{*major, *minor, *patch})
                                           : std::nullopt;
        }
        at += digits; // too long a run to start with
    }
    return std::nullopt;
}

QString ConsoleVersion::toString() const
{
    return u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
}

QString writtenVersion(const QString &name)
{
    static const QRegularExpression version(uR"(\d+(?:\.\d+)*)"_s);
    return ConsoleVersion::coerce(name) ? version.match(name).captured() : QString();
}

QStringList tiedForHighest(const QStringList &names)
{
    const auto highest = ConsoleVersion::coerce(names.value(0));
    QStringList tied;
    for (const QString &name : names) {
        if (highest && ConsoleVersion::coerce(name) == highest)
            tied.append(name);
    }
    return tied.size() > 1 ? tied : QStringList();
}

bool consoleListsBefore(QStringView a, QStringView b)
{
    const auto versionA = ConsoleVersion::coerce(a);
    const auto versionB = ConsoleVersion::coerce(b);
    if (versionA && versionB)
        return *versionA > *versionB;
    if (versionA || versionB)
        return versionA.has_value();
    return isBeforeAsText(a, b);
}

} // namespace headwater
