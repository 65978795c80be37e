// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace headwater {

class CategoryModel;
class ComparisonModel;
class NewAppModel;
class NotShownModel;
class TileModel;

/// The models of the catalog preview; they outlive what shows and what fills them.
struct PreviewModels
{
    TileModel &tiles;
    TileModel &samples;
    TileModel &cards;
    CategoryModel &categories;
    NotShownModel &notShown;
    ComparisonModel &comparison;
    NewAppModel &newApp;
    NotShownModel &streamTags; ///< of the stream that is looked at
};

} // namespace headwater
