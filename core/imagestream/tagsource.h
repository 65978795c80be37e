// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <optional>

namespace headwater {

/// Stream and tag or id that a from of one of the two stream kinds names; the stream is empty for
/// "the own one".
struct TagSource
{
    QStringView stream = {};
    QStringView item = {};
};

/// Views into @p from.
TagSource tagSource(const ObjectReference &from);

/// The one image of the history of @p stream that @p id, a digest or the start of one, names;
/// nullopt: none, or several.
std::optional<TagEvent> imageById(const ImageStream &stream, QStringView id);

} // namespace headwater
