// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importorder.h"

#include <QString>

#include <optional>

namespace headwater {

/// The commands for a POSIX shell that do what @p order does, with `oc` and a cluster: one line for
/// a tag, a loop for tags that differ in nothing else. @p stream: the one of the order; nullopt: it
/// is to be made. A tag that has another source is changed by `oc tag`, since import-image refuses.
QString ocCommands(const ImportOrder &order, const std::optional<ImageStream> &stream);

/// Likewise with this program's import-image and the catalog in @p folder. Tags that have another
/// source are only named, in a comment.
QString headwaterCommands(const ImportOrder &order, const std::optional<ImageStream> &stream,
                          const QString &folder);

/// @p text as one word of a POSIX shell.
QString shellWord(const QString &text);

} // namespace headwater
