// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definitiondocument.h"

#include <optional>

/// What the API server makes of the spec of an image stream, as changes of its definition. What it
/// keeps for itself (status, uid, generations) is never written. Source: openshift-apiserver,
/// apis/image/v1/{defaults,conversion}.go; spec/objects.md sections 0.3 and 1.5.
namespace headwater {

enum class ServerDefaults {
    Write, ///< spec.lookupPolicy.local, and of each tag importMode and referencePolicy
    Strip, ///< what says no more than saying nothing, and the generations of tags
};

/// The changes of @p object, an image stream; none: it is that way already. What a tag says stays,
/// but for an empty text where a default belongs.
QList<DocumentChange> defaultsChanges(const DefinitionDocument &document,
                                      const DocumentObject &object, ServerDefaults defaults);

/// The changes that put the tags of @p object in the order in which the server keeps them, sorted
/// by name as 10, 9, latest; of equal names the last stays.
QList<DocumentChange> tagOrderChanges(const DefinitionDocument &document,
                                      const DocumentObject &object);

/// How a definition shall be like what the server keeps.
struct ServerForm
{
    std::optional<ServerDefaults> defaults = {}; ///< nullopt: they stay as they are
    bool isSorted = false; ///< the order of the tags
};

/// The changes of all image streams of @p document that give it that form.
QList<DocumentChange> serverFormChanges(const DefinitionDocument &document, const ServerForm &form);

} // namespace headwater
