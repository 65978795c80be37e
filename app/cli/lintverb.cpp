// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filearguments.h"
#include "app/cli/verb.h"
#include "core/base/errortext.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/lint/lintfiles.h"
#include "core/lint/lintoutput.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

const QStringList &formats()
{
    static const QStringList all{u"text"_s, u"json"_s, u"sarif"_s, u"junit"_s};
    return all;
}

/// What the flags ask for.
struct LintRequest
{
    QString format = {};
    LintSeverity shown = LintSeverity::Info;
    LintSeverity failing = LintSeverity::Warning;
    std::optional<ConsoleRelease> console = {};
    bool isFixing = false;
    bool isQuiet = false;
};

Result<LintSeverity> severityFlag(const CommandLine &line, const QString &flag, LintSeverity absent)
{
    if (!line.has(flag))
        return absent;
    const std::optional<LintSeverity> severity = severityNamed(line.text(flag));
    if (!severity || *severity == LintSeverity::Off)
        return usageError(u"--%1 is one of hint, info, warning and error"_s.arg(flag));
    return *severity;
}

Result<LintRequest> parseFlags(const CommandLine &line)
{
    LintRequest request{.format = line.text(u"format"_s, u"text"_s),
                        .isFixing = line.isOn(u"fix"_s),
                        .isQuiet = line.isOn(u"quiet"_s)};
    if (!formats().contains(request.format))
        return usageError(u"--format is one of text, json, sarif and junit"_s);
    const Result<LintSeverity> shown = severityFlag(line, u"severity"_s, request.shown);
    const Result<LintSeverity> failing = severityFlag(line, u"fail-on"_s, request.failing);
    if (!shown || !failing)
        return shown ? failing.error() : shown.error();
    request.shown = *shown;
    request.failing = *failing;
    const auto console = releaseFlag(line, u"profile"_s);
    if (!console)
        return console.error();
    request.console = *console;
    return request;
}

/// The files that @p operands name. Errors: those of fileArguments().
Result<QList<LintJob>> jobsFor(const QStringList &operands, CliContext &context)
{
    const Result<QList<FileArgument>> files = fileArguments(operands, context);
    if (!files)
        return files.error();
    QList<LintJob> jobs;
    for (const FileArgument &file : *files)
        jobs.append({.path = file.path, .shown = file.shown, .text = file.input});
    return jobs;
}

/// "FILE:LINE:COLUMN: error: MESSAGE" for what is wrong with configurations; whether anything is.
bool reportConfig(const QList<Problem> &problems, CliContext &context)
{
    const QDir folder(context.workingDirectory);
    for (const Problem &problem : problems) {
        const QString file = QDir::isAbsolutePath(problem.file)
            ? folder.relativeFilePath(problem.file)
            : problem.file;
        const QString place = problem.position.isValid()
            ? u"%1:%2:%3"_s.arg(file).arg(problem.position.line).arg(problem.position.column)
            : file;
        print(context.err, u"%1: error: %2\n"_s.arg(place, problem.message));
    }
    return !problems.isEmpty();
}

/// Reads the configuration of --config into @p configs; the exit code, 0: all is well.
int readConfig(const QString &name, LintConfigs &configs, CliContext &context)
{
    const QString path = QDir(context.workingDirectory).absoluteFilePath(name);
    const Result<FileContent> content = readFile(path, limits::lintConfigBytes);
    if (!content) {
        fail(context, content.error());
        return exitcode::io;
    }
    const LintConfig::Reading reading = LintConfig::read(content->bytes, path);
    configs.setOnly(reading.config);
    return reportConfig(reading.problems, context) ? exitcode::usage : 0;
}

void printFindings(const QList<LintedFile> &files, const QString &format, CliContext &context)
{
    if (format == "json"_L1) {
        write(context.out, lintJson(files));
    } else if (format == "sarif"_L1) {
        write(context.out, lintSarif(files, QCoreApplication::applicationVersion()));
    } else if (format == "junit"_L1) {
        write(context.out, lintJUnit(files));
    } else {
        for (const LintedFile &file : files)
            print(context.out, lintLines(file));
    }
}

