// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/tagorder.h"

#include <QList>

#include <algorithm>
#include <array>
#include <compare>
#include <optional>
#include <ranges>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

bool isDecimal(QStringView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A number as semantic versions allow it: no leading zero, within 64 bits.
std::optional<quint64> versionNumber(QStringView text)
{
    if (!isDecimal(text) || (text.size() > 1 && text.front() == u'0'))
        return std::nullopt;
    bool ok = false;
    const quint64 number = text.toULongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

bool isIdentifier(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber());
    });
}

struct Version
{
    std::array<quint64, 3> numbers = {};
    QList<QStringView> preRelease = {};
};

/// N.N.N[-pre][+build]; the views point into @p text.
std::optional<Version> parseVersion(QStringView text)
{
    if (const qsizetype plus = text.indexOf(u'+'); plus >= 0) {
        if (!std::ranges::all_of(text.sliced(plus + 1).split(u'.'), isIdentifier))
            return std::nullopt;
        text = text.left(plus);
    }
    Version version;
    if (const qsizetype dash = text.indexOf(u'-'); dash >= 0) {
        version.preRelease = text.sliced(dash + 1).split(u'.');
        for (const QStringView identifier : std::as_const(version.preRelease)) {
            if (!isIdentifier(identifier) || (isDecimal(identifier) && !versionNumber(identifier)))
                return std::nullopt;
        }
        text = text.left(dash);
    }
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    for (const auto &[number, part] : std::views::zip(version.numbers, parts)) {
        const std::optional<quint64> value = versionNumber(part);
        if (!value)
            return std::nullopt;
        number = *value;
    }
    return version;
}

std::strong_ordering compareIdentifiers(QStringView a, QStringView b)
{
    const std::optional<quint64> numberA = versionNumber(a);
    const std::optional<quint64> numberB = versionNumber(b);
    if (numberA && numberB)
        return *numberA <=> *numberB;
    if (numberA || numberB)
        return numberA ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.compare(b) <=> 0;
}

std::strong_ordering compareVersions(const Version &a, const Version &b)
{
    if (const auto order = a.numbers <=> b.numbers; order != 0)
        return order;
    // A pre-release comes before its release.
    if (a.preRelease.isEmpty() || b.preRelease.isEmpty())
        return a.preRelease.isEmpty() <=> b.preRelease.isEmpty();
    return std::lexicographical_compare_three_way(a.preRelease.begin(), a.preRelease.end(),
                                                  b.preRelease.begin(), b.preRelease.end(),
                                                  compareIdentifiers);
}

enum class Class { Latest, Minor, Full, Other };

struct Candidate
{
    QString tag = {};
    QString versionText = {}; ///< what the version's views point into
    Class group = Class::Other;
    Version version = {};
};

/// "1.2-rc1" -> "1.2.0-rc1"; empty: not of the form N.N or N.N-word.
QString withPatchNumber(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    const QStringView numbers = dash < 0 ? text : text.left(dash);
    const QStringView suffix = dash < 0 ? QStringView() : text.sliced(dash);
    if (numbers.count(u'.') != 1 || suffix.contains(u'.') || suffix.lastIndexOf(u'-') > 0)
        return {};
    return numbers.toString() + ".0"_L1 + suffix.toString();
}

Candidate classified(const QString &tag)
{
    Candidate candidate{.tag = tag, .versionText = tag};
    if (tag == "latest"_L1) {
        candidate.group = Class::Latest;
        return candidate;
    }
    if (tag.startsWith(u'v'))
        candidate.versionText = tag.sliced(1);
    std::optional<Version> version = parseVersion(candidate.versionText);
    if (version) {
        candidate.group = Class::Full;
    } else {
        candidate.versionText = withPatchNumber(candidate.versionText);
        version = parseVersion(candidate.versionText);
        if (version)
            candidate.group = Class::Minor;
    }
    if (version)
        candidate.version = *version;
    return candidate;
}

bool comesBefore(const Candidate &a, const Candidate &b)
{
    if (a.group != b.group)
        return a.group < b.group;
    if (a.group == Class::Minor || a.group == Class::Full) {
        if (const auto order = compareVersions(a.version, b.version); order != 0)
            return order > 0;
        if (a.tag.startsWith(u'v') != b.tag.startsWith(u'v'))
            return b.tag.startsWith(u'v');
    }
    return a.tag < b.tag;
}

} // namespace

QStringList prioritizedTags(const QStringList &tags)
{
    QList<Candidate> candidates;
    candidates.reserve(tags.size());
    for (const QString &tag : tags)
        candidates.append(classified(tag));
    // Pointers, because a candidate is large to move about.
    QList<const Candidate *> order;
    order.reserve(candidates.size());
    for (const Candidate &candidate : std::as_const(candidates))
        order.append(&candidate);
    std::ranges::sort(order,
                      [](const Candidate *a, const Candidate *b) { return comesBefore(*a, *b); });
    QStringList sorted;
    sorted.reserve(tags.size());
    for (const Candidate *candidate : std::as_const(order))
        sorted.append(candidate->tag);
    return sorted;
}

} // namespace headwater
