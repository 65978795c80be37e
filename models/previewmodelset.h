// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/categorymodel.h"
#include "models/comparisonmodel.h"
#include "models/newappmodel.h"
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
    NewAppModel newApp;
    NotShownModel streamTags;

    PreviewModels all()
    {
        return {.tiles = tiles,
                .samples = samples,
                .cards = cards,
                .categories = categories,
                .notShown = notShown,
                .comparison = comparison,
                .newApp = newApp,
                .streamTags = streamTags};
    }
};

} // namespace headwater
