// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filearguments.h"
#include "app/cli/verb.h"
#include "core/base/errortext.h"
#include "core/definition/definitionvalidation.h"
#include "core/imagestream/updatestrategy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A file that was read.
struct ReadFile
{
    QString shown = {};
    DefinitionDocument document = {};
};

/// What the flags ask for.
struct ValidateRequest
{
    QString ns = {}; ///< of streams that name none
    bool isJson = false;
    bool isComplete = false; ///< there are no streams but those of the files
    bool isStrict = false;
    std::optional<RegistryAllowList> allowedRegistries = {};
};

using StreamMap = QHash<QString, std::shared_ptr<const ImageStream>>;

QString keyOf(const QString &ns, const QString &name)
{
    return ns + u'/' + name;
}

StreamMap streamsOf(const QList<ReadFile> &files, const QString &ns)
{
    StreamMap streams;
    for (const ReadFile &file : files) {
        const Definition definition = readDefinition(file.document);
        for (const DefinedStream &defined : definition.streams) {
            const ObjectMeta &meta = defined.stream->metadata;
            streams.insert(keyOf(meta.ns.isEmpty() ? ns : meta.ns, meta.name), defined.stream);
        }
    }
    return streams;
}

QList<DefinitionVerdict> verdictsOn(const ReadFile &file, const ValidateRequest &request,
                                    const StreamMap &streams)
{
    QList<DefinitionVerdict> verdicts;
    for (const DocumentObject &object : file.document.objects()) {
        ValidationContext context{.ns = object.ns.isEmpty() ? request.ns : object.ns,
                                  .hasStatus = false,
                                  .allowedRegistries = request.allowedRegistries,
                                  .isStrict = request.isStrict};
        if (request.isComplete)
            context.streams = [&streams](const QString &ns, const QString &name) {
                return streams.value(keyOf(ns, name)).get();
            };
        if (const auto verdict = validateObject(file.document, object, context))
            verdicts.append(*verdict);
    }
    return verdicts;
}

/// "FILE:LINE:COLUMN: FIELD: MESSAGE"
QString lineFor(const QString &file, const TextPosition &position, const QString &field,
                const QString &message)
{
    const QString text = field.isEmpty() ? message : field + ": "_L1 + message;
    return u"%1:%2:%3: "_s.arg(file).arg(position.line).arg(position.column) + text + u'\n';
}

/// A line for each cause, and for each thing inside an internal error; what is said twice once.
void printVerdict(const QString &file, const DefinitionVerdict &verdict, CliContext &context)
{
    QSet<QString> said;
    const auto say = [&](const PlacedCause &cause) {
        const QString line = lineFor(file, cause.position, cause.field, cause.message);
        if (said.contains(line))
            return;
        said.insert(line);
        print(context.out, line);
    };
    for (const PlacedCause &cause : verdict.causes) {
        if (cause.inner.isEmpty())
            say(cause);
        for (const PlacedCause &inner : cause.inner)
            say(inner);
    }
}

QJsonObject entry(const QString &file, const TextPosition &position, const QString &message)
{
    return {{u"file"_s, file},
            {u"message"_s, message},
            {u"line"_s, position.line},
            {u"column"_s, position.column}};
}

void addEntries(const QString &file, const DefinitionVerdict &verdict, QJsonArray &entries)
{
    constexpr qsizetype shortStatus = 64 * 1024; // longer ones, of thousands of causes, come once
    bool isTold = false;
    for (const PlacedCause &cause : verdict.causes) {
        QJsonObject object = entry(file, cause.position, cause.message);
        object.insert(u"object"_s, verdict.object.name);
        object.insert(u"namespace"_s, verdict.object.ns);
        object.insert(u"field"_s, cause.field);
        object.insert(u"reason"_s, cause.reason);
        object.insert(u"path"_s, cause.path.toString());
        object.insert(u"code"_s, verdict.code);
        if (!isTold || verdict.status.size() < shortStatus)
            object.insert(u"status"_s, verdict.status);
        isTold = true;
        entries.append(object);
    }
}

