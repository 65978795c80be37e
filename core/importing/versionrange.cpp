// SPDX-License-Identifier: Apache-2.0
#include "core/importing/versionrange.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const QRegularExpression &versionStart()
{
    static const QRegularExpression expression(
        u"^v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:[-+_.](.*))?$"_s);
    return expression;
}

/// What semver takes for a release to come; a suffix like "ubi9" or "alpine" is none.
bool isPrerelease(const QString &suffix)
{
    static const QRegularExpression expression(
        u"^(?:alpha|beta|rc|pre|preview|dev|snapshot|nightly)(?:[.\\d-]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return expression.match(suffix).hasMatch();
}

std::strong_ordering compareIdentifier(const QString &a, const QString &b)
{
    bool isNumberA = false;
    bool isNumberB = false;
    const qlonglong numberA = a.toLongLong(&isNumberA);
    const qlonglong numberB = b.toLongLong(&isNumberB);
    if (isNumberA && isNumberB)
        return numberA <=> numberB;
    if (isNumberA != isNumberB) // numbers come first
        return isNumberA ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.compare(b) <=> 0;
}

/// None is the greatest; else by the parts between the dots.
std::strong_ordering comparePrerelease(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() <=> b.isEmpty();
    const QStringList partsA = a.split(u'.');
    const QStringList partsB = b.split(u'.');
    for (qsizetype i = 0; i < qMin(partsA.size(), partsB.size()); ++i) {
        if (const auto order = compareIdentifier(partsA.at(i), partsB.at(i)); order != 0)
            return order;
    }
    return partsA.size() <=> partsB.size();
}

/// A version of which the last numbers may be left open: "1", "1.x", "*".
struct Partial
{
    TagVersion version = {};
    int given = 0; ///< how many numbers
};

std::optional<Partial> parsePartial(const QString &text)
{
    static const QRegularExpression expression(
        u"^v?(?:(\\d{1,18})|[xX*])(?:\\.(?:(\\d{1,18})|[xX*]))?(?:\\.(?:(\\d{1,18})|[xX*]))?"
        "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?$"_s);
    const QRegularExpressionMatch match = expression.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Partial partial;
    qint64 *const numbers[]
        = {&partial.version.major, &partial.version.minor, &partial.version.patch};
    for (int i = 0; i < 3 && match.hasCaptured(i + 1); ++i) {
        *numbers[i] = match.captured(i + 1).toLongLong();
        partial.given = i + 1;
    }
    partial.version.prerelease = match.captured(4);
    return partial;
}

/// The first version that @p partial, raised at its number @p place, leaves out.
TagVersion next(const Partial &partial, int place)
{
    const TagVersion &at = partial.version;
    // Below every version to come as well: 2.0.0-rc.1 is none of 1.x.
    if (place <= 0)
        return {.major = at.major + 1, .prerelease = u"0"_s};
    if (place == 1)
        return {.major = at.major, .minor = at.minor + 1, .prerelease = u"0"_s};
    return {.major = at.major, .minor = at.minor, .patch = at.patch + 1, .prerelease = u"0"_s};
}

/// How far "^" lets a version grow: up to the first number that is not 0.
int caretPlace(const Partial &partial)
{
    if (partial.version.major > 0 || partial.given <= 1)
        return 0;
    return partial.version.minor > 0 || partial.given == 2 ? 1 : 2;
}

} // namespace

std::optional<TagVersion> TagVersion::of(QStringView tag)
{
    const QRegularExpressionMatch match = versionStart().matchView(tag);
    if (!match.hasMatch())
        return std::nullopt;
    const QString suffix = match.captured(4);
    return TagVersion{.major = match.captured(1).toLongLong(),
                      .minor = match.captured(2).toLongLong(),
                      .patch = match.captured(3).toLongLong(),
                      .prerelease = isPrerelease(suffix) ? suffix : QString()};
}

bool TagVersion::hasSameNumbers(const TagVersion &other) const
{
    return major == other.major && minor == other.minor && patch == other.patch;
}

std::strong_ordering operator<=>(const TagVersion &a, const TagVersion &b)
{
    if (const auto order = a.major <=> b.major; order != 0)
        return order;
    if (const auto order = a.minor <=> b.minor; order != 0)
        return order;
    if (const auto order = a.patch <=> b.patch; order != 0)
        return order;
    return comparePrerelease(a.prerelease, b.prerelease);
}

