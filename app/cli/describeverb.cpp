// SPDX-License-Identifier: Apache-2.0
#include "app/cli/resourcearguments.h"
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "core/base/errortext.h"
#include "core/describe/describestream.h"
#include "core/ports/clock.h"

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// A single name that is no stream means all that start with it, as with `oc`.
QList<SelectedStream> startingWith(const StreamSelection &selection, const QString &prefix)
{
    QList<SelectedStream> found;
    for (const SelectedStream &stream : selection.streams()) {
        if (stream.shown.metadata.name.startsWith(prefix))
            found.append(stream);
    }
    return found;
}

int runDescribe(const CommandLine &line, CliContext &context)
{
    const Result<QStringList> names = imageStreamNames(line.operands());
    if (!names)
        return fail(context, names.error().detail);
    if (line.isOn(u"all-namespaces"_s) && !names->isEmpty())
        return fail(context, u"a resource cannot be retrieved by name across all namespaces"_s);
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, errorText(selection.error()));
    QList<SelectedStream> streams
        = names->isEmpty() ? selection->streams() : QList<SelectedStream>();
    QStringList missing;
    for (const QString &name : *names) {
        QList<SelectedStream> found = selection->named(name);
        if (found.isEmpty() && names->size() == 1)
            found = startingWith(*selection, name);
        if (found.isEmpty())
            missing.append(name);
        streams += found;
    }
    StreamSelection::reportDuplicates(streams, context);
    QStringList texts;
    for (const SelectedStream &stream : std::as_const(streams))
        texts.append(describeStream(stream.shown, context.clock.now()));
    print(context.out, texts.join(u"\n\n"_s));
    if (names->isEmpty() && streams.isEmpty())
        selection->reportNone(context);
    for (const QString &name : std::as_const(missing))
        print(context.err, notFoundText(name));
    return missing.isEmpty() ? 0 : 1;
}

} // namespace

Verb describeVerb()
{
    QList<Flag> flags = catalogFlags();
    flags.append(
        {.name = u"all-namespaces"_s, .help = u"Streams of every project"_s, .letter = u'A'});
    return {.name = u"describe"_s,
            .usage = u"is [NAME...] [flags]"_s,
            .summary = u"Show the tags of image streams with their sources and history"_s,
            .example = u"describe is ruby\ndescribe is -n openshift"_s,
            .flags = flags,
            .run = runDescribe,
            .usageCode = 1};
}

} // namespace headwater
