// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <optional>

/// What the API server does to an image stream when it is written. Pure functions on values.
/// Source: openshift-apiserver, pkg/image/apiserver/registry/imagestream/strategy.go; the rules are
/// restated in the comments of the implementation.
namespace headwater {

/// Under which name a cluster's own registry is known inside it; the default of OpenShift 4.
inline constexpr QLatin1StringView
    internalRegistryHost("image-registry.openshift-image-registry.svc:5000");
/// The project that is meant where a definition names none.
inline constexpr QLatin1StringView defaultNamespace("default");

/// The stream as a server would hold it, had the definition been created or updated at @p at:
/// defaults filled in, tags sorted, generations counted, alias, reference and digest tags resolved
/// into status. @p recorded is what was held before; nullopt: a new stream. A definition that says
/// nothing new gives @p recorded back unchanged. The definition's own status is ignored.
ImageStream serverStream(const ImageStream &definition, const std::optional<ImageStream> &recorded,
                         const QDateTime &at);

/// One write of the server: @p submitted, its status included, over @p old (nullopt: it is created,
/// and its status starts empty but for what @p submitted brings). A spec tag's generation of 0 asks
/// for a new import; any other than the old one is ignored.
ImageStream writeStream(ImageStream submitted, const std::optional<ImageStream> &old,
                        const QDateTime &at);

/// Whether the server takes @p next for another source than @p old, so that the tag gets a new
/// generation. Neither kind, scheduled, insecure, referencePolicy nor annotations count.
bool tagRefChanged(const TagReference &old, const TagReference &next,
                   const QString &streamNamespace);

/// The history rule (AddTagEvent). Returns whether anything changed.
bool addTagEvent(ImageStream &stream, const QString &tag, const TagEvent &next);

/// Shows @p stream in @p ns: sets the namespace and what the server computes from it when reading.
void placeInNamespace(ImageStream &stream, const QString &ns);

/// The status entry of @p tag, made at its sorted place where there is none.
NamedTagEventList &statusTag(ImageStream &stream, const QString &tag);
/// The spec entry of @p tag, or null; in a list as the server holds it names are unique.
TagReference *findSpecTag(ImageStream &stream, QStringView tag);

} // namespace headwater
