// SPDX-License-Identifier: Apache-2.0
#include "app/cli/resourcearguments.h"
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "core/base/errortext.h"
#include "core/describe/jsontext.h"
#include "core/describe/tables.h"
#include "core/describe/yamltext.h"
#include "core/imagestream/imagestreamjson.h"
#include "core/ports/clock.h"

#include <QJsonArray>

#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The streams to show, and the names that are none.
struct Wanted
{
    QList<SelectedStream> streams = {};
    QStringList missing = {};
};

Wanted wanted(const StreamSelection &selection, const QStringList &names)
{
    if (names.isEmpty())
        return {.streams = selection.streams()};
    Wanted result;
    for (const QString &name : names) {
        const QList<SelectedStream> found = selection.named(name);
        result.streams += found;
        if (found.isEmpty())
            result.missing.append(name);
    }
    return result;
}

/// One object for one name, else a List, as `oc` prints it.
QJsonObject asObject(const QList<SelectedStream> &streams, bool isSingle)
{
    if (isSingle && streams.size() == 1)
        return toJson(streams.first().shown);
    QJsonArray items;
    for (const SelectedStream &stream : streams)
        items.append(toJson(stream.shown));
    return {{u"apiVersion"_s, u"v1"_s},
            {u"items"_s, items},
            {u"kind"_s, u"List"_s},
            {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, QString()}}}};
}

void printTable(const StreamSelection &selection, const QList<SelectedStream> &streams,
                const CommandLine &line, CliContext &context)
{
    QList<ImageStream> shown;
    for (const SelectedStream &stream : streams)
        shown.append(stream.shown);
    const TableOptions options{.withHeaders = !line.isOn(u"no-headers"_s),
                               .withNamespace = selection.isEveryNamespace(),
                               .withLabels = line.isOn(u"show-labels"_s)};
    print(context.out, imageStreamTable(shown, options, context.clock.now()));
}

void printStreams(const StreamSelection &selection, const QList<SelectedStream> &streams,
                  const CommandLine &line, CliContext &context)
{
    const QString format = line.text(u"output"_s);
    const bool isSingle = line.operands().size() == 2 || line.operands().first().contains(u'/');
    if (format == "json"_L1 || format == "yaml"_L1) {
        if (isSingle && streams.isEmpty())
            return;
        const QJsonObject object = asObject(streams, isSingle && line.operands().size() <= 2);
        const QByteArray text = format == "json"_L1 ? jsonText(object) : yamlText(object);
        write(context.out, text);
    } else if (format == "name"_L1) {
        for (const SelectedStream &stream : streams)
            print(context.out,
                  u"imagestream.image.openshift.io/"_s + stream.shown.metadata.name + u'\n');
    } else if (!streams.isEmpty()) {
        printTable(selection, streams, line, context);
    }
}

int runGet(const CommandLine &line, CliContext &context)
{
    static const QStringList formats{QString(), u"wide"_s, u"json"_s, u"yaml"_s, u"name"_s};
    const Result<QStringList> names = imageStreamNames(line.operands());
    if (!names)
        return fail(context, names.error().detail);
    const QString format = line.text(u"output"_s);
    if (!formats.contains(format))
        return fail(context,
                    u"unable to match a printer suitable for the output format \"%1\", "
                    "allowed formats are: json,name,wide,yaml"_s.arg(format));
    if (line.isOn(u"all-namespaces"_s) && !names->isEmpty())
        return fail(context, u"a resource cannot be retrieved by name across all namespaces"_s);
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, errorText(selection.error()));
    const Wanted found = wanted(*selection, *names);
    StreamSelection::reportDuplicates(found.streams, context);
    printStreams(*selection, found.streams, line, context);
    const bool isTable = format.isEmpty() || format == "wide"_L1;
    if (isTable && names->isEmpty() && found.streams.isEmpty())
        selection->reportNone(context);
    for (const QString &name : found.missing)
        print(context.err, notFoundText(name));
    return found.missing.isEmpty() ? 0 : 1;
}

} // namespace

Verb getVerb()
{
    QList<Flag> flags = catalogFlags();
    flags += {{.name = u"all-namespaces"_s, .help = u"Streams of every project"_s, .letter = u'A'},
              {.name = u"output"_s,
               .valueName = u"FORMAT"_s,
               .help = u"json, yaml, name or wide"_s,
               .kind = Flag::Kind::Text,
               .letter = u'o'},
              {.name = u"no-headers"_s, .help = u"No first line with the columns' names"_s},
              {.name = u"show-labels"_s, .help = u"Labels as the last column"_s}};
    return {.name = u"get"_s,
            .usage = u"is [NAME...] [flags]"_s,
            .summary = u"Show image streams as a table, or as YAML or JSON"_s,
            .example = u"get is\nget is ruby -o yaml\nget is -A --show-labels"_s,
            .flags = flags,
            .run = runGet,
            .usageCode = 1};
}

} // namespace headwater
