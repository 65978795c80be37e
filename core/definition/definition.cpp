// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definition.h"

#include "core/base/limits.h"
#include "core/definition/definitiontext.h"
#include "core/definition/jsonreader.h"
#include "core/definition/problemsink.h"
#include "core/definition/streamreader.h"
#include "core/definition/textcheck.h"
#include "core/definition/yamlreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
    return text.startsWith(byteOrderMark) ? text.sliced(byteOrderMark.size()) : text;
}

/// A text of blanks only; nothing else can be wrong with it.
Problem emptyProblem()
{
    return {.severity = Problem::Severity::Warning,
            .position = {.line = 1, .column = 1, .offset = 0},
            .message = DefinitionText::tr("The file is empty."),
            .remedy
            = DefinitionText::tr("Write a definition into it, or remove it from the catalog.")};
}

/// Returns whether @p text is JSON; only then is anything in @p definition.
bool readJsonFile(const QByteArray &text, const TextIndex &positions, Definition &definition,
                  ProblemSink &problems)
{
    DocumentTree tree(text);
    if (!readJson(tree, positions, problems))
        return false;
    definition.format = DefinitionFormat::Json;
    readStreams(tree, positions, definition, problems);
    return true;
}

void readYamlFile(const QByteArray &text, const TextIndex &positions, Definition &definition,
                  ProblemSink &problems)
{
    DocumentTree tree(text);
    readYaml(tree, positions, problems);
    readStreams(tree, positions, definition, problems);
}

} // namespace

bool Definition::isBroken() const
{
    return std::ranges::any_of(problems, [](const Problem &problem) {
        return problem.severity == Problem::Severity::Error;
    });
}

Definition readDefinition(const QByteArray &text, const QString &fileName)
{
    Definition definition;
    const bool isJson = fileName.endsWith(".json"_L1, Qt::CaseInsensitive);
    definition.format = isJson ? DefinitionFormat::Json : DefinitionFormat::Yaml;
    if (text.size() > limits::definitionFileBytes) {
        definition.problems.append({.position = {.line = 1, .column = 1, .offset = 0},
                                    .message = DefinitionText::tr("The file is larger than %1 MiB.")
                                                   .arg(limits::definitionFileBytes >> 20)});
        return definition;
    }
    ProblemSink problems;
    const TextIndex positions(text);
    const QByteArrayView content = withoutByteOrderMark(text).trimmed();
    if (std::optional<Problem> problem = encodingProblem(text, positions)) {
        problems.add(*std::move(problem));
    } else if (content.isEmpty()) {
        problems.add(emptyProblem());
    } else if (isJson) {
        readJsonFile(text, positions, definition, problems);
    } else if (content.startsWith('{')) {
        // JSON is YAML nearly always, but yaml-cpp does not know all of it and is ten times slower.
        ProblemSink jsonProblems;
        if (readJsonFile(text, positions, definition, jsonProblems))
            problems = std::move(jsonProblems);
        else
            readYamlFile(text, positions, definition, problems);
    } else {
        readYamlFile(text, positions, definition, problems);
    }
    definition.problems = problems.take();
    return definition;
}

} // namespace headwater
