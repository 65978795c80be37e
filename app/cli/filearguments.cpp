// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filearguments.h"

#include "app/cli/clicontext.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/catalog/filescan.h"

#include <QDir>
#include <QFileInfo>

#include <istream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What comes from standard input, as a file of the working directory. Errors: TooLarge.
Result<FileArgument> standardInput(CliContext &context)
{
    QByteArray text(limits::definitionFileBytes + 1, Qt::Uninitialized);
    context.in.read(text.data(), text.size());
    text.truncate(context.in.gcount());
    if (text.size() > limits::definitionFileBytes)
        return Error{.kind = Error::Kind::TooLarge,
                     .subject = u"<stdin>"_s,
                     .detail
                     = u"a definition has at most %1 bytes"_s.arg(limits::definitionFileBytes)};
    return FileArgument{
        .path = context.workingDirectory + "/stdin.yaml"_L1, .shown = u"<stdin>"_s, .input = text};
}

} // namespace

Result<QList<FileArgument>> fileArguments(const QStringList &operands, CliContext &context)
{
    QList<FileArgument> files;
    for (const QString &operand : operands) {
        if (operand == "-"_L1) {
            const Result<FileArgument> file = standardInput(context);
            if (!file)
                return file.error();
            files.append(*file);
            continue;
        }
        const QString path
            = QDir::cleanPath(QDir(context.workingDirectory).absoluteFilePath(operand));
        if (!QFileInfo(path).isDir()) {
            files.append({.path = path, .shown = operand});
            continue;
        }
        const Result<FileScan> scan = scanFolder(path, context.interrupt);
        if (!scan)
            return scan.error();
        const QString shown = operand == "."_L1 ? QString()
            : operand.endsWith(u'/')            ? operand
                                                : QString(operand + u'/');
        for (const FoundFile &file : scan->files)
            files.append({.path = path + u'/' + file.path, .shown = shown + file.path});
    }
    return files;
}

Result<QByteArray> textOf(const FileArgument &file)
{
    if (file.input)
        return *file.input;
    Result<FileContent> content = readFile(file.path, limits::definitionFileBytes);
    if (content)
        return std::move(content->bytes);
    Error error = content.error();
    error.subject = file.shown;
    return error;
}

} // namespace headwater
