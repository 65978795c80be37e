// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogcontents.h"

#include "core/base/errortext.h"
#include "core/catalog/snapshotbuilder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// What says the same stays the same object, so that nobody takes it for changed. Typing changes
/// one stream of many.
void keepEqualStreams(QList<CatalogStream> &streams, const QList<CatalogStream> &before)
{
    for (qsizetype i = 0; i < qMin(streams.size(), before.size()); ++i) {
        const CatalogStream &old = before.at(i);
        CatalogStream &now = streams[i];
        if (old.key == now.key && *old.definition == *now.definition) {
            now.definition = old.definition;
            now.current = old.current;
        }
    }
}

} // namespace

CatalogContents::CatalogContents(QString folder)
    : m_folder(std::move(folder))
{
}

bool CatalogContents::update(const FileScan &scan, Time now)
{
    bool differs = false;
    QSet<QString> found;
    found.reserve(scan.files.size());
    for (const FoundFile &file : scan.files) {
        found.insert(file.path);
        differs = updateFound(file) || differs;
    }
    return updateVanished(found, now) || differs;
}

bool CatalogContents::updateFound(const FoundFile &found)
{
    const bool isNew = !m_entries.contains(found.path);
    Entry &entry = m_entries[found.path];
    const bool wasGone = entry.isGone();
    if (wasGone) {
        entry.file.state = entry.beforeGone;
        entry.goneSince.reset();
    }
    if (found.refused) {
        const CatalogFile before = entry.file;
        refuse(entry, found);
        return isNew || wasGone || entry.file != before;
    }
    const bool hasChanged = isNew || entry.stamp != found.stamp;
    // A refused file has no stamp; what is a regular file now has another one.
    entry.file.path = found.path;
    entry.file.size = found.stamp.size;
    entry.stamp = found.stamp;
    entry.isToRead = entry.isToRead || hasChanged || !entry.isSettled;
    return hasChanged || wasGone;
}

void CatalogContents::refuse(Entry &entry, const FoundFile &found)
{
    entry = Entry();
    entry.stamp = {};
    entry.file = {.path = found.path, .state = CatalogFile::State::Broken};
    entry.file.problems = {{.severity = Problem::Severity::Error,
                            .file = found.path,
                            .message = errorText(*found.refused)}};
}

bool CatalogContents::updateVanished(const QSet<QString> &found, Time now)
{
    bool differs = false;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        Entry &entry = *it;
        if (found.contains(it.key())) {
            ++it;
            continue;
        }
        if (!entry.isGone()) {
            setGone(entry, now);
            differs = true;
        }
        entry.goneSince = entry.goneSince.value_or(now);
        if (now - *entry.goneSince < goneFor) {
            ++it;
            continue;
        }
        m_indexChanges.gone.append(it.key());
        it = m_entries.erase(it);
        differs = true;
    }
    return differs;
}

void CatalogContents::setGone(Entry &entry, std::optional<Time> since)
{
    entry.beforeGone = entry.file.state;
    entry.file.state = CatalogFile::State::Gone;
    entry.goneSince = since;
    // Should it come back with the same stamp, then what was not read yet is still to be read.
    entry.isSettled = entry.isSettled && !entry.isToRead && !entry.isBeingRead;
    entry.isToRead = false;
}

void CatalogContents::setFolderGone()
{
    for (Entry &entry : m_entries) {
        if (!entry.isGone())
            setGone(entry, {});
    }
}

void CatalogContents::setIndex(QHash<QString, IndexedFile> index)
{
    m_index = std::move(index);
}

QList<ReadJob> CatalogContents::takeJobs()
{
    QList<ReadJob> jobs;
    for (const auto &[path, entry] : m_entries.asKeyValueRange()) {
        if (!entry.isToRead || entry.isBeingRead)
            continue;
        entry.isToRead = false;
        entry.isBeingRead = true;
        ReadJob job = {.folder = m_folder,
                       .path = path,
                       .stamp = entry.stamp,
                       .indexed = {},
                       .recorded = m_recorded};
        if (entry.unsettled) {
            job.indexed = entry.unsettled;
            job.indexed->stamp = {}; // equal stamps prove nothing here; the content does
        } else if (const auto known = m_index.constFind(path); known != m_index.constEnd()) {
            job.indexed = *known;
        }
        jobs.append(std::move(job));
    }
    return jobs;
}

void CatalogContents::take(const ReadFile &read)
{
    const auto found = m_entries.find(read.file.path);
    if (found == m_entries.end())
        return;
    Entry &entry = *found;
    entry.isBeingRead = false;
    if (entry.isGone())
        return;
    entry.file = read.file;
    entry.stamp = read.stamp;
    entry.streams = read.streams;
    entry.isSettled = read.isSettled;
    if (entry.unsaved && entry.unsaved->isOver && !entry.isToRead)
        entry.unsaved.reset();
    entry.unsettled = read.isSettled ? std::nullopt : read.toIndex;
    if (read.isSettled && read.toIndex)
        m_indexChanges.changed.append(*read.toIndex);
    if (read.recorded != m_recorded)
        remake(entry, [](const StreamKey &) { return true; });
}

