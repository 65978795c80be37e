// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bulkimport.h"
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "core/base/errortext.h"
#include "core/catalog/catalog.h"
#include "core/describe/describeimage.h"
#include "core/describe/describestream.h"
#include "core/image/pullspec.h"
#include "core/imagestream/tagname.h"
#include "core/imagestream/updatestrategy.h"
#include "core/importing/importer.h"
#include "core/importing/importplan.h"
#include "core/ports/clock.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr QLatin1StringView allTagsFlag("all-tags");
constexpr QLatin1StringView tagsFlag("tags");
constexpr QLatin1StringView newestFlag("newest");
constexpr QLatin1StringView allStreamsFlag("all-streams");
constexpr QLatin1StringView pendingFlag("pending");

/// Our own flags each mean --all; which tags of a repository they name is not limited to as many as
/// a server takes.
Result<ImportArguments> argumentsOf(const CommandLine &line)
{
    const bool isChoosing = line.isOn(allTagsFlag) || line.has(tagsFlag) || line.has(newestFlag);
    ImportArguments arguments{.target = line.operands().value(0),
                              .from = line.text(u"from"_s),
                              .confirm = line.isOn(u"confirm"_s),
                              .all = line.isOn(u"all"_s) || isChoosing,
                              .insecure = line.given(u"insecure"_s),
                              .scheduled = line.isOn(u"scheduled"_s),
                              .referencePolicy = line.text(u"reference-policy"_s),
                              .importMode = line.text(u"import-mode"_s, u"Legacy"_s)};
    if (isChoosing)
        arguments.repositoryLimit = -1;
    arguments.filter.pattern = line.text(tagsFlag);
    if (line.has(newestFlag)) {
        bool isNumber = false;
        arguments.filter.newest = line.text(newestFlag).toInt(&isNumber);
        if (!isNumber || arguments.filter.newest < 1)
            return Error{.kind = Error::Kind::InvalidInput,
                         .detail = u"--newest needs a number of tags, 1 or more"_s};
    }
    // What cannot be a filter is said before any registry is asked.
    if (const auto chosen = chooseTags({}, arguments.filter); !chosen)
        return Error{.kind = Error::Kind::InvalidInput,
                     .detail = u"--tags: "_s + chosen.error().detail};
    return arguments;
}

Result<ImportResult> runImport(const ImportRequest &request, const StreamSelection &selection,
                               CliContext &context)
{
    Importer importer(context.registry(), context.clock);
    return waitFor(
        importer.run(request, context.interrupt, {}, knownImages(selection.folder(), {request})));
}

/// The tag of the source, which is what `oc` names in its messages; none for a digest.
QString sourceTag(const ImportItem &item)
{
    const Result<PullSpec> spec = PullSpec::parse(item.from);
    return spec && spec->id().isEmpty() ? spec->withDockerClientDefaults().tag() : QString();
}

/// Descriptions of the images of @p items; what failed goes to stderr.
QString describeImages(const QList<ImportItemResult> &items, const QString &stream,
                       const QString &what, bool isDryRun, CliContext &context)
{
    const QDateTime now = context.clock.now();
    QString text;
    for (const ImportItemResult &item : items) {
        const QString tag = sourceTag(item.item);
        if (!item.succeeded()) {
            print(context.err, u"error: %1 %2 failed: %3\n"_s.arg(what, tag, item.message));
            continue;
        }
        DescribedImage how{.title = joinTagName(stream, tag)};
        if (!isDryRun)
            how.stored = now;
        text += describeImage(*item.image, how, now) + u'\n';
    }
    return text;
}

int report(const ImportResult &result, bool isDryRun, CliContext &context)
{
    const QString &name = result.stream.metadata.name;
    QString text = u"imagestream.image.openshift.io/%1 imported%2%3\n\n"_s.arg(
        name, result.hasFailures() ? u" with errors"_s : QString(),
        isDryRun ? u" (dry run)"_s : QString());
    if (!isDryRun)
        text += describeStream(result.stream, context.clock.now()) + u'\n';
    text += describeImages(result.repositoryItems, name, u"repository tag"_s, isDryRun, context);
    text += describeImages(result.items, name, u"tag"_s, isDryRun, context);
    if (const std::optional<RepositoryResult> &repository = result.repository) {
        const QStringList &more = repository->additionalTags;
        if (!more.isEmpty())
            text += u"\ninfo: The remote repository contained %1 additional tags which were not "
                    "imported: %2\n"_s.arg(QString::number(more.size()), more.join(u", "_s));
        if (!repository->incomplete.isEmpty())
            print(
                context.err,
                u"warning: the list of tags may not be whole: %1\n"_s.arg(repository->incomplete));
    }
    print(context.out, text + u'\n');
    return result.hasFailures() ? fail(context, u"imported completed with errors"_s) : 0;
}

