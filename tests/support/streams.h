// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"
#include "core/imagestream/imagestream.h"

namespace headwater {

/// A stream that uses every field there is, so that what stores it can be shown to lose nothing.
ImageStream fullStream();
/// Likewise an image.
Image fullImage();

} // namespace headwater
