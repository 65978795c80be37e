// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importrequest.h"

#include <optional>

/// What a cluster imports by itself. Source: openshift-controller-manager, pkg/image/controller,
/// imagestream_controller.go and scheduled_image_controller.go; spec/importing.md sections 9, 10.
namespace headwater {

/// Whether the tag @p tag is brought from a registry: not an alias, not only a reference.
bool isImportable(const TagReference &tag);

/// What the image import controller would ask for when it sees @p stream: nothing, the tags whose
/// source is newer than what was imported, or, for a stream that was never checked and has a
/// repository, everything. Each tag is asked for as its own policies say; the stream's insecure
/// annotation counts for the repository only (FACTS 11).
std::optional<ImportRequest> pendingImport(const ImageStream &stream);

/// The whole of @p stream again: its repository and all importable tags. nullopt: it has none.
std::optional<ImportRequest> fullImport(const ImageStream &stream);

/// Whether @p stream has a tag to be looked at from time to time.
bool hasScheduledTags(const ImageStream &stream);

/// What the scheduled import of @p stream asks for: its scheduled tags, and what is pending
/// besides. nullopt: it has no tag to be looked at from time to time.
std::optional<ImportRequest> scheduledImport(const ImageStream &stream);

} // namespace headwater