std::optional<VersionRange::Set> VersionRange::parseComparator(const QString &text)
{
    using Op = Comparator::Op;
    static const QRegularExpression expression(u"^(>=|<=|>|<|=|~>?|\\^)?(.*)$"_s);
    const QRegularExpressionMatch match = expression.match(text);
    const QString op = match.captured(1);
    const std::optional<Partial> partial = parsePartial(match.captured(2));
    if (!partial)
        return std::nullopt;
    const TagVersion &version = partial->version;
    const int last = partial->given - 1; // the place of the last number that is given
    if (partial->given == 0) { // any version, or with > and < none
        if (op == ">"_L1 || op == "<"_L1)
            return Set{{Op::Below, {.prerelease = u"0"_s}}};
        return Set{{Op::AtLeast, {}}};
    }
    if (op == ">="_L1)
        return Set{{Op::AtLeast, version}};
    if (op == "<"_L1)
        return Set{{Op::Below, version}};
    if (op == ">"_L1)
        return partial->given == 3 ? Set{{Op::Above, version}}
                                   : Set{{Op::AtLeast, next(*partial, last)}};
    if (op == "<="_L1)
        return partial->given == 3 ? Set{{Op::AtMost, version}}
                                   : Set{{Op::Below, next(*partial, last)}};
    if (op == "^"_L1)
        return Set{{Op::AtLeast, version}, {Op::Below, next(*partial, caretPlace(*partial))}};
    if (op.startsWith(u'~'))
        return Set{{Op::AtLeast, version}, {Op::Below, next(*partial, qMin(last, 1))}};
    if (partial->given == 3)
        return Set{{Op::Equal, version}};
    return Set{{Op::AtLeast, version}, {Op::Below, next(*partial, last)}};
}

Result<VersionRange::Set> VersionRange::parseSet(const QString &text)
{
    // "1.2 - 2.3" is written with blanks, "> 1" may be.
    static const QRegularExpression hyphen(u"(\\S+)\\s+-\\s+(\\S+)"_s);
    static const QRegularExpression blankAfterOperator(u"([<>=~^])\\s+"_s);
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    QString parts = text;
    parts.replace(hyphen, u">=\\1 <=\\2"_s).replace(blankAfterOperator, u"\\1"_s);
    Set set;
    for (const QString &part : parts.split(blanks, Qt::SkipEmptyParts)) {
        const std::optional<Set> comparators = parseComparator(part);
        if (!comparators)
            return Error{.kind = Error::Kind::InvalidInput,
                         .subject = text,
                         .detail = u"\"%1\" is no version or range of versions"_s.arg(part)};
        set += *comparators;
    }
    return set;
}

Result<VersionRange> VersionRange::parse(const QString &text)
{
    VersionRange range;
    for (const QString &part : text.split(u"||"_s)) {
        const Result<Set> set = parseSet(part);
        if (!set)
            return set.error();
        range.m_sets.append(*set);
    }
    return range;
}

bool VersionRange::meets(const Comparator &comparator, const TagVersion &version)
{
    const std::strong_ordering order = version <=> comparator.version;
    switch (comparator.op) {
    case Comparator::Op::Below: return order < 0;
    case Comparator::Op::AtMost: return order <= 0;
    case Comparator::Op::Above: return order > 0;
    case Comparator::Op::AtLeast: return order >= 0;
    case Comparator::Op::Equal: break;
    }
    return order == 0;
}

bool VersionRange::meetsAll(const Set &set, const TagVersion &version)
{
    if (!std::ranges::all_of(
            set, [&](const Comparator &comparator) { return meets(comparator, version); }))
        return false;
    return version.prerelease.isEmpty()
        || std::ranges::any_of(set, [&](const Comparator &comparator) {
               return !comparator.version.prerelease.isEmpty()
                   && comparator.version.hasSameNumbers(version);
           });
}

bool VersionRange::contains(const TagVersion &version) const
{
    return std::ranges::any_of(m_sets, [&](const Set &set) { return meetsAll(set, version); });
}

} // namespace headwater
