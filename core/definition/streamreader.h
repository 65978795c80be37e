// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/definition.h"
#include "core/definition/documenttree.h"
#include "core/definition/problemsink.h"
#include "core/definition/textindex.h"

namespace headwater {

/// Finds the image streams among the documents of @p tree and adds them to @p definition, which
/// also gets the number of other objects. Values of the wrong type are reported in the server's
/// words; a scalar is kept as text all the same, so that it can be shown.
void readStreams(const DocumentTree &tree, const TextIndex &positions, Definition &definition,
                 ProblemSink &problems);

class DefinitionDocument;
struct DocumentObject;
/// The same for one object.
void readStream(const DefinitionDocument &document, const DocumentObject &object,
                Definition &definition, ProblemSink &problems);

} // namespace headwater
