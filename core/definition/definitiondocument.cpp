// SPDX-License-Identifier: Apache-2.0
#include "core/definition/definitiondocument.h"

#include "core/base/limits.h"
#include "core/definition/definitionedit.h"
#include "core/definition/definitiontext.h"
#include "core/definition/documentplaces.h"
#include "core/definition/documentregion.h"
#include "core/definition/documentvalue.h"
#include "core/definition/jsonreader.h"
#include "core/definition/problemsink.h"
#include "core/definition/textcheck.h"
#include "core/definition/yamlreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

struct DefinitionDocument::State
{
    State(DocumentTree read, QString name, bool json, QList<Problem> found)
        : tree(std::move(read))
        , positions(tree.text())
        , fileName(std::move(name))
        , isJson(json)
        , problems(std::move(found))
    {
    }

    DocumentTree tree; ///< holds the text
    TextIndex positions;
    QString fileName;
    bool isJson;
    QList<Problem> problems;
};

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
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

Problem tooLargeProblem()
{
    return {.position = {.line = 1, .column = 1, .offset = 0},
            .message = DefinitionText::tr("The file is larger than %1 MiB.")
                           .arg(limits::definitionFileBytes >> 20)};
}

bool isNamedJson(const QString &fileName)
{
    return fileName.endsWith(".json"_L1, Qt::CaseInsensitive);
}

/// Reads the text of @p tree into it. Returns whether it is JSON.
bool readInto(DocumentTree &tree, const QString &fileName, ProblemSink &problems)
{
    const QByteArrayView text = tree.text();
    const bool isJson = isNamedJson(fileName);
    if (text.size() > limits::definitionFileBytes) {
        problems.add(tooLargeProblem());
        return isJson;
    }
    const TextIndex positions(text);
    const QByteArrayView content = withoutByteOrderMark(text).trimmed();
    if (std::optional<Problem> problem = encodingProblem(text, positions)) {
        problems.add(*std::move(problem));
        return isJson;
    }
    if (content.isEmpty()) {
        problems.add(emptyProblem());
        return isJson;
    }
    if (isJson) {
        readJson(tree, positions, problems);
        return true;
    }
    // JSON is YAML nearly always, but yaml-cpp does not know all of it and is ten times slower.
    ProblemSink jsonProblems;
    if (content.startsWith('{') && readJson(tree, positions, jsonProblems)) {
        problems.add(std::move(jsonProblems));
        return true;
    }
    tree.clear();
    readYaml(tree, positions, problems);
    return false;
}

} // namespace

DefinitionDocument::DefinitionDocument()
    : DefinitionDocument(read({}, {}))
{
}

DefinitionDocument::DefinitionDocument(std::shared_ptr<const State> state)
    : m_state(std::move(state))
{
}

DefinitionDocument DefinitionDocument::read(QByteArray text, const QString &fileName)
{
    DocumentTree tree(std::move(text));
    ProblemSink problems;
    const bool isJson = readInto(tree, fileName, problems);
    return DefinitionDocument(
        std::make_shared<State>(std::move(tree), fileName, isJson, problems.take()));
}

QByteArray DefinitionDocument::text() const
{
    return m_state->tree.sharedText();
}

const QString &DefinitionDocument::fileName() const
{
    return m_state->fileName;
}

DefinitionFormat DefinitionDocument::format() const
{
    return m_state->isJson ? DefinitionFormat::Json : DefinitionFormat::Yaml;
}

const QList<Problem> &DefinitionDocument::problems() const
{
    return m_state->problems;
}

bool DefinitionDocument::isBroken() const
{
    return std::ranges::any_of(m_state->problems, [](const Problem &problem) {
        return problem.severity == Problem::Severity::Error;
    });
}

const DocumentTree &DefinitionDocument::tree() const
{
    return m_state->tree;
}

const TextIndex &DefinitionDocument::positions() const
{
    return m_state->positions;
}

DocumentPath DefinitionDocument::pathOf(const StreamPlace &place)
{
    const DocumentPath document{.document = place.document};
    return place.item < 0 ? document : document / u"items"_s / qsizetype(place.item);
}

QList<DocumentObject> DefinitionDocument::objects() const
{
    return DocumentPlaces(m_state->tree).objects();
}

std::optional<DocumentObject> DefinitionDocument::objectAt(qsizetype offset) const
{
    return DocumentPlaces(m_state->tree).objectAt(offset);
}

std::optional<DocumentPath> DefinitionDocument::numbered(const DocumentPath &path) const
{
    return DocumentPlaces(m_state->tree).numbered(path);
}

std::optional<PathRanges> DefinitionDocument::ranges(const DocumentPath &path) const
{
    return DocumentPlaces(m_state->tree).ranges(path);
}

TextPosition DefinitionDocument::position(const DocumentPath &path) const
{
    const std::optional<PathRanges> found = ranges(path);
    if (!found)
        return {};
    const bool isWritten = !found->value.isEmpty();
    return m_state->positions.at(isWritten ? found->value.from : found->entry.from);
}

QJsonValue DefinitionDocument::value(const DocumentPath &path) const
{
    const auto node = DocumentPlaces(m_state->tree).node(path);
    return node ? jsonValue(m_state->tree, *node) : QJsonValue(QJsonValue::Undefined);
}

DocumentPath DefinitionDocument::pathAt(qsizetype offset) const
{
    return DocumentPlaces(m_state->tree).pathAt(offset);
}

DefinitionDocument DefinitionDocument::edited(const QList<TextEdit> &edits) const
{
    if (edits.isEmpty())
        return *this;
    QByteArray after = applied(text(), edits);
    if (m_state->problems.isEmpty()) {
        if (auto tree = treeAfter(m_state->tree, m_state->isJson, edits, after))
            return DefinitionDocument(std::make_shared<State>(*std::move(tree), m_state->fileName,
                                                              m_state->isJson, QList<Problem>()));
    }
    return read(std::move(after), m_state->fileName);
}

} // namespace headwater
