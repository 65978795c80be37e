// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bulkimport.h"

#include "app/cli/clicontext.h"
#include "app/cli/commandline.h"
#include "app/cli/waiting.h"
#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/imagestream/tagname.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/importcommit.h"
#include "core/importing/importcontroller.h"
#include "core/importing/importer.h"
#include "core/importing/loadlibrary.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// So that the tags of small streams share the registries' connections.
constexpr qsizetype streamsAtOnce = 16;

struct StreamImport
{
    SelectedStream stream;
    QFuture<Result<ImportResult>> result;
};

int report(const StreamImport &import, const ImportResult &result, bool isDryRun,
           CliContext &context)
{
    const QString &name = import.stream.shown.metadata.name;
    int failures = 0;
    for (const ImportItemResult &item : result.allItems()) {
        if (item.succeeded())
            continue;
        ++failures;
        print(context.err,
              u"error: %1 failed: %2\n"_s.arg(joinTagName(name, item.item.tag), item.message));
    }
    if (result.repository && result.repository->error)
        print(context.err, u"error: %1 failed: %2\n"_s.arg(name, result.repository->message));
    const qsizetype all = result.repositoryItems.size() + result.items.size();
    print(context.out,
          u"imagestream.image.openshift.io/%1 imported%2%3: %4 of %5 tags\n"_s.arg(
              name, result.hasFailures() ? u" with errors"_s : QString(),
              isDryRun ? u" (dry run)"_s : QString(), QString::number(all - failures),
              QString::number(all)));
    return result.hasFailures() ? exitcode::findings : 0;
}

int finish(const StreamImport &import, const StreamSelection &selection, bool isDryRun,
           CliContext &context)
{
    const Result<ImportResult> result = waitFor(import.result);
    if (!result)
        return fail(context, result.error());
    if (!isDryRun) {
        const Result<void> written = commitSelected(selection, import.stream, {}, *result);
        if (!written)
            return fail(context, written.error());
    }
    const int code = report(import, *result, isDryRun, context);
    return result->isCancelled ? exitcode::interrupted : code;
}

} // namespace

Result<void> commitSelected(const StreamSelection &selection,
                            const std::optional<SelectedStream> &stream, const QString &ns,
                            const ImportResult &result)
{
    ImportDestination where{.folder = selection.folder()};
    if (stream) {
        where.key = stream->source.key;
        where.document = stream->source.document;
        where.item = stream->source.item;
        where.definition = stream->source.definition;
    } else {
        where.key = {.file = {}, .ns = ns, .name = result.stream.metadata.name};
    }
    const Result<std::unique_ptr<HistoryStore>> store
        = HistoryStore::open(stateDatabasePath(where.folder));
    if (!store)
        return store.error();
    const Result<StreamKey> key = commitImport(**store, where, result);
    if (!key)
        return key.error();
    return {};
}

std::shared_ptr<const ImageLibrary> knownImages(const QString &folder,
                                                const QList<ImportRequest> &requests)
{
    const Result<std::unique_ptr<HistoryStore>> store
        = HistoryStore::open(stateDatabasePath(folder), true);
    if (!store)
        return {};
    QList<ImageStream> streams;
    for (const ImportRequest &request : requests)
        streams.append(request.stream);
    return loadLibrary(**store, streams).value_or(nullptr);
}

int importStreams(const CommandLine &line, CliContext &context, bool isFull)
{
    if (!line.operands().isEmpty())
        return failUsage(context, u"--all-streams and --pending take no names"_s);
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, selection.error());
    QList<SelectedStream> wanted;
    QList<ImportRequest> requests;
    for (const SelectedStream &stream : selection->streams()) {
        std::optional<ImportRequest> request
            = isFull ? fullImport(stream.shown) : pendingImport(stream.shown);
        if (!request)
            continue;
        wanted.append(stream);
        requests.append(*std::move(request));
    }
    const bool isDryRun = line.isOn(u"dry-run"_s);
    const std::shared_ptr<const ImageLibrary> library = knownImages(selection->folder(), requests);
    Importer importer(context.registry(), context.clock);
    int code = 0;
    for (qsizetype start = 0; start < requests.size(); start += streamsAtOnce) {
        QList<StreamImport> running;
        for (qsizetype i = start; i < qMin(start + streamsAtOnce, requests.size()); ++i)
            running.append(
                {wanted.at(i), importer.run(requests.at(i), context.interrupt, {}, library)});
        for (const StreamImport &import : std::as_const(running))
            code = qMax(code, finish(import, *selection, isDryRun, context));
        if (context.interrupt.stop_requested())
            return exitcode::interrupted;
    }
    if (requests.isEmpty())
        print(context.err, u"Nothing to import.\n"_s);
    return code;
}

} // namespace headwater
