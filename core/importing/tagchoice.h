// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace headwater {

/// Which tags of a repository somebody wants. Empty fields choose everything; several are all to
/// be met.
struct TagFilter
{
    QString text = {}; ///< contained in the tag, in any case
    QString pattern = {}; ///< regular expression (PCRE) that a part of the tag matches
    QString versions = {}; ///< semver range: ">=1.2 <2 || ~3.1", as in node-semver
    QString exclude = {}; ///< regular expression; what it matches is left out
    int newest = 0; ///< of what is left, so many first ones in the server's order; 0: all

    friend bool operator==(const TagFilter &, const TagFilter &) = default;
};

/// One tag of a repository and whether it is chosen.
struct ChosenTag
{
    Q_GADGET
public:
    enum class Reason { Chosen, Text, Pattern, Versions, Excluded, NotNewest };
    Q_ENUM(Reason)

    QString tag = {};
    Reason reason = Reason::Chosen; ///< why not, else
    int rank = 0; ///< place in the server's order, from 0; a server imports those below 50

    bool isChosen() const { return reason == Reason::Chosen; }
    friend bool operator==(const ChosenTag &, const ChosenTag &) = default;
};

/// All of @p tags in the server's order (prioritizedTags()), each with the first reason against it.
/// Errors: InvalidInput with the field's name as subject and what is wrong with it as detail.
Result<QList<ChosenTag>> chooseTags(const QStringList &tags, const TagFilter &filter);

} // namespace headwater
