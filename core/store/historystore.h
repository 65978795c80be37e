// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"
#include "core/image/knownlist.h"
#include "core/imagestream/imagestream.h"
#include "core/store/fileindex.h"
#include "core/store/streamkey.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace headwater {

/// One line of a stream's time line. The order is that of the sequence numbers, never of the
/// times: clocks jump.
struct JournalEntry
{
    Q_GADGET
public:
    enum class Kind { Imported, Moved, ImportFailed, Tagged, Deleted, Reverted };
    Q_ENUM(Kind)

    qint64 sequence = 0; ///< given by the store
    QDateTime at = {};
    Kind kind = Kind::Imported;
    QString tag = {};
    QString fromImage = {}; ///< digest before; empty: none
    QString toImage = {}; ///< digest after; empty: none
    QString dockerImageReference = {}; ///< after
    QString detail = {}; ///< the failure's reason and message

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// What one operation on one stream changed; written in one transaction.
struct StreamChange
{
    StreamKey key = {};
    /// The stream as the server would hold it now: metadata, spec with generations, status.
    ImageStream stream = {};
    QList<JournalEntry> journal = {};
    QList<Image> images = {}; ///< new or known; a known digest is not rewritten
    QList<KnownList> lists = {}; ///< likewise
    std::optional<qint64> waiting = {}; ///< id of what it was in the queue, and leaves now
};

/// An import that waits for its turn.
struct WaitingImport
{
    qint64 id = 0;
    StreamKey key = {}; ///< of a stream that is to be made the file is empty
    QString order = {}; ///< what is to be imported, in words of the caller

    friend bool operator==(const WaitingImport &, const WaitingImport &) = default;
};

/// A change of which the file is written first and the history afterwards: enough is kept to finish
/// it should the program end in between.
struct Intent
{
    qint64 id = 0;
    QString before = {}; ///< digest of the file; empty: there was none
    QString after = {}; ///< digest of the file as it is to be
    StreamChange change = {};
};

/// Status and history of a catalog: what the files do not hold (DESIGN decision 1). SQLite with WAL
/// and foreign keys; schema versions with migrations. Any number of processes may have it open; one
/// writes at a time, and waits for another one up to 10 s.
///
/// One object belongs to one thread. All errors are Io, DiskFull, NoPermission, or InvalidInput
/// for a database that is newer than this program, damaged, or is no database; NotFound when one
/// that does not exist is opened for reading only.
class HistoryStore
{
public:
    /// Opens, or makes, @p path and its folder; a folder called .headwater gets a .gitignore of
    /// "*".
    /// @p readOnly never creates or migrates.
    static Result<std::unique_ptr<HistoryStore>> open(const QString &path, bool readOnly = false);
    HistoryStore(const HistoryStore &) = delete;
    HistoryStore &operator=(const HistoryStore &) = delete;
    ~HistoryStore();

    bool isReadOnly() const;

    /// nullopt: nothing was ever recorded for that stream.
    Result<std::optional<ImageStream>> stream(const StreamKey &key) const;
    Result<QHash<StreamKey, ImageStream>> streams() const;
    /// Records @p change, all or nothing. As the API server does, the store gives a new stream its
    /// uid and every write a resourceVersion, and refuses (Conflict) a stream that was made from
    /// another resourceVersion than the recorded one: two programs on one catalog lose nothing of
    /// each other. A stream without a resourceVersion is written whatever is recorded.
    Result<void> apply(const StreamChange &change);
    /// Records that a file is about to be written as part of a change; returns the intent's id.
    Result<qint64> announce(const Intent &intent);
    /// apply(), and the intent is done. Does nothing if somebody else has finished it meanwhile.
    Result<void> fulfil(qint64 intent, const StreamChange &change);
    Result<void> withdraw(qint64 intent);
    /// Oldest first.
    Result<QList<Intent>> intents() const;
    /// A definition moved to another file: its history follows. Errors also: NotFound if nothing is
    /// recorded for @p from, AlreadyExists if @p to has a history of its own.
    Result<void> rename(const StreamKey &from, const StreamKey &to);

    /// Newest first.
    Result<QList<JournalEntry>> journal(const StreamKey &key) const;
    Result<std::optional<Image>> image(const QString &digest) const;
    Result<QHash<QString, KnownList>> knownLists() const; ///< by digest

    /// What waits to be imported, in its order.
    Result<QList<WaitingImport>> waitingImports() const;
    /// Puts it at the end; returns its id.
    Result<qint64> enqueue(const StreamKey &key, const QString &order);
    Result<void> dequeue(const QList<qint64> &ids);

    /// Whether another connection, of this or another process, has written since the last call.
    Result<bool> wasChangedByOthers();

    /// The index of the catalog's files, a cache: see fileindex.h.
    Result<QHash<QString, IndexedFile>> fileIndex(const QString &reader) const;
    Result<void> updateFileIndex(const QString &reader, const QList<IndexedFile> &changed,
                                 const QStringList &gone);

private:
    class Private;
    explicit HistoryStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace headwater
