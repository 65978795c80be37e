// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/definition/definition.h"
#include "core/store/fileindex.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace headwater {

/// What the history store holds, by stream.
using RecordedStreams = QHash<StreamKey, ImageStream>;
using RecordedStreamsPtr = std::shared_ptr<const RecordedStreams>;

/// A file to read.
struct ReadJob
{
    QString folder = {}; ///< absolute
    QString path = {}; ///< relative to it
    FileStamp stamp = {}; ///< as it was found
    std::optional<IndexedFile> indexed = {}; ///< what reading it gave last time
    RecordedStreamsPtr recorded = {}; ///< never null
};

/// What came of it.
struct ReadFile
{
    CatalogFile file = {}; ///< Read or Broken
    FileStamp stamp = {};
    QList<CatalogStream> streams = {}; ///< in the file's order
    RecordedStreamsPtr recorded = {}; ///< that the streams' current state was made with
    /// False: the file was younger than what the clock of its file system can tell apart, or
    /// changed while it was read. Another change might not show in the stamp; it has to be read
    /// again.
    bool isSettled = true;
    /// For the index; nullopt: the index has it already, or there is nothing to keep.
    std::optional<IndexedFile> toIndex = {};
};

/// Reads one file, or takes what the index says where stamp or content are the same. Called from
/// many threads at once. Never fails: a file that cannot be read is Broken, with the reason as
/// problem.
ReadFile readCatalogFile(const ReadJob &job);

/// The same for a text that is being edited: @p definition is what it says, @p bytes its size. The
/// job's stamp is that of the file on the disk.
ReadFile readUnsaved(const ReadJob &job, const Definition &definition, qint64 bytes);

/// What a server would hold for @p definition, read from a file last changed at @p modified.
std::shared_ptr<const ImageStream> currentStream(const ImageStream &definition,
                                                 const StreamKey &key,
                                                 const RecordedStreams &recorded,
                                                 qint64 modifiedNs);

/// Names this build of the program and the language of its messages: what one build made of a file
/// is nothing to another.
QString indexReader();

} // namespace headwater
