// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/finding.h"
#include "core/lint/lintconfig.h"
#include "core/lint/rule.h"

#include <vector>

namespace headwater {

struct LintOptions
{
    LintConfig config = {};
    /// Findings that are less severe are neither looked for nor reported.
    LintSeverity minimum = LintSeverity::Hint;
    bool withFixes = true;
};

/// A document and what was found in it, kept by object so that an edit needs little to be looked at
/// again.
struct LintedDocument
{
    struct Object
    {
        DocumentObject object = {};
        TextPosition start = {};
        QList<LintFinding> findings = {};
    };

    DefinitionDocument document = {};
    QList<Object> objects = {};
    QList<LintFinding> ofFile = {}; ///< what is about none of the objects

    /// All of them, by position.
    QList<LintFinding> findings() const;
};

/// Finds what is wrong with definitions, by the rules of lintrules.h and without asking anybody:
/// no network, no other file. Threads may share one.
class Linter
{
public:
    explicit Linter(LintOptions options = {});

    LintedDocument lint(const DefinitionDocument &document) const;
    /// The same for @p after, which came of an edit of @p before: objects whose text has not
    /// changed are not looked at again.
    LintedDocument lintAgain(const LintedDocument &before, const DefinitionDocument &after) const;

    const LintOptions &options() const { return m_options; }

private:
    struct Wanted
    {
        const LintRule *rule = nullptr;
        LintSeverity severity = LintSeverity::Off;
    };
    LintSeverity severityOf(const LintRule &rule) const;
    QList<LintFinding> lintFile(const DefinitionDocument &document,
                                const QList<DocumentObject> &objects) const;
    QList<LintFinding> lintUnserved(const DefinitionDocument &document,
                                    const DocumentObject &object) const;
    LintedDocument::Object lintObject(const DefinitionDocument &document,
                                      const DocumentObject &object) const;

    LintOptions m_options;
    std::vector<Wanted> m_rules;
};

} // namespace headwater
