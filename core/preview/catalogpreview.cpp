// SPDX-License-Identifier: Apache-2.0
#include "core/preview/catalogpreview.h"

#include "core/preview/buildertags.h"
#include "core/preview/consoleicons.h"
#include "core/preview/previewtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr auto catalogNamespace = "openshift"_L1;
constexpr auto sampleRef = "sampleRef"_L1;
constexpr auto sampleContextDir = "sampleContextDir"_L1;
constexpr qsizetype longTitle = 14; // characters, from which on cards do not use it

PreviewVersion versionOf(const TagReference &tag, const QString &streamTitle,
                         ConsoleRelease release)
{
    const auto value = [&tag](QLatin1StringView key) { return tag.annotations.value(key); };
    const QString heading = value(annotation::displayName);
    return {.tag = tag.name,
            .icon = formIcon(value(annotation::iconClass), release),
            .heading = heading.isEmpty() ? streamTitle : heading,
            .keywords = consoleKeywords(value(annotation::tags)),
            .description = value(annotation::description),
            .sampleRepo = value(annotation::sampleRepo),
            .sampleRef = value(sampleRef),
            .sampleContextDir = value(sampleContextDir)};
}

/// Since 4.7 the stream's own, from 4.2 on the default tag's; before that a bug hid it.
QString providerOf(const ImageStream &stream, const TagReference &defaultTag,
                   ConsoleRelease release)
{
    if (release.major < 4 || release >= ConsoleRelease{4, 7})
        return stream.metadata.annotations.value(annotation::providerDisplayName);
    return release >= ConsoleRelease{4, 2}
        ? defaultTag.annotations.value(annotation::providerDisplayName)
        : QString();
}

PreviewEntry entryOf(const CatalogStream &catalogStream, const QList<JudgedTag> &judged,
                     const PreviewOptions &options)
{
    const ImageStream &stream = *catalogStream.current;
    const ConsoleRelease release = options.release;
    const QList<const TagReference *> offered = offeredTags(judged, release);
    const TagReference &first = *offered.first();
    const QString displayName = stream.metadata.annotations.value(annotation::displayName);
    const QString iconClass = first.annotations.value(annotation::iconClass);
    PreviewEntry entry;
    entry.key = catalogStream.key;
    entry.title = displayName.isEmpty() ? stream.metadata.name : displayName;
    entry.provider = providerOf(stream, first, release);
    entry.description = first.annotations.value(annotation::description);
    entry.icon = tileIcon(iconClass, release);
    entry.keywords = consoleKeywords(first.annotations.value(annotation::tags));
    entry.categories = categoriesOf(entry.keywords, options.categories);
    // The first tag by name, whatever it is: the console does not ask whether it is offered.
    entry.panelSample = judged.first().tag->annotations.value(annotation::sampleRepo);
    entry.created = stream.metadata.creationTimestamp;
    entry.defaultTag = first.name;
    for (const TagReference *tag : offered)
        entry.versions.append(versionOf(*tag, displayName, release));
    entry.cardTitle = cardTitle(displayName, stream.metadata.name);
    entry.cardIcon = cardIcon(iconClass, release);
    entry.topologyIcon = topologyIcon(stream, release);
    entry.isSample = release >= ConsoleRelease{4, 6}
        && (release < ConsoleRelease{4, 11}
            || !first.annotations.value(annotation::sampleRepo).isEmpty());
    entry.isRecommendable = isRecommendable(stream.metadata.name);
    entry.notes = previewNotes(stream, judged, entry, release);
    return entry;
}

NotShown absentTag(const CatalogStream &stream, const JudgedTag &judged)
{
    NotShown item{.key = stream.key,
                  .tag = judged.tag->name,
                  .line = stream.tagPositions.value(judged.tag->name).line};
    for (const TagAbsence absence : judged.absences)
        item.reasons.append(absenceText(absence, *stream.current, *judged.tag));
    return item;
}

PreviewOptions completed(PreviewOptions options)
{
    if (options.categories.isEmpty())
        options.categories = defaultCategories(options.release);
    return options;
}

