// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <optional>

/// What the API server does to an image stream when it is written. Pure functions on values.
/// Source: openshift-apiserver, pkg/image/apiserver/registry/imagestream/strategy.go; the rules are
/// restated in the comments of the implementation.
namespace headwater {

/// The stream as a server would hold it, had the definition been created or updated at @p at:
/// defaults filled in, tags sorted, generations counted, alias, reference and digest tags resolved
/// into status. @p recorded is what was held before; nullopt: a new stream. A definition that says
/// nothing new gives @p recorded back unchanged. The definition's own status is ignored.
ImageStream serverStream(const ImageStream &definition, const std::optional<ImageStream> &recorded,
                         const QDateTime &at);

/// The history rule (AddTagEvent). Returns whether anything changed.
bool addTagEvent(ImageStream &stream, const QString &tag, const TagEvent &next);

} // namespace headwater
