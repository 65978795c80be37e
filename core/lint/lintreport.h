// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/definition/documentspans.h"
#include "core/lint/lintsubject.h"
#include "core/lint/rule.h"

#include <utility>

namespace headwater {

/// Takes what the rules find in one document, finds out where it stands, and leaves out what the
/// configuration suppresses.
class LintReport
{
public:
    /// @p document and @p config must outlive the report. Without @p withFixes none are made, which
    /// is faster.
    LintReport(const DefinitionDocument &document, const LintConfig &config, bool withFixes);

    /// Whose findings come next.
    void setRule(const LintRule &rule, LintSeverity severity);
    /// In which stream; empty: in the file.
    void setStream(const QString &name) { m_stream = name; }

    void add(const LintPlace &place, const QString &message) { append(place, message, {}); }
    /// @p fix makes a LintFix, or a list of them, and is called if it is wanted.
    template<typename Fix>
    void add(const LintPlace &place, const QString &message, Fix &&fix)
    {
        if (LintFinding *finding = append(place, message, {}); finding && m_withFixes)
            finding->fixes.append(std::forward<Fix>(fix)());
    }
    /// At a range of the text, where no path leads.
    void addAt(const DocumentPath &path, const TextRange &range, const QString &message);

    QList<LintFinding> take() { return std::move(m_findings); }

private:
    LintFinding *append(const LintPlace &place, const QString &message,
                        const std::optional<TextRange> &range);
    TextRange rangeOf(const LintPlace &place) const;
    TextRange rangeOf(DocumentTree::Index collection, DocumentTree::Index child,
                      bool isAboutKey) const;

    const DefinitionDocument &m_document;
    const LintConfig &m_config;
    bool m_withFixes;
    DocumentSpans m_spans;
    const LintRule *m_rule = nullptr;
    LintSeverity m_severity = LintSeverity::Off;
    QString m_stream;
    QList<LintFinding> m_findings;
};

} // namespace headwater
