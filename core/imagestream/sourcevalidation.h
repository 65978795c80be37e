// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/validation.h"

namespace headwater {

/// What goes wrong when the server resolves the new and changed sources of the tags of @p stream,
/// which has a project and each tag once. A tag of another stream that is not there yet is no
/// error, a stream that is not there is one. Source: openshift-apiserver, strategy.go,
/// TagVerifier.Verify and Strategy.tagsChanged.
QList<FieldError> sourceErrors(const ImageStream &stream, const ValidationContext &context);

} // namespace headwater
