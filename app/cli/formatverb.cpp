// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filearguments.h"
#include "app/cli/verb.h"
#include "core/base/errortext.h"
#include "core/base/savefile.h"
#include "core/base/unifieddiff.h"
#include "core/definition/serverdefaults.h"

#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What the flags ask for.
struct FormatRequest
{
    ServerForm form = {};
    bool isDiff = false;
    bool isCheck = false;
};

/// What became of a file.
enum class Outcome { Unchanged, Changed, Refused, Unreadable };

Result<FormatRequest> parseFlags(const CommandLine &line)
{
    FormatRequest request{.form = {.isSorted = line.isOn(u"sort"_s)},
                          .isDiff = line.isOn(u"diff"_s),
                          .isCheck = line.isOn(u"check"_s)};
    const QString defaults = line.text(u"defaults"_s);
    if (defaults == "write"_L1)
        request.form.defaults = ServerDefaults::Write;
    else if (defaults == "strip"_L1)
        request.form.defaults = ServerDefaults::Strip;
    else if (line.has(u"defaults"_s))
        return usageError(u"--defaults is write or strip"_s);
    if (!request.form.defaults && !request.form.isSorted)
        return usageError(u"say what to do: --defaults write, --defaults strip, or --sort"_s);
    if (line.operands().isEmpty())
        return usageError(u"name the folders or files to format, \".\" for this folder"_s);
    return request;
}

/// "FILE:LINE:COLUMN: error: MESSAGE"
Outcome refused(const FileArgument &file, const TextPosition &position, const QString &message,
                CliContext &context)
{
    print(context.err,
          u"%1:%2:%3: error: %4\n"_s.arg(file.shown)
              .arg(position.line)
              .arg(position.column)
              .arg(message));
    return Outcome::Refused;
}

/// What stands in the way of an edit.
QString reasonOf(const Error &error)
{
    return error.detail.isEmpty() ? errorText(error) : error.detail;
}

Outcome unreadable(const FileArgument &file, const Error &error, CliContext &context)
{
    print(context.err, u"%1: error: %2\n"_s.arg(file.shown, errorText(error)));
    return Outcome::Unreadable;
}

/// Shows, counts or writes the edits. Of standard input the text is printed.
Outcome apply(const FileArgument &file, const QByteArray &text, const QList<TextEdit> &edits,
              const FormatRequest &request, CliContext &context)
{
    if (request.isDiff) // behind "a/" an absolute path has one slash too many
        write(context.out,
              unifiedDiff(file.shown.startsWith(u'/') ? file.shown.sliced(1) : file.shown, text,
                          edits));
    else if (request.isCheck && !edits.isEmpty())
        print(context.out, file.shown + u'\n');
    else if (file.input && !request.isCheck)
        write(context.out, applied(text, edits));
    if (edits.isEmpty())
        return Outcome::Unchanged;
    if (request.isDiff || request.isCheck || file.input)
        return Outcome::Changed;
    const Result<void> saved
        = saveFile(file.path, applied(text, edits), {.expected = Digest::ofSha256(text)});
    if (!saved)
        return unreadable(file, saved.error(), context);
    return Outcome::Changed;
}

Outcome format(const FileArgument &file, const FormatRequest &request, CliContext &context)
{
    const Result<QByteArray> text = textOf(file);
    if (!text)
        return unreadable(file, text.error(), context);
    const auto document = DefinitionDocument::read(*text, file.path);
    if (document.isBroken()) {
        const Problem &problem = document.problems().first();
        return refused(file, problem.position, problem.message, context);
    }
    const Result<QList<TextEdit>> edits = document.edits(serverFormChanges(document, request.form));
    if (!edits)
        return refused(file, edits.error().position, reasonOf(edits.error()), context);
    return apply(file, *text, *edits, request, context);
}

int runFormat(const CommandLine &line, CliContext &context)
{
    const Result<FormatRequest> request = parseFlags(line);
    if (!request)
        return failUsage(context, request.error().detail);
    const Result<QList<FileArgument>> files = fileArguments(line.operands(), context);
    if (!files)
        return fail(context, files.error());
    int code = 0;
    for (const FileArgument &file : *files) {
        if (context.interrupt.stop_requested())
            return exitcode::interrupted;
        switch (format(file, *request, context)) {
        case Outcome::Unchanged: break;
        case Outcome::Changed:
            if (request->isCheck && code == 0)
                code = exitcode::findings;
            break;
        case Outcome::Refused:
            if (code == 0)
                code = exitcode::findings;
            break;
        case Outcome::Unreadable: code = exitcode::io; break;
        }
    }
    return code;
}

} // namespace

Verb formatVerb()
{
    return {.name = u"fmt"_s,
            .usage = u"PATH... --defaults=write|strip [flags]"_s,
            .summary = u"Write what the server fills in into definitions, or take it out again"_s,
            .example = u"fmt . --defaults strip --diff\nfmt ruby.yaml --defaults write\n"
                       "fmt imagestreams --sort --check\nfmt - --defaults strip < ruby.yaml"_s,
            .flags = {{.name = u"defaults"_s,
                       .valueName = u"WHAT"_s,
                       .help = u"write: say all defaults; strip: leave out what says no more than "
                               "a default"_s,
                       .kind = Flag::Kind::Text},
                      {.name = u"sort"_s,
                       .help = u"Put tags in the server's order; of equal names the last stays"_s},
                      {.name = u"diff"_s,
                       .help = u"Write nothing; print what would change, as a unified diff"_s},
                      {.name = u"check"_s,
                       .help = u"Write nothing; name the files that would change, and exit with 1 "
                               "if there are any"_s}},
            .run = runFormat};
}

} // namespace headwater
