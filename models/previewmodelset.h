// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/categorymodel.h"
#include "models/comparisonmodel.h"
#include "models/notshownmodel.h"
#include "models/previewmodels.h"
#include "models/tilemodel.h"

namespace headwater {

/// Owns the models of the catalog preview.
struct PreviewModelSet
{
    TileModel tiles;
    TileModel samples;
    TileModel cards;
    CategoryModel categories;
    NotShownModel notShown;
    ComparisonModel comparison;
    NotShownModel streamTags;

    PreviewModels all()
    {
        return {.tiles = tiles,
                .samples = samples,
                .cards = cards,
                .categories = categories,
                .notShown = notShown,
                .comparison = comparison,
                .streamTags = streamTags};
    }
};

} // namespace headwater