/// Prints what is wrong; the exit code.
int report(const QList<ReadFile> &files, const ValidateRequest &request, CliContext &context)
{
    const StreamMap streams = request.isComplete ? streamsOf(files, request.ns) : StreamMap();
    QJsonArray entries;
    int code = 0;
    for (const ReadFile &file : files) {
        for (const Problem &problem : file.document.problems()) {
            code = exitcode::findings;
            entries.append(entry(file.shown, problem.position, problem.message));
            if (!request.isJson)
                print(context.out, lineFor(file.shown, problem.position, {}, problem.message));
        }
        for (const DefinitionVerdict &verdict : verdictsOn(file, request, streams)) {
            if (verdict.isAccepted())
                continue;
            code = exitcode::findings;
            if (request.isJson)
                addEntries(file.shown, verdict, entries);
            else
                printVerdict(file.shown, verdict, context);
        }
        if (context.interrupt.stop_requested())
            return exitcode::interrupted;
    }
    if (request.isJson)
        print(context.out, QString::fromUtf8(QJsonDocument(entries).toJson()));
    return code;
}

int runValidate(const CommandLine &line, CliContext &context)
{
    const QString format = line.text(u"output"_s, u"text"_s);
    if (format != "text"_L1 && format != "json"_L1)
        return failUsage(context, u"--output is text or json"_s);
    if (line.operands().isEmpty())
        return failUsage(context,
                         u"name the folders or files to validate, \".\" for this folder"_s);
    ValidateRequest request{.ns = line.text(u"namespace"_s, defaultNamespace),
                            .isJson = format == "json"_L1,
                            .isComplete = line.isOn(u"complete"_s),
                            .isStrict = line.isOn(u"strict"_s)};
    if (line.has(u"allowed-registries"_s)) {
        const auto allowed = RegistryAllowList::parse(line.text(u"allowed-registries"_s));
        if (!allowed)
            return failUsage(context, allowed.error().detail);
        request.allowedRegistries = *allowed;
    }
    const Result<QList<FileArgument>> files = fileArguments(line.operands(), context);
    if (!files)
        return fail(context, files.error());
    QList<ReadFile> read;
    bool isUnreadable = false;
    for (const FileArgument &file : *files) {
        const Result<QByteArray> text = textOf(file);
        if (text) {
            read.append({file.shown, DefinitionDocument::read(*text, file.path)});
            continue;
        }
        print(context.err, u"%1: error: %2\n"_s.arg(file.shown, errorText(text.error())));
        isUnreadable = true;
    }
    const int code = report(read, request, context);
    return isUnreadable && code != exitcode::interrupted ? exitcode::io : code;
}

} // namespace

Verb validateVerb()
{
    return {.name = u"validate"_s,
            .usage = u"PATH... [flags]"_s,
            .summary = u"Say what the server would refuse in image stream definitions"_s,
            .example = u"validate .\nvalidate imagestreams -o json\n"
                       "validate . -n openshift --complete\nvalidate - < ruby.yaml"_s,
            .flags
            = {outputFlag(u"text or json"_s),
               {.name = u"namespace"_s,
                .valueName = u"PROJECT"_s,
                .help = u"The project of streams that name none; default if not given"_s,
                .kind = Flag::Kind::Text,
                .letter = u'n'},
               {.name = u"complete"_s,
                .help = u"There are no other streams than those of PATH: refuse tags of "
                        "streams that are not there"_s},
               {.name = u"strict"_s,
                .help = u"Refuse fields that the API does not know, and drops otherwise"_s},
               {.name = u"allowed-registries"_s,
                .valueName = u"HOST[:PORT],..."_s,
                .help = u"Where the cluster lets images come from, * and ? included; http:// "
                        "before an entry makes it insecure"_s,
                .kind = Flag::Kind::Text}},
            .run = runValidate};
}

} // namespace headwater
