// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagrow.h"
#include "views/common/chip.h"

#include <QList>
#include <QString>

namespace headwater {

/// The words for what a TagRow says, one place for table and inspector.
Chip sourceChip(TagRow::Source source);
/// Nothing (an empty text) where the state needs no word: the tag simply points to its image.
Chip stateChip(TagRow::State state);
QList<Chip> policyChips(const TagRow &row);
/// One sentence on what the state means and what to do.
QString stateExplanation(const TagRow &row);

} // namespace headwater
