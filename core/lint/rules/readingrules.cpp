// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintreport.h"
#include "core/lint/rules/rulegroups.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What the decoder of the server says to values of the wrong type, as it says it. The object's
/// own place is that of what is wrong with its apiVersion: another rule.
void checkTypes(const LintSubject &subject, LintReport &report)
{
    const DefinitionDocument &document = subject.document();
    const DocumentTree &tree = document.tree();
    const qsizetype start = tree.written(subject.node()).offset;
    for (const Problem &problem : subject.problems()) {
        if (problem.position.offset == start)
            continue;
        const DocumentPath path = document.pathAt(problem.position.offset);
        // What an alias stands for may be outside of the object.
        const DocumentPath &object = subject.object().path;
        const LintPlace place = path.isWithin(object)
            ? subject.place(path.steps.sliced(object.steps.size()))
            : subject.place();
        report.add(place, problem.message, [&] {
            QList<LintFix> fixes;
            const auto ranges = document.ranges(path);
            const bool wantsText = problem.message.endsWith(" of type string"_L1);
            if (wantsText && ranges && !ranges->value.isEmpty()) {
                const QString text = QString::fromUtf8(
                    tree.text().sliced(ranges->value.from, ranges->value.to - ranges->value.from));
                const bool isScalar = !text.startsWith(u'[') && !text.startsWith(u'{');
                if (isScalar && !text.contains(u'\n'))
                    fixes.append({.title = LintText::tr("Put %1 in quotes").arg(text),
                                  .changes = {DocumentChange::set(path, text)},
                                  .isSafe = true});
            }
            return fixes;
        });
    }
}

constexpr LintRule rules[] = {
    {.id = "syntax"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("The file cannot be read"),
     .explanation = LINT_TEXT("The text is not YAML or JSON, or not in UTF-8; nothing of it, or "
                              "of the document, reaches the server.")},
    {.id = "S01"_L1,
     .severity = LintSeverity::Info,
     .title = LINT_TEXT("Several objects in one file"),
     .explanation = LINT_TEXT("Lists and files of several documents are edited as a whole; one "
                              "stream to a file makes smaller changes.")},
    {.id = "S22"_L1,
     .severity = LintSeverity::Error,
     .title = LINT_TEXT("A value of the wrong type"),
     .explanation = LINT_TEXT("The server decodes values strictly: annotations, labels and names "
                              "have to be strings. Unquoted, YAML takes 2.0 for a number, and yes, "
                              "no, on and off for true and false."),
     .check = checkTypes},
};

} // namespace

LintRules readingRules()
{
    return rules;
}

} // namespace headwater
