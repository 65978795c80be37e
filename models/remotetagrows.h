// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/pullspec.h"
#include "core/imagestream/imagestream.h"
#include "models/remotetagmodel.h"

#include <optional>

namespace headwater {

/// The rows for the tags @p choice of @p repository, in that order, with what @p stream has of them
/// (nullopt: there is no stream yet). A tag counts as the stream's if it has one of that name, or
/// one that comes from there.
QList<RemoteTagRow> remoteTagRows(const QList<ChosenTag> &choice, const PullSpec &repository,
                                  const std::optional<ImageStream> &stream);

} // namespace headwater
