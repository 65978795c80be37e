// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/lint/linter.h"

#include <QHash>

#include <memory>
#include <optional>
#include <stop_token>

namespace headwater {

/// A file to lint.
struct LintJob
{
    QString path = {}; ///< absolute, or relative to the working directory
    QString shown = {}; ///< what it is called in findings
    /// Its text, where that is no file; the path only says which configuration counts.
    std::optional<QByteArray> text = {};
};

/// What came of it.
struct LintedFile
{
    QString shown = {};
    QList<LintFinding> findings = {};
    /// Why it could not be read, or written.
    std::optional<Error> error = {};
    qsizetype fixes = 0; ///< that were written
    bool isDone = false; ///< false: it was stopped before
};

/// The configurations of files: of each that of its folder, or of the nearest folder above it that
/// has one. The search ends at the root of a git working tree. For one thread.
class LintConfigs
{
public:
    /// @p base holds what the user asked for and is set in each of them; its own configuration
    /// counts where no folder has one.
    explicit LintConfigs(LintOptions base)
        : m_base(std::move(base))
    {
    }
    /// The console release wins over that of the files.
    void setConsole(ConsoleRelease console) { m_console = console; }
    /// No file is looked for: this one is meant.
    void setOnly(const LintConfig &config) { m_only = config; }

    struct Found
    {
        std::shared_ptr<const Linter> linter = {}; ///< never null
        QString folder = {}; ///< absolute, of the configuration; that of the file if there is none
    };
    Found forFile(const QString &absolutePath);
    /// What is wrong with the configurations that were read so far; each is told once.
    const QList<Problem> &problems() const { return m_problems; }

private:
    Found forFolder(const QString &folder);
    Found made(LintConfig config, const QString &folder) const;
    std::optional<Found> read(const QString &folder);

    LintOptions m_base;
    std::optional<ConsoleRelease> m_console;
    std::optional<LintConfig> m_only;
    QHash<QString, Found> m_folders;
    QList<Problem> m_problems;
};

/// Lints @p jobs on all cores; with @p isFixing what can be mended safely is, and is written.
/// Results are in the order of the jobs.
QList<LintedFile> lintFiles(const QList<LintJob> &jobs, LintConfigs &configs, bool isFixing,
                            const std::stop_token &stop);

} // namespace headwater
