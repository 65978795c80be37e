// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/lintpresenter.h"

#include "app/presenters/openfiles.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/worker.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Problem::Severity severityOf(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error: return Problem::Severity::Error;
    case LintSeverity::Warning: return Problem::Severity::Warning;
    case LintSeverity::Info:
    case LintSeverity::Hint:
    case LintSeverity::Off: break;
    }
    return Problem::Severity::Information;
}

/// What the folder wants of the linter; empty if it has no wishes.
QByteArray configurationIn(const QString &folder)
{
    const Result<FileContent> content
        = readFile(QDir(folder).filePath(LintConfig::fileName), limits::dockerConfigBytes);
    return content ? content->bytes : QByteArray();
}

Linter linterFor(const QByteArray &configuration)
{
    LintOptions options;
    options.minimum = LintSeverity::Info; // hints are shown when they are asked for
    if (!configuration.isEmpty())
        options.config = LintConfig::read(configuration, LintConfig::fileName).config;
    return Linter(options);
}

} // namespace

LintPresenter::LintPresenter(OpenFiles &files, QObject *parent)
    : QObject(parent)
    , m_files(files)
{
    m_pool.setMaxThreadCount(1);
    connect(&files, &OpenFiles::read, this, &LintPresenter::take);
    connect(&files, &OpenFiles::closing, this, [this](const OpenFile *file) {
        m_waiting.remove(file->file());
        m_linted.remove(file->file());
    });
}

void LintPresenter::take(const FileReading &reading)
{
    m_waiting.insert(reading.file, reading);
    work();
}

void LintPresenter::work()
{
    if (m_isBusy || m_waiting.isEmpty())
        return;
    m_isBusy = true;
    const FileReading next = m_waiting.take(m_waiting.cbegin().key());
    const OpenFile *file = m_files.find(next.file);
    const QString folder = file ? file->folder() : QString();
    runInPool(m_pool, [folder, before = m_linted.value(next.file), next] {
        standBack();
        return lint(folder, before, next);
    }).then(this, [this](const LintedPtr &linted) {
        m_isBusy = false;
        takeResult(linted);
        work();
    });
}

LintPresenter::LintedPtr LintPresenter::lint(const QString &folder, const LintedPtr &before,
                                             const FileReading &reading)
{
    auto linted = std::make_shared<Linted>();
    linted->revision = reading.revision;
    linted->configuration = configurationIn(folder);
    const Linter linter = linterFor(linted->configuration);
    const DefinitionDocument document = DefinitionDocument::read(reading.text, reading.file);
    linted->document = before && before->configuration == linted->configuration
        ? linter.lintAgain(before->document, document)
        : linter.lint(document);
    collect(*linted);
    return linted;
}

void LintPresenter::collect(Linted &linted)
{
    const LintConfig config = linterFor(linted.configuration).options().config;
    for (const LintFinding &finding : linted.document.findings()) {
        if (config.isSuppressed(finding))
            continue;
        TextProblem problem{.from = finding.range.from,
                            .to = finding.range.to,
                            .severity = severityOf(finding.severity),
                            .message = finding.message,
                            .remedy = {},
                            .rule = QString(finding.rule->id),
                            .fixes = {}};
        for (const LintFix &fix : finding.fixes) {
            problem.fixes.append(
                {.text = fix.title, .edits = {}, .number = static_cast<int>(linted.fixes.size())});
            linted.fixes.append(fix);
        }
        linted.problems.append(problem);
    }
}

void LintPresenter::takeResult(const LintedPtr &linted)
{
    const QString file = linted->document.document.fileName();
    if (!m_files.find(file))
        return;
    destroyInPool(std::exchange(m_linted[file], linted)); // a large text read takes a while to go
    tell(file);
}

void LintPresenter::tell(const QString &file)
{
    if (const LintedPtr linted = m_linted.value(file))
        Q_EMIT problemsFound(file, linted->revision, linted->problems);
}

void LintPresenter::fix(const QString &file, const TextFix &fix)
{
    const LintedPtr linted = m_linted.value(file);
    if (!linted || fix.number < 0 || fix.number >= linted->fixes.size())
        return;
    // Planning an edit reads the text again: in a large file that takes a while.
    runInPool([linted, number = fix.number] {
        return linted->document.document.edits(linted->fixes.at(number).changes);
    }).then(this, [this, file, revision = linted->revision](const Result<QList<TextEdit>> &edits) {
        OpenFile *open = m_files.find(file);
        if (!open)
            return;
        const Result<void> done
            = edits ? open->apply(*edits, revision) : Result<void>(edits.error());
        if (!done)
            Q_EMIT failed(done.error());
    });
}

} // namespace headwater
