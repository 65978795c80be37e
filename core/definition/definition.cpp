// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definition.h"

#include "core/base/limits.h"
#include "core/definition/definitiondocument.h"
#include "core/definition/problemsink.h"
#include "core/definition/streamreader.h"

#include <algorithm>

namespace headwater {

bool Definition::isBroken() const
{
    return std::ranges::any_of(problems, [](const Problem &problem) {
        return problem.severity == Problem::Severity::Error;
    });
}

Definition readDefinition(const QByteArray &text, const QString &fileName)
{
    return readDefinition(DefinitionDocument::read(text, fileName));
}

Definition readDefinition(const DefinitionDocument &document)
{
    Definition definition{.format = document.format()};
    if (document.problems().size() > limits::problemsInFile) { // as many as are ever kept
        definition.problems = document.problems();
        return definition;
    }
    ProblemSink problems;
    for (const Problem &problem : document.problems())
        problems.add(problem);
    readStreams(document.tree(), document.positions(), definition, problems);
    definition.problems = problems.take();
    return definition;
}

Definition readDefinition(const DefinitionDocument &document, const DocumentObject &object)
{
    Definition definition{.format = document.format()};
    ProblemSink problems;
    readStream(document, object, definition, problems);
    definition.problems = problems.take();
    return definition;
}

} // namespace headwater
