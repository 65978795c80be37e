// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lintfiles.h"

#include "core/base/errortext.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/base/savefile.h"
#include "core/lint/lintfixes.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

LintedFile failed(const LintJob &job, Error error)
{
    error.subject = job.shown;
    return {.shown = job.shown, .error = std::move(error), .isDone = true};
}

Result<QByteArray> textOf(const LintJob &job)
{
    if (job.text)
        return *job.text;
    Result<FileContent> content = readFile(job.path, limits::definitionFileBytes);
    return content ? Result<QByteArray>(std::move(content->bytes)) : content.error();
}

LintedFile lintFile(const LintJob &job, const LintConfigs::Found &config, bool isFixing)
{
    const Result<QByteArray> text = textOf(job);
    if (!text)
        return failed(job, text.error());
    // Suppressions name files as they lie below the configuration.
    const QString name = QDir(config.folder).relativeFilePath(job.path);
    const Linter &linter = *config.linter;
    FixedDocument fixed{.linted = linter.lint(DefinitionDocument::read(*text, name))};
    if (isFixing && !job.text)
        fixed = fixAll(linter, fixed.linted);
    if (!fixed.edits.isEmpty()) {
        const Result<void> saved = saveFile(job.path, fixed.linted.document.text(),
                                            {.expected = Digest::ofSha256(*text)});
        if (!saved)
            return failed(job, saved.error());
    }
    LintedFile file{.shown = job.shown,
                    .findings = fixed.linted.findings(),
                    .fixes = fixed.fixes,
                    .isDone = true};
    for (LintFinding &finding : file.findings)
        finding.file = job.shown;
    return file;
}

} // namespace

LintConfigs::Found LintConfigs::made(LintConfig config, const QString &folder) const
{
    LintOptions options = m_base;
    options.config = std::move(config);
    if (m_console)
        options.config.setConsole(*m_console);
    return {.linter = std::make_shared<const Linter>(std::move(options)), .folder = folder};
}

LintConfigs::Found LintConfigs::forFile(const QString &absolutePath)
{
    return forFolder(QFileInfo(absolutePath).path());
}

/// The configuration that lies in @p folder itself.
std::optional<LintConfigs::Found> LintConfigs::read(const QString &folder)
{
    const QString path = folder + u'/' + LintConfig::fileName;
    const Result<FileContent> content = readFile(path, limits::lintConfigBytes);
    if (!content) {
        if (content.error().kind != Error::Kind::NotFound)
            m_problems.append({.file = path, .message = errorText(content.error())});
        return std::nullopt;
    }
    LintConfig::Reading reading = LintConfig::read(content->bytes, path);
    m_problems += reading.problems;
    return made(std::move(reading.config), folder);
}

LintConfigs::Found LintConfigs::forFolder(const QString &folder)
{
    if (const auto known = m_folders.constFind(folder); known != m_folders.constEnd())
        return *known;
    Found found;
    if (m_only) {
        found = made(*m_only, folder);
    } else if (std::optional<Found> own = read(folder)) {
        found = *std::move(own);
    } else {
        const QString above = QFileInfo(folder).path();
        const bool isTop = above == folder || QFileInfo::exists(folder + "/.git"_L1);
        found = isTop ? made(m_base.config, folder) : forFolder(above);
    }
    m_folders.insert(folder, found);
    return found;
}

QList<LintedFile> lintFiles(const QList<LintJob> &jobs, LintConfigs &configs, bool isFixing,
                            const std::stop_token &stop)
{
    QList<LintConfigs::Found> found;
    found.reserve(jobs.size());
    for (const LintJob &job : jobs)
        found.append(configs.forFile(job.path));
    std::vector<LintedFile> files(size_t(jobs.size()));
    for (qsizetype i = 0; i < jobs.size(); ++i)
        files[size_t(i)].shown = jobs.at(i).shown;
    forEachInParallel(jobs.size(), stop, [&](qsizetype i) {
        files[size_t(i)] = lintFile(jobs.at(i), found.at(i), isFixing);
    });
    return {std::make_move_iterator(files.begin()), std::make_move_iterator(files.end())};
}

} // namespace headwater
