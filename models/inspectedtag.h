// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"
#include "models/tagrow.h"

#include <optional>

namespace headwater {

/// What the inspector shows: a tag of a stream, or one of its history items.
struct InspectedTag
{
    QString streamName = {};
    QString ns = {};
    TagRow row = {};
    int item = -1; ///< history item, 0 the newest; -1: the tag itself
    std::optional<Image> image = {}; ///< of the item, once known

    friend bool operator==(const InspectedTag &, const InspectedTag &) = default;
};

} // namespace headwater
