// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// How alike words are, for "did you mean".
namespace headwater {

/// The least number of characters to insert, remove, replace or swap with their neighbour to make
/// @p b of @p a. Source: optimal string alignment distance.
int editDistance(QStringView a, QStringView b);

/// Those of @p candidates that are no more than @p most edits from @p text, the nearest first; case
/// does not count.
QStringList nearest(QStringView text, const QStringList &candidates, int most);

} // namespace headwater
