// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/outline.h"

class QTextDocument;

namespace headwater {

/// The outline of @p document as it is now; it must not be used after the document has changed.
Outline outlineOf(const QTextDocument &document);

} // namespace headwater
