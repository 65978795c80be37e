// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

namespace headwater {

/// Where a tag leads when aliases of the same stream are followed to their end.
/// Source: oc, pkg/helpers/image/helpers.go, FollowTagReference.
struct FollowedTag
{
    enum class End {
        Found, ///< reference is the first spec tag that is no alias
        NotFound, ///< no such spec tag, or an alias of one that is not there
        OtherStream,
        Circular,
    };

    End end = End::NotFound;
    QString tag = {}; ///< the last one reached
    const TagReference *reference = nullptr; ///< into the stream; null unless found
    bool isAlias = false; ///< at least one step was made

    bool isLocalAlias() const { return end == End::Found && isAlias; }
};

FollowedTag followTag(const ImageStream &stream, const QString &tag);

} // namespace headwater