/// What is not in the findings: files that could not be read, and what was mended.
int report(const QList<LintedFile> &files, const LintRequest &request, CliContext &context)
{
    int code = 0;
    qsizetype fixes = 0;
    qsizetype changed = 0;
    for (const LintedFile &file : files) {
        fixes += file.fixes;
        changed += file.fixes > 0 ? 1 : 0;
        const bool fails = std::ranges::any_of(file.findings, [&](const LintFinding &finding) {
            return finding.severity >= request.failing;
        });
        if (fails && code == 0)
            code = exitcode::findings;
        if (file.error) {
            print(context.err, u"%1: error: %2\n"_s.arg(file.shown, errorText(*file.error)));
            code = exitcode::io;
        }
    }
    if (request.isFixing && !request.isQuiet)
        print(context.err, u"fixed %1 findings in %2 files\n"_s.arg(fixes).arg(changed));
    return context.interrupt.stop_requested() ? exitcode::interrupted : code;
}

int runLint(const CommandLine &line, CliContext &context)
{
    const Result<LintRequest> request = parseFlags(line);
    if (!request)
        return failUsage(context, request.error().detail);
    if (line.operands().isEmpty())
        return failUsage(context, u"name the folders or files to lint, \".\" for this folder"_s);
    if (request->isFixing && line.operands().contains(u"-"_s))
        return failUsage(context, u"--fix mends files; it cannot mend standard input"_s);
    LintConfigs configs(LintOptions{
        .minimum = request->shown, .withFixes = request->isFixing || request->format == "json"_L1});
    if (request->console)
        configs.setConsole(*request->console);
    if (line.has(u"config"_s)) {
        if (const int code = readConfig(line.text(u"config"_s), configs, context); code != 0)
            return code;
    }
    const Result<QList<LintJob>> jobs = jobsFor(line.operands(), context);
    if (!jobs)
        return fail(context, jobs.error());
    for (const LintJob &job : *jobs)
        configs.forFile(job.path);
    if (reportConfig(configs.problems(), context))
        return exitcode::usage;
    const QList<LintedFile> files = lintFiles(*jobs, configs, request->isFixing, context.interrupt);
    if (!request->isQuiet)
        printFindings(files, request->format, context);
    return report(files, *request, context);
}

} // namespace

Verb lintVerb()
{
    return {.name = u"lint"_s,
            .usage = u"PATH... [flags]"_s,
            .summary = u"Find what is wrong with image stream definitions"_s,
            .example
            = u"lint .\nlint imagestreams --format sarif > lint.sarif\n"
              "lint ruby.yaml --fix\nlint . --severity hint --profile 4.18\nlint - < ruby.yaml"_s,
            .flags = {{.name = u"format"_s,
                       .valueName = u"FORMAT"_s,
                       .help = u"text, json, sarif or junit"_s,
                       .kind = Flag::Kind::Text},
                      {.name = u"severity"_s,
                       .valueName = u"LEVEL"_s,
                       .help = u"The least severe findings to show: hint, info (the default), "
                               "warning or error"_s,
                       .kind = Flag::Kind::Text},
                      {.name = u"fail-on"_s,
                       .valueName = u"LEVEL"_s,
                       .help = u"The least severe of the findings shown that make the exit code "
                               "1; warning if not given"_s,
                       .kind = Flag::Kind::Text},
                      profileFlag(),
                      {.name = u"config"_s,
                       .valueName = u"FILE"_s,
                       .help = u"The configuration; that of the nearest folder if not given"_s,
                       .kind = Flag::Kind::Text},
                      {.name = u"fix"_s, .help = u"Mend what can be mended without a doubt"_s},
                      {.name = u"quiet"_s, .help = u"Print no findings"_s, .letter = u'q'}},
            .run = runLint};
}

} // namespace headwater
