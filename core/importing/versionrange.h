// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace headwater {

/// The version that an image tag begins with: "1.26-ubi9" and "v1.26" are 1.26.0. What follows a
/// dash is a variant, unless it says that the release is still to come (alpha, beta, rc, pre, dev).
struct TagVersion
{
    qint64 major = 0;
    qint64 minor = 0;
    qint64 patch = 0;
    QString prerelease = {}; ///< "rc.1"; empty for releases and variants

    /// nullopt: the tag begins with no version, "latest" or "ubi9".
    static std::optional<TagVersion> of(QStringView tag);
    bool hasSameNumbers(const TagVersion &other) const;
    /// By semver's precedence.
    friend std::strong_ordering operator<=>(const TagVersion &a, const TagVersion &b);
    friend bool operator==(const TagVersion &, const TagVersion &) = default;
};

/// A set of versions in the language of npm: ">=1.2 <2 || ~3.1 || ^4 || 5.x || 6 - 7". Versions to
/// come are in it only if one of its own parts names one with the same numbers. Source:
/// github.com/npm/node-semver, README, "Ranges".
class VersionRange
{
public:
    /// Errors: InvalidInput, detail names the part that cannot be read.
    static Result<VersionRange> parse(const QString &text);

    bool contains(const TagVersion &version) const;

private:
    struct Comparator
    {
        enum class Op { Below, AtMost, Above, AtLeast, Equal };
        Op op = Op::Equal;
        TagVersion version = {};
    };
    using Set = QList<Comparator>; ///< all are to be met

    static Result<Set> parseSet(const QString &text);
    static std::optional<Set> parseComparator(const QString &text);
    static bool meets(const Comparator &comparator, const TagVersion &version);
    static bool meetsAll(const Set &set, const TagVersion &version);

    QList<Set> m_sets; ///< one is to be met
};

} // namespace headwater
