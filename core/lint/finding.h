// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/textposition.h"
#include "core/definition/definitiondocument.h"
#include "core/definition/documentchange.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace headwater {

struct LintRule;

/// How bad a finding is. Error: the server refuses it, or the result is certainly not what was
/// written. Warning: hidden or visibly wrong in console or oc. Info: worth knowing. Hint: style,
/// shown when asked for. Source: catalog-presentation.md section 15.
enum class LintSeverity : quint8 { Off, Hint, Info, Warning, Error };

/// "off", "hint", "info", "warning" or "error": the words of configuration and output.
QString severityName(LintSeverity severity);
/// nullopt: it is none of these words.
std::optional<LintSeverity> severityNamed(QStringView name);

/// A way to mend what was found. DefinitionDocument::edits() makes edits of the text of it.
struct LintFix
{
    QString title = {}; ///< what it does, "Set apiVersion to image.openshift.io/v1"
    QList<DocumentChange> changes = {};
    /// There is no doubt that it is what the author wants: it may be made without being shown, and
    /// for all findings of its rule at once.
    bool isSafe = false;

    friend bool operator==(const LintFix &, const LintFix &) = default;
};

/// What a rule has found, and where.
struct LintFinding
{
    const LintRule *rule = nullptr; ///< never null; rules live as long as the program
    LintSeverity severity = LintSeverity::Warning;
    /// What is wrong, one plain-text sentence with the actual values.
    QString message = {};
    QString file = {}; ///< as the document is called
    QString stream = {}; ///< metadata.name; empty: it has none, or the finding is about the file
    QString tag = {}; ///< empty: the finding is about the stream
    /// Of what the finding is about, which need not be there: its absence may be the finding.
    DocumentPath path = {};
    TextRange range = {}; ///< what to underline, in bytes; may be empty
    TextPosition start = {}; ///< of the range
    TextPosition end = {};
    QList<LintFix> fixes = {}; ///< the best first
};

} // namespace headwater

Q_DECLARE_METATYPE(headwater::LintFinding)
