// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"

#include "core/definition/documentplaces.h"
#include "core/lint/lintconfig.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

using Index = DocumentTree::Index;
using Kind = DocumentNode::Kind;

bool isCollection(Kind kind)
{
    return kind == Kind::Mapping || kind == Kind::Sequence;
}

} // namespace

LintReport::LintReport(const DefinitionDocument &document, const LintConfig &config, bool withFixes)
    : m_document(document)
    , m_config(config)
    , m_withFixes(withFixes)
    , m_spans(document.tree())
{
}

void LintReport::setRule(const LintRule &rule, LintSeverity severity)
{
    m_rule = &rule;
    m_severity = severity;
}

void LintReport::addAt(const DocumentPath &path, const TextRange &range, const QString &message)
{
    append({.base = path}, message, range);
}

LintFinding *LintReport::append(const LintPlace &place, const QString &message,
                                const std::optional<TextRange> &range)
{
    LintFinding finding{.rule = m_rule,
                        .severity = m_severity,
                        .message = message,
                        .file = m_document.fileName(),
                        .stream = m_stream,
                        .tag = place.tag};
    if (m_config.isSuppressed(finding))
        return nullptr;
    finding.path = place.path();
    finding.range = range ? *range : rangeOf(place);
    finding.start = m_document.positions().at(finding.range.from);
    finding.end = m_document.positions().at(finding.range.to);
    m_findings.append(std::move(finding));
    return &m_findings.last();
}

TextRange LintReport::rangeOf(Index collection, Index child, bool isAboutKey) const
{
    const DocumentTree &tree = m_document.tree();
    const qsizetype start = tree.written(child).offset;
    const std::optional<EntrySpan> entry = m_spans.child(collection, child);
    if (!entry)
        return {start, start};
    // A whole collection is no place to look at, and neither is a null that is not written.
    const bool isShown = entry->span.isWritten && !isCollection(tree.written(entry->value).kind);
    if (entry->key && (isAboutKey || !isShown))
        return {start, entry->keyEnd};
    return isShown ? TextRange{entry->span.begin, entry->span.end} : TextRange{start, start};
}

/// Of the value the place leads to, or of the nearest around it.
TextRange LintReport::rangeOf(const LintPlace &place) const
{
    const DocumentTree &tree = m_document.tree();
    const DocumentPlaces places(tree);
    const auto child = [&](Index collection, const PathStep &step) -> std::optional<Index> {
        const Kind kind = tree.written(collection).kind;
        if (step.kind() == PathStep::Kind::Key && kind == Kind::Mapping)
            return places.key(collection, step.text());
        if (step.kind() == PathStep::Kind::Item && kind == Kind::Sequence)
            return SequenceIndex(tree).item(collection, step.number());
        return std::nullopt;
    };
    Index value = place.node;
    std::optional<std::pair<Index, Index>> last;
    qsizetype found = 0;
    for (const PathStep &step : place.steps) {
        const std::optional<Index> next = child(value, step);
        if (!next)
            break;
        last = {value, *next};
        value = step.kind() == PathStep::Kind::Key ? tree.written(*next).end : *next;
        ++found;
    }
    if (last)
        return rangeOf(last->first, last->second, place.isAboutKey || found < place.steps.size());
    // What names the tag or the stream stands for all of it.
    const PathStep names(u"name"_s);
    if (const auto name = child(place.node, names))
        return rangeOf(place.node, *name, false);
    if (const auto metadata = child(place.node, u"metadata"_s)) {
        const Index inner = tree.written(*metadata).end;
        if (const auto name = child(inner, names))
            return rangeOf(inner, *name, false);
    }
    const qsizetype start = tree.written(place.node).offset;
    return {start, start};
}

} // namespace headwater
