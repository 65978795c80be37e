// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/fielderror.h"
#include "core/imagestream/foreigntags.h"
#include "core/imagestream/imagestream.h"
#include "core/imagestream/registryallowlist.h"

#include <optional>

/// Whether the API server would take an image stream, and if not, what it would say: pure functions
/// on values. Where the server goes through a map, and so has no order, tags come sorted by name.
/// Source: openshift-apiserver, pkg/image/apis/image/validation/validation.go and
/// pkg/image/apiserver/registry/imagestream/strategy.go; spec/objects.md sections 1.6 and 9, and
/// the answers of a real server, which they were compared with.
namespace headwater {

/// What of a cluster the answer depends on.
struct ValidationContext
{
    /// The project of the request. Empty: that of the stream, and "default" if it names none.
    QString ns = {};
    /// What the stream is updated from; null: it is created.
    const ImageStream *old = nullptr;
    /// The other streams. Null: nothing is known of them, and what is said of them is taken.
    StreamLookup streams = {};
    /// Whether those come with what their tags point to; else what is said of images is taken.
    bool hasStatus = true;
    /// Where images may come from; nullopt: from anywhere. What the old stream had may stay.
    std::optional<RegistryAllowList> allowedRegistries = {};
    /// Unknown fields of a definition are refused, not dropped (fieldValidation=Strict).
    bool isStrict = false;
};

/// The answer of the server.
struct StreamVerdict
{
    int code = 201; ///< of HTTP
    QString message = {}; ///< of the status that refuses the stream; empty: it is taken
    QList<FieldError> causes = {}; ///< those of the status, in its order

    bool isAccepted() const { return message.isEmpty(); }
};

StreamVerdict validateStream(const ImageStream &stream, const ValidationContext &context = {});

/// How the server calls what is wrong with the object: its kind, "ImageStream" alone for a
/// definition of OpenShift 3.
QString streamKindText(const ImageStream &stream);

/// What is wrong with the name of a stream, or with what one will start with.
QStringList streamNameErrors(const QString &name, bool isPrefix = false);
/// Whether the name fits, with that of its project, into the paths of registries.
std::optional<FieldError> fullNameError(const ObjectMeta &meta);
/// Of spec.dockerImageRepository; empty if there is none.
QList<FieldError> repositoryErrors(const ImageStreamSpec &spec);

// What is wrong with one tag: fields are named from the tag. nullopt: nothing, or there is none.
std::optional<FieldError> missingSourceName(const TagReference &tag);
std::optional<FieldError> pullSpecError(const TagReference &tag);
std::optional<FieldError> sourceKindError(const TagReference &tag);
std::optional<FieldError> scheduledError(const TagReference &tag);
std::optional<FieldError> referencePolicyError(const TagReference &tag);
std::optional<FieldError> importModeError(const TagReference &tag);

} // namespace headwater