/// With how many entries are in each; those that have none are not listed.
QList<PreviewCategory> counted(const QList<CatalogCategory> &categories,
                               const QList<PreviewEntry> &entries)
{
    QHash<QString, int> counts;
    for (const PreviewEntry &entry : entries) {
        QStringList ids;
        for (const QString &id : entry.categories) {
            for (const QString &each : {id, id.section(u'/', 0, 0)}) {
                if (!ids.contains(each))
                    ids.append(each);
            }
        }
        for (const QString &id : std::as_const(ids))
            ++counts[id];
    }
    QList<PreviewCategory> listed{
        {.id = u"all"_s, .label = allItemsLabel(), .count = int(entries.size())}};
    const auto add = [&](const QString &id, const QString &label) {
        if (const int count = counts.value(id); count > 0)
            listed.append({.id = id, .label = label, .count = count});
    };
    for (const CatalogCategory &category : categories) {
        add(category.id, category.label);
        for (const CatalogCategory &within : category.subcategories)
            add(category.id + u'/' + within.id, within.label);
    }
    add(u"other"_s, otherLabel());
    return listed;
}

} // namespace

QList<ConsoleRelease> consoleReleases()
{
    QList<ConsoleRelease> releases;
    for (int minor = ConsoleRelease::newest().minor; minor >= 0; --minor)
        releases.append({4, minor});
    releases.append({3, 11});
    return releases;
}

ConsoleTraits consoleTraits(ConsoleRelease release)
{
    using Search = ConsoleTraits::Search;
    const auto since = [release](int minor) { return release >= ConsoleRelease{4, minor}; };
    return {.release = release.toString(),
            .search = since(21) ? Search::Ranks
                : since(20)     ? Search::RanksOnly
                : since(2)      ? Search::Contains
                                : Search::ContainsWord,
            .createLabel = createLabel(since(11)),
            .alwaysShowsSampleRow = !since(11),
            .hasRoundedTiles = since(19), // PatternFly 6
            .hasSamples = since(6)};
}

bool isRecommendable(const QString &name)
{
    static const QStringList detected{u"java"_s,   u"golang"_s,        u"ruby"_s,
                                      u"nodejs"_s, u"modern-webapp"_s, u"php"_s,
                                      u"python"_s, u"perl"_s,          u"dotnet"_s};
    return detected.contains(name);
}

QString cardTitle(const QString &displayName, const QString &name)
{
    if (!displayName.isEmpty() && displayName.size() < longTitle)
        return displayName;
    QString title = name;
    title.replace(u'-', u' ');
    bool isStart = true;
    for (QChar &c : title) {
        if (isStart)
            c = c.toUpper();
        isStart = c == u' ';
    }
    return title;
}

StreamPreviewResult previewStream(const CatalogStream &stream, const PreviewOptions &options)
{
    const QList<JudgedTag> judged = judgeTags(*stream.current, options.imports);
    StreamPreviewResult result;
    QList<NotShown> tags;
    bool isOffered = false;
    for (const JudgedTag &tag : judged) {
        if (tag.absences.isEmpty())
            isOffered = true;
        else
            tags.append(absentTag(stream, tag));
    }
    const QString &ns = stream.key.ns;
    const bool isListed = ns.isEmpty() || ns == catalogNamespace;
    if (isOffered && isListed) {
        result.entry = entryOf(stream, judged, completed(options));
    } else {
        NotShown whole{.key = stream.key, .line = stream.position.line};
        if (!isListed)
            whole.reasons.append(foreignNamespaceText(ns));
        if (!isOffered)
            whole.reasons.append(noBuilderText(judged));
        result.notShown.append(whole);
    }
    result.notShown.append(tags);
    return result;
}

CatalogPreview previewCatalog(const CatalogSnapshot &snapshot, const PreviewOptions &options,
                              const std::stop_token &stop)
{
    const PreviewOptions complete = completed(options);
    CatalogPreview preview{.traits = consoleTraits(options.release)};
    for (const CatalogStream &stream : snapshot.streams) {
        if (stop.stop_requested())
            return preview;
        StreamPreviewResult result = previewStream(stream, complete);
        if (result.entry)
            preview.entries.append(std::move(*result.entry));
        preview.notShown.append(std::move(result.notShown));
        ++preview.streams;
    }
    preview.categories = counted(complete.categories, preview.entries);
    return preview;
}

} // namespace headwater
