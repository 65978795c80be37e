// SPDX-License-Identifier: Apache-2.0
#include "core/importing/drift.h"

#include <algorithm>

namespace headwater {

bool DriftRow::isDifference() const
{
    switch (state) {
    case State::NotChecked:
    case State::Same:
    case State::Unreachable: return false;
    case State::Moved:
    case State::Gone:
    case State::NeverImported:
    case State::Pending:
    case State::NewTag: return true;
    }
    return false;
}

int DriftReport::count(DriftRow::State state) const
{
    return int(std::ranges::count(rows, state, &DriftRow::state));
}

bool DriftReport::hasDifferences() const
{
    return std::ranges::any_of(rows, &DriftRow::isDifference);
}

} // namespace headwater
