// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogreader.h"

#include "core/base/errortext.h"
#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/catalog/definitioncodec.h"
#include "core/definition/definition.h"
#include "core/imagestream/updatestrategy.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocale>
#include <QTimeZone>

#include <chrono>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Clocks of file systems tick every 1 to 10 ms (ext4, xfs, tmpfs) or every 2 s (FAT, some NFS).
constexpr qint64 settledAfterNs = 2'000'000'000;

qint64 nowNs()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

/// A file that is being written right now is tried again; usually its writer is done by then.
Result<FileContent> readPatiently(const ReadJob &job)
{
    constexpr int mostTries = 3;
    Result<FileContent> content = Error();
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        content = readFile(job.folder + u'/' + job.path, limits::definitionFileBytes);
        if (content || content.error().kind != Error::Kind::Conflict)
            break;
    }
    if (!content)
        content.error().subject = job.path;
    return content;
}

ReadFile broken(const ReadJob &job, Error error)
{
    const bool isBeingWritten = error.kind == Error::Kind::Conflict;
    if (isBeingWritten)
        error.kind = Error::Kind::Io; // a conflict is told in words about saving
    ReadFile read;
    read.file.path = job.path;
    read.file.state = CatalogFile::State::Broken;
    read.file.problems
        = {{.severity = Problem::Severity::Error, .file = job.path, .message = errorText(error)}};
    read.stamp = job.stamp;
    read.recorded = job.recorded;
    read.isSettled = !isBeingWritten;
    return read;
}

CatalogStream streamOf(const DefinedStream &defined, const ReadJob &job, qint64 modifiedNs)
{
    CatalogStream stream;
    stream.key = {
        .file = job.path, .ns = defined.stream->metadata.ns, .name = defined.stream->metadata.name};
    stream.definition = defined.stream;
    stream.current = currentStream(*defined.stream, stream.key, *job.recorded, modifiedNs);
    stream.document = defined.document;
    stream.item = defined.item;
    stream.position = defined.position;
    stream.tagPositions = defined.tagPositions;
    return stream;
}

ReadFile fromDefinition(const ReadJob &job, const Definition &definition, const FileStamp &stamp)
{
    ReadFile read;
    read.stamp = stamp;
    read.recorded = job.recorded;
    read.file.path = job.path;
    read.file.size = stamp.size;
    read.file.state = definition.isBroken() ? CatalogFile::State::Broken : CatalogFile::State::Read;
    read.file.streamCount = int(definition.streams.size());
    read.file.otherObjects = definition.otherObjects;
    read.file.problems = definition.problems;
    for (Problem &problem : read.file.problems)
        problem.file = job.path;
    read.streams.reserve(definition.streams.size());
    for (const DefinedStream &defined : definition.streams)
        read.streams.append(streamOf(defined, job, stamp.modifiedNs));
    return read;
}

/// What the index knows about content of that hash; a file may have been touched, or checked out
/// again, without having been changed.
std::optional<Definition> indexedDefinition(const ReadJob &job, const QByteArray &sha256)
{
    if (!job.indexed || job.indexed->sha256 != sha256)
        return {};
    return decodeDefinition(job.indexed->data);
}

/// As far as its stamp tells, the file is what the index has.
std::optional<ReadFile> readFromIndex(const ReadJob &job)
{
    if (!job.indexed || job.indexed->stamp != job.stamp)
        return {};
    const std::optional<Definition> definition = decodeDefinition(job.indexed->data);
    if (!definition)
        return {};
    return fromDefinition(job, *definition, job.stamp);
}

} // namespace

ReadFile readCatalogFile(const ReadJob &job)
{
    if (std::optional<ReadFile> known = readFromIndex(job))
        return *std::move(known);
    const qint64 start = nowNs();
    const Result<FileContent> content = readPatiently(job);
    if (!content)
        return broken(job, content.error());
    const QByteArray sha256 = QCryptographicHash::hash(content->bytes, QCryptographicHash::Sha256);
    std::optional<Definition> definition = indexedDefinition(job, sha256);
    const bool wasKnown = definition.has_value();
    if (!wasKnown)
        definition = readDefinition(content->bytes, job.path);
    ReadFile read = fromDefinition(job, *definition, content->stamp);
    read.isSettled = start - content->stamp.changedNs > settledAfterNs;
    read.toIndex
        = IndexedFile{.path = job.path,
                      .stamp = content->stamp,
                      .sha256 = sha256,
                      .data = wasKnown ? job.indexed->data : encodeDefinition(*definition)};
    return read;
}

ReadFile readUnsaved(const ReadJob &job, const Definition &definition, qint64 bytes)
{
    ReadFile read = fromDefinition(job, definition, job.stamp);
    read.file.size = bytes;
    read.file.isUnsaved = true;
    return read;
}

std::shared_ptr<const ImageStream> currentStream(const ImageStream &definition,
                                                 const StreamKey &key,
                                                 const RecordedStreams &recorded, qint64 modifiedNs)
{
    constexpr qint64 second = 1'000'000'000;
    const auto found = recorded.constFind(key);
    const auto before = found == recorded.constEnd() ? std::optional<ImageStream>() : *found;
    return std::make_shared<const ImageStream>(serverStream(
        definition, before, QDateTime::fromSecsSinceEpoch(modifiedNs / second, QTimeZone::UTC)));
}

QString indexReader()
{
    const QFileInfo program(QCoreApplication::applicationFilePath());
    return u"%1 %2 %3 %4"_s.arg(QCoreApplication::applicationVersion(), QLocale().name())
        .arg(program.size())
        .arg(program.lastModified().toMSecsSinceEpoch());
}

} // namespace headwater
