// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace headwater {

/// What to look for in a text.
struct TextQuery
{
    QString pattern = {};
    bool isCaseSensitive = false;
    bool isWholeWord = false;
    bool isRegex = false; ///< Perl's; "^" and "$" mean lines

    friend bool operator==(const TextQuery &, const TextQuery &) = default;
};

/// A place where it is, and what is to stand there instead. UTF-16 units.
struct TextMatch
{
    qsizetype position = 0;
    qsizetype length = 0;
    QString replacement = {};

    friend bool operator==(const TextMatch &, const TextMatch &) = default;
};

struct TextMatches
{
    QList<TextMatch> matches = {}; ///< in order; none is empty
    bool isCut = false; ///< there are more
    QString problem
        = {}; ///< why the pattern is none, in the words of the regular expression library
};

/// Finds @p query in @p text, at most @p most times. @p replacement: what each match is to become;
/// for a regular expression \1 to \9 stand for what its groups found.
TextMatches findMatches(const QString &text, const TextQuery &query,
                        const QString &replacement = {}, qsizetype most = 100'000);

} // namespace headwater
