// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lintedtext.h"

#include "core/lint/rule.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace headwater {

LintedDocument lintedText(const QByteArray &text, const LintOptions &options,
                          const QString &fileName)
{
    return Linter(options).lint(DefinitionDocument::read(text, fileName));
}

QStringList described(const QList<LintFinding> &findings, const QStringList &rules)
{
    QStringList lines;
    for (const LintFinding &finding : findings) {
        if (rules.contains(finding.rule->id))
            lines.append(u"%1 %2:%3 %4"_s.arg(finding.rule->id)
                             .arg(finding.start.line)
                             .arg(finding.start.column)
                             .arg(finding.message));
    }
    return lines;
}

QStringList findingsOf(const QString &rule, const QByteArray &text)
{
    // Rules that are off by default are to be tested as well.
    LintOptions options;
    options.config.setSeverity(rule, LintSeverity::Error);
    QStringList lines = described(lintedText(text, options).findings(), {rule});
    for (QString &line : lines)
        line.remove(0, rule.size() + 1);
    return lines;
}

QByteArray fixedText(const QString &rule, const QByteArray &text, const QString &fileName)
{
    LintOptions options;
    options.config.setSeverity(rule, LintSeverity::Error);
    const LintedDocument linted = lintedText(text, options, fileName);
    QList<DocumentChange> changes;
    QList<LintFinding> findings = linted.findings();
    // Backwards, so that the numbers of the items before stay what they are.
    std::ranges::reverse(findings);
    for (const LintFinding &finding : std::as_const(findings)) {
        if (finding.rule->id == rule && !finding.fixes.isEmpty())
            changes += finding.fixes.first().changes;
    }
    const Result<QList<TextEdit>> edits = linted.document.edits(changes);
    return edits ? applied(text, *edits) : edits.error().detail.toUtf8();
}

void addRuleColumns()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<QByteArray>("fixed");
}

void checkRuleRow()
{
    QFETCH(const QString, rule);
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, findings);
    QFETCH(const QByteArray, fixed);
    QCOMPARE(findingsOf(rule, text), findings);
    QCOMPARE(fixedText(rule, text), fixed);
}

QByteArray streamOf(const QByteArrayList &tags, const QByteArray &metadata)
{
    QByteArray text = "apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata: {" + metadata
        + "}\nspec:\n  tags:\n";
    for (const QByteArray &tag : tags)
        text += "  - " + tag + '\n';
    return text;
}

} // namespace headwater
