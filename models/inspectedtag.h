// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/imagedetails.h"
#include "core/store/streamkey.h"
#include "models/tagrow.h"

#include <optional>

namespace headwater {

/// What the inspector shows: a tag of a stream, or one of its history items.
struct InspectedTag
{
    StreamKey key = {};
    TagRow row = {};
    int item = -1; ///< history item, 0 the newest; -1: the tag itself
    std::optional<ImageDetails> details = {}; ///< of the item's image, once known
    QString platform = {}; ///< digest of the platform that is looked at; empty: none in particular
    QString podPullSpec = {}; ///< what a pod gets for the tag; empty: nothing yet

    friend bool operator==(const InspectedTag &, const InspectedTag &) = default;
};

} // namespace headwater
