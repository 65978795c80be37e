// SPDX-License-Identifier: Apache-2.0
#include "core/lint/linter.h"

#include "core/lint/lintreport.h"
#include "core/lint/lintrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QByteArrayView textOf(const DefinitionDocument &document, const DocumentObject &object)
{
    const TextRange &range = object.range;
    return document.tree().text().sliced(range.from, range.to - range.from);
}

/// How findings of an object change that has moved, its text unchanged.
class Move
{
public:
    Move(const LintedDocument::Object &before, const DocumentObject &after,
         const TextPosition &start)
        : m_bytes(after.range.from - before.object.range.from)
        , m_lines(start.line - before.start.line)
        , m_from(before.object.path)
        , m_to(after.path)
    {
    }

    void apply(LintFinding &finding) const
    {
        finding.range = {finding.range.from + m_bytes, finding.range.to + m_bytes};
        for (TextPosition *position : {&finding.start, &finding.end}) {
            position->line += m_lines;
            position->offset += m_bytes;
        }
        finding.path = moved(finding.path);
        for (LintFix &fix : finding.fixes) {
            for (DocumentChange &change : fix.changes)
                change.path = moved(change.path);
        }
    }

private:
    DocumentPath moved(const DocumentPath &path) const
    {
        return path.isWithin(m_from)
            ? DocumentPath{m_to.document, m_to.steps + path.steps.sliced(m_from.steps.size())}
            : path;
    }

    qsizetype m_bytes;
    int m_lines;
    DocumentPath m_from;
    DocumentPath m_to;
};

} // namespace

QList<LintFinding> LintedDocument::findings() const
{
    QList<LintFinding> all = ofFile;
    for (const Object &object : objects)
        all += object.findings;
    std::ranges::stable_sort(all, {}, [](const LintFinding &f) { return f.start.offset; });
    return all;
}

Linter::Linter(LintOptions options)
    : m_options(std::move(options))
{
    for (const LintRule *rule : lintRules()) {
        const LintSeverity severity = severityOf(*rule);
        if (rule->check && severity != LintSeverity::Off)
            m_rules.push_back({rule, severity});
    }
}

/// Off for what is not to be looked for.
LintSeverity Linter::severityOf(const LintRule &rule) const
{
    const LintSeverity severity = m_options.config.severity(rule.id).value_or(rule.severity);
    return severity < m_options.minimum ? LintSeverity::Off : severity;
}

LintedDocument Linter::lint(const DefinitionDocument &document) const
{
    LintedDocument linted{.document = document};
    const QList<DocumentObject> objects = document.objects();
    linted.ofFile = lintFile(document, objects);
    linted.objects.reserve(objects.size());
    for (const DocumentObject &object : objects)
        linted.objects.append(lintObject(document, object));
    return linted;
}

LintedDocument Linter::lintAgain(const LintedDocument &before,
                                 const DefinitionDocument &after) const
{
    // What an alias stands for is in another object's text.
    if (before.document.tree().hasAliases() || after.tree().hasAliases()
        || before.document.fileName() != after.fileName())
        return lint(after);
    const QList<DocumentObject> objects = after.objects();
    const auto kept = [&](const LintedDocument::Object &old,
                          const DocumentObject &object) -> std::optional<LintedDocument::Object> {
        const TextPosition start = after.positions().at(object.range.from);
        if (start.column != old.start.column || object.kind != old.object.kind
            || object.apiVersion != old.object.apiVersion
            || textOf(before.document, old.object) != textOf(after, object))
            return std::nullopt;
        LintedDocument::Object same{.object = object, .start = start, .findings = old.findings};
        const Move move(old, object, start);
        std::ranges::for_each(same.findings, [&](LintFinding &finding) { move.apply(finding); });
        return same;
    };
    // What is before the edit has the same number from the start, what is behind it from the end.
    LintedDocument linted{.document = after, .ofFile = lintFile(after, objects)};
    linted.objects.reserve(objects.size());
    const qsizetype growth = objects.size() - before.objects.size();
    for (qsizetype i = 0; i < objects.size(); ++i) {
        std::optional<LintedDocument::Object> object;
        if (i < before.objects.size())
            object = kept(before.objects.at(i), objects.at(i));
        if (!object && growth != 0 && i >= growth && i - growth < before.objects.size())
            object = kept(before.objects.at(i - growth), objects.at(i));
        linted.objects.append(object ? *std::move(object) : lintObject(after, objects.at(i)));
    }
    return linted;
}

QList<LintFinding> Linter::lintFile(const DefinitionDocument &document,
                                    const QList<DocumentObject> &objects) const
{
    LintReport report(document, m_options.config, m_options.withFixes);
    const LintRule &syntax = *lintRule(u"syntax");
    const LintSeverity severity = severityOf(syntax);
    for (const Problem &problem : document.problems()) {
        const bool isError = problem.severity == Problem::Severity::Error;
        report.setRule(syntax, isError ? severity : qMin(severity, LintSeverity::Warning));
        const qsizetype at = problem.position.offset;
        if (severity != LintSeverity::Off)
            report.addAt({}, {at, at}, problem.message);
    }
    const LintRule &several = *lintRule(u"S01");
    const auto isStream = [](const DocumentObject &o) { return o.kind == "ImageStream"_L1; };
    const auto streams = std::ranges::count_if(objects, isStream);
    const auto first = std::ranges::find_if(objects, isStream);
    const bool isList = first != objects.end() && !first->path.steps.isEmpty();
    if (severityOf(several) != LintSeverity::Off && (streams > 1 || isList)) {
        report.setRule(several, severityOf(several));
        const qsizetype at = first->range.from;
        report.addAt({.document = first->path.document}, {at, at},
                     streams > 1
                         ? LintText::tr("The file holds %1 image streams; a change of one is a "
                                        "change of the file of all.")
                               .arg(streams)
                         : LintText::tr("The image stream is wrapped in a List, which it does not "
                                        "need."));
    }
    return report.take();
}

/// An object of a version that no server has: no rule knows what its fields mean.
QList<LintFinding> Linter::lintUnserved(const DefinitionDocument &document,
                                        const DocumentObject &object) const
{
    LintReport report(document, m_options.config, m_options.withFixes);
    const LintRule &version = *lintRule(u"S02");
    report.setRule(version, severityOf(version));
    report.setStream(object.name);
    if (severityOf(version) == LintSeverity::Off)
        return {};
    for (const Problem &problem : readDefinition(document, object).problems) {
        const qsizetype at = problem.position.offset;
        report.addAt(object.path, {at, at}, problem.message);
    }
    return report.take();
}

LintedDocument::Object Linter::lintObject(const DefinitionDocument &document,
                                          const DocumentObject &object) const
{
    LintedDocument::Object linted{.object = object,
                                  .start = document.positions().at(object.range.from)};
    if (object.kind != "ImageStream"_L1)
        return linted;
    LintReport report(document, m_options.config, m_options.withFixes);
    const auto subject = LintSubject::make(document, object, m_options.config);
    if (!subject) {
        linted.findings = lintUnserved(document, object);
        return linted;
    }
    report.setStream(subject->name());
    for (const Wanted &wanted : m_rules) {
        report.setRule(*wanted.rule, wanted.severity);
        wanted.rule->check(*subject, report);
    }
    linted.findings = report.take();
    return linted;
}

} // namespace headwater
