// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"

#include <QByteArray>

namespace headwater {

/// @p image for the store's object column: what the value holds, not the API's Image object.
QByteArray toStoredJson(const Image &image);
/// The reverse. What is absent, or of another type, has its default.
Image imageFromStoredJson(const QByteArray &json);

} // namespace headwater
