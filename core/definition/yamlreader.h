// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documenttree.h"
#include "core/definition/problemsink.h"
#include "core/definition/textindex.h"

namespace headwater {

/// Reads the documents of a YAML text into @p tree, which was made of that text. A syntax error
/// ends the reading; the documents before it are in the tree, and the error is in @p problems.
/// @p tree and @p positions are of a text that passed encodingProblem().
void readYaml(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems);

/// The same by yaml-cpp alone. readYaml() leaves it the texts readSimpleYaml() cannot read.
void readYamlByEvents(DocumentTree &tree, const TextIndex &positions, ProblemSink &problems);

} // namespace headwater
