// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tagdetails.h"
#include "app/cli/typedpullspec.h"
#include "app/cli/verb.h"
#include "app/cli/waiting.h"
#include "core/describe/bytesize.h"
#include "core/describe/describeimageinfo.h"
#include "core/describe/jsontext.h"
#include "core/describe/tables.h"
#include "core/imagestream/tagorder.h"
#include "core/ports/clock.h"

#include <QFutureWatcher>
#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// The tags that came, and why there may be more.
struct TagList
{
    QStringList tags = {};
    QString incomplete = {};
    std::optional<Error> error = {};
};

/// Waits for all pages; @p onPage gets each of them as it comes.
TagList listTags(RegistryPort &registry, const PullSpec &repository, RegistryAccess access,
                 const std::stop_token &stop,
                 const std::function<void(const QStringList &)> &onPage)
{
    TagList list;
    QFutureWatcher<Result<TagPage>> pages;
    QObject::connect(&pages, &QFutureWatcherBase::resultReadyAt, &pages, [&](int index) {
        const Result<TagPage> page = pages.resultAt(index);
        if (!page) {
            list.error = page.error();
            return;
        }
        list.tags += page->tags;
        list.incomplete = page->incomplete;
        onPage(page->tags);
    });
    QObject::connect(&pages, &QFutureWatcherBase::finished, &pages, &QCoreApplication::quit);
    pages.setFuture(registry.tags(repository, access, stop));
    QCoreApplication::exec();
    return list;
}

void printTags(const QStringList &tags, const QString &prefix, CliContext &context)
{
    QString text;
    for (const QString &tag : tags)
        text += prefix + tag + u'\n';
    print(context.out, text);
}

/// The exit code for how the listing ended, and a word about it.
int reportEnd(const TagList &list, CliContext &context)
{
    if (list.error)
        return fail(context, *list.error);
    if (list.incomplete.isEmpty())
        return 0;
    print(context.err, u"warning: there may be more tags: %1\n"_s.arg(list.incomplete));
    return exitcode::findings;
}

QString reason(const Error &error)
{
    return u"error: "_s
        + (error.detail.isEmpty()
               ? QString::fromLatin1(QMetaEnum::fromType<Error::Kind>().valueToKey(int(error.kind)))
               : error.detail);
}

bool isCancelled(const TagFacts &row)
{
    return !row.image && row.image.error().kind == Error::Kind::Cancelled;
}

QString detailsTable(const QList<TagFacts> &facts, const QDateTime &now)
{
    QList<QStringList> rows{{u"TAG"_s, u"DIGEST"_s, u"CREATED"_s, u"SIZE"_s, u"PLATFORM"_s}};
    for (const TagFacts &row : facts) {
        const QString digest = row.digest.isEmpty() ? u"<none>"_s : row.digest;
        if (isCancelled(row))
            continue;
        if (!row.image) {
            rows.append({row.tag, digest, u"-"_s, u"-"_s, reason(row.image.error())});
            continue;
        }
        const QDateTime &created = row.image->created;
        rows.append({row.tag, digest,
                     created.isValid() ? shortAge(created, now) + u" ago"_s : u"<unknown>"_s,
                     byteSize(row.image->size), row.image->platforms.join(u',')});
    }
    return alignedTable(rows);
}

QJsonArray detailsJson(const QList<TagFacts> &facts)
{
    QJsonArray array;
    for (const TagFacts &row : facts) {
        if (isCancelled(row))
            continue;
        QJsonObject object{{u"name"_s, row.tag}, {u"digest"_s, row.digest}};
        if (row.image) {
            if (row.image->created.isValid())
                object.insert(u"created"_s, row.image->created.toString(Qt::ISODate));
            object.insert(u"size"_s, row.image->size);
            object.insert(u"platforms"_s, QJsonArray::fromStringList(row.image->platforms));
        } else {
            object.insert(u"error"_s, reason(row.image.error()));
        }
        array.append(object);
    }
    return array;
}

void printJson(const PullSpec &repository, const QJsonArray &tags, const TagList &list,
               CliContext &context)
{
    QJsonObject object{{u"name"_s, repository.exact()}, {u"tags"_s, tags}};
    if (!list.incomplete.isEmpty())
        object.insert(u"incomplete"_s, list.incomplete);
    print(context.out, QString::fromUtf8(jsonText(object)));
}

int printDetails(const PullSpec &repository, const TagList &list, const CommandLine &line,
                 CliContext &context)
{
    TagDetails details(context.registry(), repository.withDockerClientDefaults().asRepository(),
                       {.insecure = line.isOn(u"insecure"_s)}, context.interrupt);
    const QList<TagFacts> facts = waitFor(details.fetch(list.tags));
    if (line.text(u"output"_s) == "json"_L1)
        printJson(repository, detailsJson(facts), list, context);
    else
        print(context.out, detailsTable(facts, context.clock.now()));
    if (context.interrupt.stop_requested())
        return exitcode::interrupted;
    const bool isGood
        = std::ranges::all_of(facts, [](const TagFacts &row) { return row.image.has_value(); });
    return isGood ? 0 : exitcode::findings;
}

int runTags(const CommandLine &line, CliContext &context)
{
    static const QStringList formats{QString(), u"json"_s, u"name"_s};
    const QString format = line.text(u"output"_s);
    if (!formats.contains(format))
        return failUsage(context, u"unknown output format \"%1\": json or name"_s.arg(format));
    if (line.operands().size() != 1)
        return failUsage(context, u"tags needs one repository"_s);
    const Result<PullSpec> spec = typedPullSpec(line.operands().first(), context);
    if (!spec)
        return failUsage(context,
                         u"\"%1\": %2"_s.arg(line.operands().first(), spec.error().detail));
    if (!spec->tag().isEmpty() || !spec->id().isEmpty())
        return failUsage(context, u"tags needs a repository without tag and digest"_s);
    const bool withDetails = line.isOn(u"details"_s);
    const bool isStreamed = line.isOn(u"unsorted"_s) && !withDetails && format != "json"_L1;
    const QString prefix = format == "name"_L1 ? spec->exact() + u':' : QString();
    TagList list = listTags(context.registry(), spec->withDockerClientDefaults().asRepository(),
                            {.insecure = line.isOn(u"insecure"_s)}, context.interrupt,
                            [&](const QStringList &page) {
                                if (isStreamed)
                                    printTags(page, prefix, context);
                            });
    if (!line.isOn(u"unsorted"_s))
        list.tags = prioritizedTags(list.tags);
    int code = 0;
    if (!list.tags.isEmpty() || !list.error) {
        if (withDetails)
            code = printDetails(*spec, list, line, context);
        else if (format == "json"_L1)
            printJson(*spec, QJsonArray::fromStringList(list.tags), list, context);
        else if (!isStreamed)
            printTags(list.tags, prefix, context);
    }
    return qMax(code, reportEnd(list, context));
}

} // namespace

Verb tagsVerb()
{
    return {.name = u"tags"_s,
            .usage = u"REPOSITORY [flags]"_s,
            .summary = u"List the tags of a repository in a registry"_s,
            .example = u"tags quay.io/team/app\ntags docker.io/library/ruby --details"_s,
            .flags = {{.name = u"details"_s, .help = u"What each tag points to, as a table"_s},
                      {.name = u"unsorted"_s,
                       .help = u"In the registry's order, each page as soon as it comes"_s},
                      outputFlag(u"json, or name for whole pull specs"_s),
                      insecureFlag()},
            .run = runTags};
}

} // namespace headwater
