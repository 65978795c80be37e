// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documentvalue.h"
#include "core/definition/problemsink.h"
#include "core/definition/textindex.h"
#include "core/imagestream/imagestream.h"

namespace headwater {

/// A field of the API as Go's decoder names it in its errors.
struct GoField
{
    std::string_view structName;
    std::string_view path; ///< from the object, "spec.tags.name"
    std::string_view type; ///< "string", "bool", "int64" or a Go type
};

/// Reads values the way Go's JSON decoder fills the fields of a struct: null leaves the field
/// empty, another type is an error in the decoder's words. Source: sigs.k8s.io/json,
/// UnmarshalTypeError.
class GoDecoder
{
public:
    using Index = DocumentTree::Index;

    /// All three must outlive the decoder.
    GoDecoder(const DocumentTree &tree, const TextIndex &positions, ProblemSink &problems)
        : m_tree(tree)
        , m_positions(positions)
        , m_problems(problems)
    {
    }

    /// A scalar of another type is reported and its text returned.
    QString string(Index value, const GoField &field);
    bool boolean(Index value, const GoField &field);
    std::optional<qint64> integer(Index value, const GoField &field);
    StringMap stringMap(Index value, const GoField &field);
    /// RFC 3339; null is no time.
    QDateTime time(Index value, const GoField &field);

    /// Whether there is a mapping or sequence to look into; null is none, all else is reported.
    bool isMapping(Index value, const GoField &field);
    bool isSequence(Index value, const GoField &field);

    const DocumentTree &tree() const { return m_tree; }
    TextPosition positionOf(Index value) const;
    void report(Problem problem) { m_problems.add(std::move(problem)); }

private:
    void reportType(Index value, const GoField &field);

    const DocumentTree &m_tree;
    const TextIndex &m_positions;
    ProblemSink &m_problems;
};

} // namespace headwater
