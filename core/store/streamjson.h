// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

#include <QByteArray>

namespace headwater {

/// Metadata and spec of @p stream, for the store's object column; the status has tables of its own.
/// Not the API's JSON: that writes what a server would show, this keeps what the values hold.
QByteArray toStoredJson(const ImageStream &stream);
/// The reverse. What is absent, or of another type, has its default.
ImageStream streamFromStoredJson(const QByteArray &json);

} // namespace headwater
