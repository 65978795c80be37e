// SPDX-License-Identifier: Apache-2.0
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "core/describe/describepreview.h"

#include <QDir>

#include <algorithm>
#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What the flags ask for.
struct PreviewRequest
{
    PreviewOptions options = {};
    std::optional<ConsoleRelease> other = {}; ///< to compare with
    bool isJson = false;
};

/// The categories of --categories. Errors: those of readFile(); InvalidInput, with its place.
Result<QList<CatalogCategory>> categoriesFlag(const CommandLine &line, const CliContext &context)
{
    if (!line.has(u"categories"_s))
        return QList<CatalogCategory>();
    const QString name = line.text(u"categories"_s);
    auto categories = loadCategories(QDir(context.workingDirectory).absoluteFilePath(name));
    if (categories || categories.error().kind != Error::Kind::InvalidInput)
        return categories;
    const TextPosition place = categories.error().position;
    return usageError(u"%1:%2:%3: %4"_s.arg(name)
                          .arg(place.line)
                          .arg(place.column)
                          .arg(categories.error().detail));
}

Result<PreviewRequest> parseFlags(const CommandLine &line, const CliContext &context)
{
    static const QStringList formats{QString(), u"table"_s, u"json"_s};
    const QString format = line.text(u"output"_s);
    if (!formats.contains(format))
        return usageError(u"unknown output format \"%1\": table or json"_s.arg(format));
    const auto release = releaseFlag(line, u"profile"_s);
    const auto other = releaseFlag(line, u"compare"_s);
    const Result<QList<CatalogCategory>> categories = categoriesFlag(line, context);
    if (!release || !other || !categories)
        return !release ? release.error() : !other ? other.error() : categories.error();
    PreviewRequest request{.other = *other, .isJson = format == "json"_L1};
    request.options.release = release->value_or(ConsoleRelease::newest());
    request.options.categories = *categories;
    request.options.imports
        = line.isOn(u"before-import"_s) ? ImportState::Pending : ImportState::Ran;
    if (request.other && request.isJson)
        return usageError(u"--compare prints a table"_s);
    return request;
}

/// The streams called @p names, all if there are none; NAMESPACE/NAME is a name as well.
/// Errors: NotFound.
Result<QList<const CatalogStream *>> streamsCalled(const CatalogSnapshot &snapshot,
                                                   const QStringList &names)
{
    QList<const CatalogStream *> streams;
    for (const CatalogStream &stream : snapshot.streams) {
        if (names.isEmpty() || names.contains(stream.key.name)
            || names.contains(stream.key.ns + u'/' + stream.key.name))
            streams.append(&stream);
    }
    for (const QString &name : names) {
        const bool isThere = std::ranges::any_of(streams, [&](const CatalogStream *stream) {
            return stream->key.name == name || stream->key.ns + u'/' + stream->key.name == name;
        });
        if (!isThere)
            return Error{.kind = Error::Kind::NotFound,
                         .detail = u"no image stream \"%1\""_s.arg(name)};
    }
    return streams;
}

QList<PreviewedStream> previewed(const QList<const CatalogStream *> &streams,
                                 const PreviewOptions &options)
{
    QList<PreviewedStream> results;
    for (const CatalogStream *stream : streams)
        results.append({.key = stream->key, .result = previewStream(*stream, options)});
    return results;
}

int runPreview(const CommandLine &line, CliContext &context)
{
    const Result<PreviewRequest> request = parseFlags(line, context);
    if (!request)
        return request.error().kind == Error::Kind::InvalidInput
            ? failUsage(context, request.error().detail)
            : fail(context, request.error());
    const Result<CatalogSnapshotPtr> snapshot = loadReported(line, context);
    if (!snapshot)
        return fail(context, snapshot.error());
    if (line.has(u"new-app"_s)) {
        const NewAppMatch match = matchNewApp(**snapshot, line.text(u"new-app"_s));
        if (request->isJson)
            write(context.out, newAppJson(match));
        else
            print(context.out, newAppTable(match));
        return 0;
    }
    const auto streams = streamsCalled(**snapshot, line.operands());
    if (!streams)
        return failUsage(context, streams.error().detail);
    const ConsoleRelease release = request->options.release;
    const QList<PreviewedStream> results = previewed(*streams, request->options);
    if (request->other) {
        PreviewOptions options = request->options;
        options.release = *request->other;
        print(context.out,
              previewComparison(results, release.toString(), previewed(*streams, options),
                                request->other->toString()));
    } else if (request->isJson) {
        write(context.out, previewJson(results, release));
    } else if (results.isEmpty()) {
        print(context.err, u"No image streams found\n"_s);
    } else {
        print(context.out, previewTable(results));
    }
    return 0;
}

} // namespace

Verb previewVerb()
{
    const QList<Flag> flags{
        profileFlag(),
        {.name = u"compare"_s,
         .valueName = u"RELEASE"_s,
         .help = u"Only what is different in the console of another release"_s,
         .kind = Flag::Kind::Text},
        {.name = u"categories"_s,
         .valueName = u"FILE"_s,
         .help = u"The Console object, or its list of categories, of a cluster"_s,
         .kind = Flag::Kind::Text},
        {.name = u"before-import"_s, .help = u"As if no import had run yet"_s},
        {.name = u"new-app"_s,
         .valueName = u"NAME"_s,
         .help = u"Instead: which tag oc new-app takes for a name or a language"_s,
         .kind = Flag::Kind::Text},
        outputFlag(u"table or json (all that is known)"_s)};
    return {.name = u"preview"_s,
            .usage = u"[STREAM...] [flags]"_s,
            .summary = u"What the web console's catalog shows, and why not more"_s,
            .example = u"preview\npreview ruby -o json\npreview --profile 4.6 --compare latest\n"
                       "preview --new-app jee"_s,
            .flags = QList<Flag>{catalogFlags().first()} + flags,
            .run = runPreview};
}

} // namespace headwater
