// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

class QJsonObject;

namespace headwater {

/// The image as the history store keeps it: the members of the API's Image object that Image has,
/// empty ones left out, plus the operating system.
QJsonObject toJson(const Image &image);

/// The inverse: imageFromJson(toJson(x)) == x. Errors: InvalidInput if it is no image.
Result<Image> imageFromJson(const QJsonObject &object);

} // namespace headwater