/// The one stream that is meant; null: there is none.
Result<std::optional<SelectedStream>> findStream(const StreamSelection &selection,
                                                 const QString &name)
{
    const QList<SelectedStream> found = selection.named(name);
    if (found.size() > 1) {
        QStringList files;
        for (const SelectedStream &stream : found)
            files.append(stream.source.key.file);
        return Error{.kind = Error::Kind::Conflict,
                     .subject = name,
                     .detail
                     = u"image stream \"%1\" is defined %2 times (%3): name one file with "
                       "--catalog"_s.arg(name, QString::number(found.size()), files.join(u", "_s))};
    }
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

int runImportImage(const CommandLine &line, CliContext &context)
{
    if (line.isOn(allStreamsFlag) || line.isOn(pendingFlag))
        return importStreams(line, context, line.isOn(allStreamsFlag));
    const Result<ImportArguments> read = argumentsOf(line);
    if (!read)
        return fail(context, read.error().detail);
    const ImportArguments &arguments = *read;
    const Result<ImportTarget> target = parseImportTarget(arguments);
    if (!target)
        return fail(context, target.error().detail);
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, errorText(selection.error()));
    const Result<std::optional<SelectedStream>> stream = findStream(*selection, target->name);
    if (!stream)
        return fail(context, stream.error().detail);
    const std::optional<ImageStream> existing
        = *stream ? std::optional((*stream)->shown) : std::nullopt;
    Result<ImportRequest> request = planImport(arguments, *target, existing);
    if (!request)
        return fail(context, request.error().detail);
    if (const Result<void> valid = validateImport(*request); !valid) {
        print(context.err, valid.error().detail + u'\n');
        return 1;
    }
    placeInNamespace(request->stream, selection->ns());
    const Result<ImportResult> result = runImport(*request, *selection, context);
    if (!result && result.error().kind == Error::Kind::Cancelled)
        return exitcode::interrupted;
    if (!result)
        return fail(context, errorText(result.error()));
    const bool isDryRun = line.isOn(u"dry-run"_s);
    if (!isDryRun) {
        const Result<void> written
            = commitSelected(*selection, *stream, line.text(u"namespace"_s), *result);
        if (!written)
            return fail(context, errorText(written.error()));
    }
    const int code = report(*result, isDryRun, context);
    return result->isCancelled ? exitcode::interrupted : code;
}

QList<Flag> importFlags()
{
    return {{.name = u"from"_s,
             .valueName = u"PULLSPEC"_s,
             .help = u"The image in a registry"_s,
             .kind = Flag::Kind::Text},
            {.name = u"confirm"_s, .help = u"Make the image stream if there is none"_s},
            {.name = u"all"_s,
             .help = u"Import the source's repository, as many tags as a server would (50)"_s},
            {.name = allTagsFlag, .help = u"Import the source's repository, every tag of it"_s},
            {.name = tagsFlag,
             .valueName = u"REGEX"_s,
             .help = u"Of the repository, import the tags that match"_s,
             .kind = Flag::Kind::Text},
            {.name = newestFlag,
             .valueName = u"N"_s,
             .help = u"Of the repository, import the N newest versions"_s,
             .kind = Flag::Kind::Text},
            {.name = allStreamsFlag,
             .help = u"Import everything that comes from registries, in every stream"_s},
            {.name = pendingFlag,
             .help = u"Import what a cluster would by itself: sources that are new"_s},
            {.name = u"insecure"_s,
             .help = u"Accept unknown certificates and plain HTTP; beats the annotation"_s},
            {.name = u"scheduled"_s, .help = u"Mark the tags for periodic imports"_s},
            {.name = u"reference-policy"_s,
             .valueName = u"POLICY"_s,
             .help = u"source or local, for new tags"_s,
             .kind = Flag::Kind::Text},
            {.name = u"import-mode"_s,
             .valueName = u"MODE"_s,
             .help = u"Legacy, or PreserveOriginal to keep lists of several platforms"_s,
             .kind = Flag::Kind::Text},
            {.name = u"dry-run"_s, .help = u"Ask the registries, but write nothing"_s}};
}

} // namespace

Verb importImageVerb()
{
    return {.name = u"import-image"_s,
            .usage = u"NAME[:TAG] [flags]"_s,
            .summary = u"Import an image from a registry into an image stream"_s,
            .example = u"import-image ruby\nimport-image app:2.0 --from=quay.io/team/app:2.0 "
                       "--confirm"_s,
            .flags = catalogFlags() + importFlags(),
            .run = runImportImage,
            .usageCode = 1};
}

} // namespace headwater
