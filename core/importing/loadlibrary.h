// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/importing/imagelibrary.h"

#include <memory>

namespace headwater {

class HistoryStore;
struct ImageStream;

/// What @p store knows of the images that the tags of @p streams point to now: the images, and the
/// manifest lists they were taken from or are. Errors: those of HistoryStore.
Result<std::shared_ptr<const ImageLibrary>> loadLibrary(const HistoryStore &store,
                                                        const QList<ImageStream> &streams);

} // namespace headwater
