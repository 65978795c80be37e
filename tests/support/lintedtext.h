// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/linter.h"

#include <QStringList>

namespace headwater {

/// What the linter says of @p text, a YAML file called "a.yaml" unless told otherwise.
LintedDocument lintedText(const QByteArray &text, const LintOptions &options = {},
                          const QString &fileName = QStringLiteral("a.yaml"));

/// The findings of @p rules only, as "RULE LINE:COLUMN MESSAGE".
QStringList described(const QList<LintFinding> &findings, const QStringList &rules);
/// The same for the findings of one rule in @p text, without its name.
QStringList findingsOf(const QString &rule, const QByteArray &text);

/// @p text after the best fix of each finding of @p rule.
QByteArray fixedText(const QString &rule, const QByteArray &text,
                     const QString &fileName = QStringLiteral("a.yaml"));

/// For data-driven tests of rules: a row is a rule, a text, what the rule finds in it, and the text
/// after its best fixes (that of before: it has none).
void addRuleColumns();
void checkRuleRow();

/// An image stream called "app" in YAML, @p tags as the items of spec.tags in flow style.
QByteArray streamOf(const QByteArrayList &tags, const QByteArray &metadata = "name: app");

} // namespace headwater
