// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QString>

#include <optional>

namespace headwater {

/// The pull spec that a pod gets for @p tag of @p stream; nullopt: none yet, nothing was imported.
/// What a pending import will bring does not count. @p internalRegistry is the host of the
/// cluster's own registry, where the policy Local leads; empty: the cluster has none.
/// Source: openshift/library-go, imageutil, ResolveLatestTaggedImage; spec/consumers.md section 0.
std::optional<QString> podPullSpec(const ImageStream &stream, const QString &tag,
                                   const QString &internalRegistry);

} // namespace headwater
