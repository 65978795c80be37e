// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/imagestream/imagestream.h"

namespace headwater {

/// What `oc describe is` prints. @p now: the moment ages are counted from.
/// Source: oc, pkg/helpers/describe; spec/text-output.md section 4.
QString describeStream(const ImageStream &stream, const QDateTime &now);

/// How many different images the history of @p stream names; all items without one count as one.
qsizetype uniqueImages(const ImageStream &stream);

/// The generation of @p tag that an import has answered, by an item or by a failure; 0: none.
qint64 observedGeneration(const ImageStream &stream, const QString &tag);

} // namespace headwater
