// SPDX-License-Identifier: Apache-2.0
#include "tests/support/documents.h"

#include "core/definition/documentvalue.h"
#include "core/definition/jsonreader.h"
#include "core/definition/yamlreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace headwater {

QJsonValue ReadText::toJson() const
{
    QJsonArray documents;
    for (const DocumentTree::Document &document : tree.documents())
        documents.append(jsonValue(tree, document.root));
    return documents;
}

QString ReadText::firstProblem() const
{
    return problems.isEmpty() ? QString() : described(problems.constFirst());
}

ReadText readYamlText(const QByteArray &text)
{
    ReadText read{.tree = DocumentTree(text)};
    const TextIndex positions(text);
    ProblemSink problems;
    readYaml(read.tree, positions, problems);
    read.problems = problems.take();
    return read;
}

ReadText readJsonText(const QByteArray &text)
{
    ReadText read{.tree = DocumentTree(text)};
    const TextIndex positions(text);
    ProblemSink problems;
    readJson(read.tree, positions, problems);
    read.problems = problems.take();
    return read;
}

QString described(const Problem &problem)
{
    return u"%1:%2 %3"_s.arg(problem.position.line)
        .arg(problem.position.column)
        .arg(problem.message);
}

} // namespace headwater
