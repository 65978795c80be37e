// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"

namespace headwater {

/// An image and how it is presented.
struct DescribedImage
{
    QString title = {}; ///< of the line "Image Name"; empty: no such line
    QDateTime stored = {}; ///< when the server first saw the image; invalid: not said
};

/// What `oc describe istag` and `oc import-image` print of an image. @p now: the moment ages are
/// counted from. Source: oc, pkg/helpers/describe; spec/text-output.md section 5.
QString describeImage(const Image &image, const DescribedImage &how, const QDateTime &now);

} // namespace headwater
