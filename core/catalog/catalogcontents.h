// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalogreader.h"
#include "core/catalog/catalogsnapshot.h"
#include "core/catalog/filescan.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace headwater {

/// What is known of a catalog folder, brought up to date by scans of the folder, files that were
/// read and news from the store; gives snapshots of it. Plain data for one thread: reads nothing.
class CatalogContents
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// How long a file that vanished is shown as Gone: editors that save by renaming, and git, make
    /// files vanish for a moment.
    static constexpr std::chrono::milliseconds goneFor{2000};

    explicit CatalogContents(QString folder);
    const QString &folder() const { return m_folder; }

    /// Takes over what a scan found. Returns whether anything differs for people.
    bool update(const FileScan &scan, Time now);
    /// The folder itself cannot be found: all its files are Gone, and stay until it is back.
    void setFolderGone();
    /// What the index of files knows; needed until all was read for the first time.
    void setIndex(QHash<QString, IndexedFile> index);

    /// The files to read that were not asked for before: new and changed ones, and those that the
    /// last reading could not be sure of.
    QList<ReadJob> takeJobs();
    /// Takes over what was read. A file that is not part of the catalog any more is ignored.
    void take(const ReadFile &read);

    /// Shows @p definition, the text of a file as somebody is editing it (@p bytes long), in place
    /// of what was read. While it is broken, as a text is in the middle of being typed, the streams
    /// stay what they were; its problems are told. Histories follow what is on the disk alone.
    /// Ignored for a file that is not part of the catalog.
    void setUnsaved(const QString &path, const Definition &definition, qint64 bytes);
    /// Nobody edits the file any more, or it was saved: what the disk holds is shown again as soon
    /// as it has been read once more.
    void endUnsaved(const QString &path);

    /// What the index has to learn, and to forget.
    struct IndexChanges
    {
        QList<IndexedFile> changed;
        QStringList gone;
        bool isEmpty() const { return changed.isEmpty() && gone.isEmpty(); }
    };
    IndexChanges takeIndexChanges();

    /// Replaces all that the store holds, or what it holds for one stream.
    void setRecorded(const RecordedStreamsPtr &recorded);
    void setRecorded(const StreamKey &key, const std::optional<ImageStream> &recorded);

    /// A recorded stream whose definition is now in another file.
    struct Move
    {
        StreamKey from;
        StreamKey to;
        friend bool operator==(const Move &, const Move &) = default;
    };
    /// Recorded streams that no file defines any more, though the file they were in is gone or was
    /// read without error, and that exactly one other file, without a history for it, defines.
    /// @p exists tells whether a file, which need not be part of the catalog, is there.
    QList<Move> moves(const std::function<bool(const QString &)> &exists) const;
    /// Takes over that the store has done @p move.
    void applyMove(const Move &move);

    bool hasStreams() const;
    bool isComplete() const; ///< every file found has been read
    QStringList paths() const; ///< of files that are there
    CatalogSnapshotPtr snapshot() const;

private:
    struct Entry
    {
        CatalogFile file;
        FileStamp stamp;
        QList<CatalogStream> streams;
        /// What an unsettled reading gave, so that reading again need not parse again.
        std::optional<IndexedFile> unsettled;
        std::optional<Time> goneSince;
        CatalogFile::State beforeGone = CatalogFile::State::Waiting;
        bool isToRead = false;
        bool isBeingRead = false;
        bool isSettled = true;

        /// As it is being edited, if it is.
        struct Unsaved
        {
            CatalogFile file;
            QList<CatalogStream> streams;
            bool isOver = false; ///< to be shown until the file has been read
        };
        std::optional<Unsaved> unsaved;

        const CatalogFile &shownFile() const { return unsaved ? unsaved->file : file; }
        const QList<CatalogStream> &shownStreams() const
        {
            return unsaved ? unsaved->streams : streams;
        }
        bool isGone() const { return file.state == CatalogFile::State::Gone; }
    };

    bool updateFound(const FoundFile &found);
    bool updateVanished(const QSet<QString> &found, Time now);
    void refuse(Entry &entry, const FoundFile &found);
    void setGone(Entry &entry, std::optional<Time> since);
    void remake(Entry &entry, const std::function<bool(const StreamKey &)> &isAffected) const;
    bool isOrphan(const StreamKey &key, const std::function<bool(const QString &)> &exists) const;

    QString m_folder;
    QMap<QString, Entry> m_entries;
    QHash<QString, IndexedFile> m_index;
    IndexChanges m_indexChanges;
    RecordedStreamsPtr m_recorded = std::make_shared<const RecordedStreams>();
};

} // namespace headwater