void CatalogContents::setUnsaved(const QString &path, const Definition &definition, qint64 bytes)
{
    const auto found = m_entries.find(path);
    if (found == m_entries.end() || found->isGone())
        return;
    Entry &entry = *found;
    const ReadJob job = {.folder = m_folder,
                         .path = path,
                         .stamp = entry.stamp,
                         .indexed = {},
                         .recorded = m_recorded};
    ReadFile read = readUnsaved(job, definition, bytes);
    if (definition.isBroken()) {
        read.streams = entry.shownStreams();
        read.file.streamCount = static_cast<int>(read.streams.size());
    }
    keepEqualStreams(read.streams, entry.shownStreams());
    entry.unsaved = {.file = read.file, .streams = read.streams};
}

void CatalogContents::endUnsaved(const QString &path)
{
    const auto found = m_entries.find(path);
    if (found == m_entries.end() || !found->unsaved)
        return;
    found->unsaved->isOver = true;
    found->isToRead = true;
}

CatalogContents::IndexChanges CatalogContents::takeIndexChanges()
{
    // What the index knew of files that are not there any more.
    for (const QString &path : m_index.keys()) {
        if (!m_entries.contains(path))
            m_indexChanges.gone.append(path);
    }
    m_index.clear();
    return std::exchange(m_indexChanges, {});
}

void CatalogContents::setRecorded(const RecordedStreamsPtr &recorded)
{
    const RecordedStreamsPtr before = std::exchange(m_recorded, recorded);
    const auto differs = [&](const StreamKey &key) {
        const auto was = before->constFind(key);
        const auto is = recorded->constFind(key);
        if (was == before->constEnd() || is == recorded->constEnd())
            return (was == before->constEnd()) != (is == recorded->constEnd());
        return *was != *is;
    };
    for (Entry &entry : m_entries)
        remake(entry, differs);
}

void CatalogContents::setRecorded(const StreamKey &key, const std::optional<ImageStream> &recorded)
{
    auto all = std::make_shared<RecordedStreams>(*m_recorded);
    if (recorded)
        all->insert(key, *recorded);
    else
        all->remove(key);
    m_recorded = std::move(all);
    if (const auto found = m_entries.find(key.file); found != m_entries.end())
        remake(*found, [&](const StreamKey &other) { return other == key; });
}

void CatalogContents::remake(Entry &entry,
                             const std::function<bool(const StreamKey &)> &isAffected) const
{
    const auto remakeAll = [&](QList<CatalogStream> &streams) {
        for (CatalogStream &stream : streams) {
            if (isAffected(stream.key)) {
                stream.current = currentStream(*stream.definition, stream.key, *m_recorded,
                                               entry.stamp.modifiedNs);
            }
        }
    };
    remakeAll(entry.streams);
    if (entry.unsaved)
        remakeAll(entry.unsaved->streams);
}

bool CatalogContents::isOrphan(const StreamKey &key,
                               const std::function<bool(const QString &)> &exists) const
{
    const auto entry = m_entries.constFind(key.file);
    if (entry == m_entries.constEnd() || entry->isGone())
        return !exists(key.file);
    return entry->file.state == CatalogFile::State::Read
        && std::ranges::none_of(entry->streams,
                                [&](const CatalogStream &stream) { return stream.key == key; });
}

QList<CatalogContents::Move>
CatalogContents::moves(const std::function<bool(const QString &)> &exists) const
{
    using Name = std::pair<QString, QString>;
    QHash<Name, QList<StreamKey>> orphans;
    for (const StreamKey &key : m_recorded->keys()) {
        if (isOrphan(key, exists))
            orphans[{key.ns, key.name}].append(key);
    }
    if (orphans.isEmpty())
        return {};
    QHash<Name, QList<StreamKey>> heirs;
    for (const Entry &entry : m_entries) {
        if (entry.isGone())
            continue;
        for (const CatalogStream &stream : entry.streams) {
            const Name name(stream.key.ns, stream.key.name);
            if (orphans.contains(name) && !m_recorded->contains(stream.key))
                heirs[name].append(stream.key);
        }
    }
    QList<Move> moves;
    for (const auto &[name, keys] : orphans.asKeyValueRange()) {
        if (keys.size() == 1 && heirs.value(name).size() == 1)
            moves.append({.from = keys.first(), .to = heirs.value(name).first()});
    }
    return moves;
}

void CatalogContents::applyMove(const Move &move)
{
    const ImageStream stream = m_recorded->value(move.from);
    setRecorded(move.from, {});
    setRecorded(move.to, stream);
}

bool CatalogContents::hasStreams() const
{
    return std::ranges::any_of(m_entries,
                               [](const Entry &entry) { return !entry.streams.isEmpty(); });
}

bool CatalogContents::isComplete() const
{
    return std::ranges::none_of(
        m_entries, [](const Entry &entry) { return entry.isToRead || entry.isBeingRead; });
}

QStringList CatalogContents::paths() const
{
    QStringList paths;
    for (const auto &[path, entry] : m_entries.asKeyValueRange()) {
        if (!entry.isGone())
            paths.append(path);
    }
    return paths;
}

CatalogSnapshotPtr CatalogContents::snapshot() const
{
    SnapshotBuilder builder(m_folder);
    builder.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        builder.add(entry.shownFile(), entry.shownStreams());
    return builder.build(isComplete());
}

} // namespace headwater
