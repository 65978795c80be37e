// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/lint/finding.h"
#include "core/preview/consolerelease.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace headwater {

/// Why findings of a rule are not to be reported somewhere. What is empty matches everything.
struct LintSuppression
{
    QString rule = {};
    QString file = {}; ///< with *, ? and [...]; relative to the folder of the configuration
    QString stream = {}; ///< likewise
    QString tag = {};
    QString comment = {}; ///< why; never empty
    TextPosition position = {};
};

/// What a folder of definitions wants of the linter: the file ".headwater-lint.yaml" in it, or
/// defaults. A value.
class LintConfig
{
public:
    static constexpr QLatin1StringView fileName{".headwater-lint.yaml"};

    /// What a file says. Unknown keys, rules and words are problems with their position; the rest
    /// counts all the same.
    struct Reading;
    static Reading read(const QByteArray &text, const QString &fileName);

    ConsoleRelease console() const { return m_console; }
    void setConsole(ConsoleRelease console) { m_console = console; }
    /// The oldest console that is to show everything. By default 4.12, the oldest that Red Hat
    /// still maintains.
    ConsoleRelease oldestConsole() const { return m_oldestConsole; }
    /// Registries that are known by name besides the public ones.
    const QStringList &registries() const { return m_registries; }
    /// nullopt: the rule's own.
    std::optional<LintSeverity> severity(QLatin1StringView rule) const;
    void setSeverity(const QString &rule, LintSeverity severity)
    {
        m_severities.insert(rule, severity);
    }
    bool isSuppressed(const LintFinding &finding) const;
    const QList<LintSuppression> &suppressions() const { return m_suppressions; }

private:
    friend class LintConfigReader;

    ConsoleRelease m_console = ConsoleRelease::newest();
    ConsoleRelease m_oldestConsole{4, 12};
    QStringList m_registries;
    QHash<QString, LintSeverity> m_severities;
    QList<LintSuppression> m_suppressions;
};

struct LintConfig::Reading
{
    LintConfig config = {};
    QList<Problem> problems = {};
};

} // namespace headwater
