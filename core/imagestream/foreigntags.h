// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <functional>
#include <optional>

namespace headwater {

/// The stream @p name of the project @p ns as the server holds it, or null.
using StreamLookup = std::function<const ImageStream *(const QString &ns, const QString &name)>;

/// Whether @p stream has a tag that names a tag or image of another stream, and points to nothing
/// yet.
bool hasUnresolvedForeignTags(const ImageStream &stream);

/// Points those tags to what their sources point to now. The server does so once, when the tag is
/// written, and never again: a tag that points to something stays. nullopt: nothing can be
/// resolved. Source: openshift-apiserver, strategy.go, tagsChanged; spec/tagging.md section 4.5.
std::optional<ImageStream> withForeignTags(const ImageStream &stream, const StreamLookup &lookup);

} // namespace headwater
