// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/problemsink.h"
#include "core/definition/textindex.h"

namespace headwater {

/// Reads a JSON text into @p tree, which was made of that text. Strict as RFC 8259 is; after an
/// error nothing is in the tree, the error is in @p problems, and the result is false. Keys that
/// are there twice are a problem but no error.
bool readJson(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems);

} // namespace headwater
