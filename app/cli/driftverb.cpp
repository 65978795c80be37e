// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bulkimport.h"
#include "app/cli/streamselection.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "core/base/errortext.h"
#include "core/describe/describedrift.h"
#include "core/importing/driftcheck.h"

#include <algorithm>
#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

DriftSubject subjectOf(const SelectedStream &stream)
{
    return {.key = stream.source.key, .stream = stream.shown};
}

/// The streams called @p name, each once however many of its tags are named.
Result<void> addNamed(const StreamSelection &selection, const QString &operand,
                      QList<DriftSubject> &subjects)
{
    const qsizetype colon = operand.indexOf(u':');
    const QString name = operand.left(colon);
    const QString tag = colon < 0 ? QString() : operand.sliced(colon + 1);
    const QList<SelectedStream> found = selection.named(name);
    if (found.isEmpty())
        return Error{.kind = Error::Kind::NotFound,
                     .detail = u"no image stream \"%1\""_s.arg(name)};
    for (const SelectedStream &stream : found) {
        if (colon >= 0 && !stream.shown.spec.tag(tag))
            return Error{.kind = Error::Kind::NotFound,
                         .detail = u"image stream \"%1\" has no tag \"%2\""_s.arg(name, tag)};
        const auto known = std::ranges::find(subjects, stream.source.key, &DriftSubject::key);
        if (known == subjects.end()) {
            subjects.append(subjectOf(stream));
            if (colon >= 0)
                subjects.last().tags = QStringList{tag};
        } else if (colon < 0) {
            known->tags.reset();
        } else if (known->tags) {
            known->tags->append(tag);
        }
    }
    return {};
}

Result<QList<DriftSubject>> subjectsOf(const StreamSelection &selection, const QStringList &names)
{
    QList<DriftSubject> subjects;
    if (names.isEmpty()) {
        for (const SelectedStream &stream : selection.streams())
            subjects.append(subjectOf(stream));
    }
    for (const QString &name : names) {
        if (const Result<void> added = addNamed(selection, name, subjects); !added)
            return added.error();
    }
    return subjects;
}

void printReport(const DriftReport &report, const QString &format, bool withNamespace,
                 CliContext &context)
{
    if (format == "json"_L1 || format == "csv"_L1) {
        const QByteArray text = format == "json"_L1 ? driftJson(report) : driftCsv(report);
        write(context.out, text);
    } else {
        print(context.out, driftTable(report, withNamespace));
    }
    for (const QString &list : report.incomplete)
        print(context.err, u"warning: there may be more tags: %1\n"_s.arg(list));
}

/// A check that could not look at all it should is no success, whatever it found.
int codeOf(const DriftReport &report, bool differencesCount)
{
    if (report.isCancelled)
        return exitcode::interrupted;
    if (differencesCount && report.hasDifferences())
        return exitcode::findings;
    return report.count(DriftRow::State::Unreachable) > 0 ? exitcode::network : 0;
}

int runDrift(const CommandLine &line, CliContext &context)
{
    static const QStringList formats{QString(), u"table"_s, u"json"_s, u"csv"_s};
    const QString format = line.text(u"output"_s);
    if (!formats.contains(format))
        return failUsage(context,
                         u"unknown output format \"%1\": table, json or csv"_s.arg(format));
    const Result<StreamSelection> selection = StreamSelection::load(line, context);
    if (!selection)
        return fail(context, selection.error());
    const Result<QList<DriftSubject>> subjects = subjectsOf(*selection, line.operands());
    if (!subjects)
        return failUsage(context, subjects.error().detail);
    if (subjects->isEmpty())
        selection->reportNone(context);
    QList<ImportRequest> known;
    for (const DriftSubject &subject : *subjects)
        known.append({.stream = subject.stream});
    const DriftOptions options{.inSourceRepositories = line.isOn(u"new-tags"_s),
                               .library = knownImages(selection->folder(), known)};
    DriftCheck check(context.registry(), context.clock);
    const Result<DriftReport> report = waitFor(check.run(*subjects, options, context.interrupt));
    if (!report)
        return exitcode::interrupted; // the only way it ends without a report
    printReport(*report, format, selection->isEveryNamespace(), context);
    return codeOf(*report, line.isOn(u"exit-code"_s));
}

} // namespace

Verb driftVerb()
{
    const QList<Flag> flags{
        {.name = u"all-namespaces"_s, .help = u"Streams of every project"_s, .letter = u'A'},
        outputFlag(u"table (what is not the same), json or csv (all)"_s),
        {.name = u"new-tags"_s,
         .help = u"Look for new tags in the repositories of single tags as well"_s},
        {.name = u"exit-code"_s, .help = u"End with 1 if there are differences"_s}};
    return {.name = u"drift"_s,
            .usage = u"[NAME[:TAG]...] [flags]"_s,
            .summary = u"Compare definitions, history and registries; nothing is written"_s,
            .example = u"drift\ndrift ruby ruby-ci:3.3\ndrift -A --new-tags -o csv"_s,
            .flags = catalogFlags() + flags,
            .run = runDrift};
}

} // namespace headwater
