// SPDX-License-Identifier: Apache-2.0
#include "models/catalogrow.h"

#include "models/streamheading.h"

#include <QCoreApplication>
#include <QHash>
#include <QMap>

#include <algorithm>
#include <vector>

namespace headwater {

namespace {

struct CatalogText
{
    Q_DECLARE_TR_FUNCTIONS(headwater::CatalogText)
};

int distinctTags(const ImageStream &stream)
{
    // Sorted rather than hashed: this runs for every stream at every change of one.
    std::vector<QStringView> names;
    names.reserve(size_t(stream.spec.tags.size() + stream.status.tags.size()));
    for (const TagReference &tag : stream.spec.tags)
        names.emplace_back(tag.name);
    for (const NamedTagEventList &tag : stream.status.tags)
        names.emplace_back(tag.tag);
    std::ranges::sort(names);
    return static_cast<int>(std::ranges::unique(names).begin() - names.begin());
}

int failedTags(const ImageStream &stream)
{
    int failed = 0;
    for (const NamedTagEventList &tag : stream.status.tags) {
        for (const TagEventCondition &condition : tag.conditions)
            failed += condition.status == QLatin1StringView("False") ? 1 : 0;
    }
    return failed;
}

CatalogRow streamRow(const CatalogStream &stream, const QHash<QString, const CatalogFile *> &files)
{
    CatalogRow row;
    row.key = stream.key;
    row.iconClass = streamIconClass(*stream.definition);
    row.tagCount = distinctTags(*stream.current);
    row.showFile = stream.isDuplicate;
    const CatalogFile *file = files.value(stream.key.file);
    const int failed = failedTags(*stream.current);
    if (file && file->state == CatalogFile::State::Broken) {
        row.mark = CatalogRow::Mark::Error;
        row.markText = CatalogText::tr("Part of the file cannot be read.");
    } else if (failed > 0) {
        row.mark = CatalogRow::Mark::Error;
        row.markText = CatalogText::tr("The last import failed for %n tag(s).", nullptr, failed);
    } else if (stream.isDuplicate) {
        row.mark = CatalogRow::Mark::Warning;
        row.markText = CatalogText::tr("Another file defines a stream of this name.");
    }
    return row;
}

CatalogGroup fileGroup(const CatalogSnapshot &snapshot, CatalogGroup::Kind kind)
{
    const bool waiting = kind == CatalogGroup::Kind::Waiting;
    const auto wanted = waiting ? CatalogFile::State::Waiting : CatalogFile::State::Broken;
    CatalogGroup group{.kind = kind, .ns = {}, .rows = {}};
    for (const CatalogFile &file : snapshot.files) {
        if (file.state != wanted || file.streamCount > 0)
            continue;
        CatalogRow row;
        row.kind = waiting ? CatalogRow::Kind::WaitingFile : CatalogRow::Kind::BrokenFile;
        row.key.file = file.path;
        if (!waiting) {
            row.mark = CatalogRow::Mark::Error;
            row.markText = file.problems.isEmpty() ? QString() : file.problems.first().message;
        }
        group.rows.append(row);
    }
    return group;
}

} // namespace

QList<CatalogGroup> catalogGroups(const CatalogSnapshot &snapshot)
{
    QHash<QString, const CatalogFile *> files;
    for (const CatalogFile &file : snapshot.files)
        files.insert(file.path, &file);

    QMap<QString, CatalogGroup> namespaces;
    for (const CatalogStream &stream : snapshot.streams) {
        CatalogGroup &group = namespaces[stream.key.ns];
        group.ns = stream.key.ns;
        group.rows.append(streamRow(stream, files));
    }
    QList<CatalogGroup> groups = namespaces.values();
    for (const auto kind : {CatalogGroup::Kind::Waiting, CatalogGroup::Kind::Broken}) {
        CatalogGroup group = fileGroup(snapshot, kind);
        if (!group.rows.isEmpty())
            groups.append(group);
    }
    return groups;
}

} // namespace headwater
