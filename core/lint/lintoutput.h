// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/lintfiles.h"

#include <QByteArray>

/// What was found, as text for people and for other programs.
namespace headwater {

/// "FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]", a line each.
QString lintLines(const LintedFile &file);

/// An array of objects.
QByteArray lintJson(const QList<LintedFile> &files);

/// A log of version 2.1.0 with one run. @p version is that of the program.
/// Source: docs.oasis-open.org/sarif/sarif/v2.1.0.
QByteArray lintSarif(const QList<LintedFile> &files, const QString &version);

/// A test suite for each file; findings that are warnings or errors are failures, others are told
/// as output. Source: the schema that Jenkins' xunit plug-in checks.
QByteArray lintJUnit(const QList<LintedFile> &files);

} // namespace headwater
