// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/problem.h"
#include "core/imagestream/imagestream.h"
#include "core/store/streamkey.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <memory>

namespace headwater {

/// A file of the catalog folder and how reading it went.
struct CatalogFile
{
    Q_GADGET
public:
    enum class State { Waiting, Read, Broken, Gone };
    Q_ENUM(State)

    QString path = {}; ///< relative to the folder, '/' as separator
    State state = State::Waiting;
    qint64 size = 0; ///< bytes
    int streamCount = 0;
    int otherObjects = 0; ///< objects that are not image streams
    QList<Problem> problems = {};
    bool isUnsaved = false; ///< as somebody is editing it, not as the disk has it

    friend bool operator==(const CatalogFile &, const CatalogFile &) = default;
};

/// An image stream of the catalog: what its file says, and what a server would hold.
struct CatalogStream
{
    StreamKey key = {};
    std::shared_ptr<const ImageStream> definition = {};
    /// Spec and status together: serverStream(definition, recorded, time of the file).
    std::shared_ptr<const ImageStream> current = {};
    int document = 0;
    int item = -1;
    TextPosition position = {};
    QMap<QString, TextPosition> tagPositions = {};
    bool isDuplicate = false; ///< another file defines a stream of the same namespace and name
};

/// All of a catalog at one moment; immutable, cheap to copy and to hand to other threads.
struct CatalogSnapshot
{
    QString folder = {}; ///< absolute
    QList<CatalogFile> files = {}; ///< sorted by path
    QList<CatalogStream> streams = {}; ///< sorted by namespace, name, file
    bool isComplete = false; ///< every file found has been read

    const CatalogFile *file(const QString &path) const;
    const CatalogStream *stream(const StreamKey &key) const;
    QList<Problem> problems() const; ///< of all files, and duplicates; sorted by file and line
    int tagCount() const; ///< spec tags of all streams
    int otherObjects() const;
};

using CatalogSnapshotPtr = std::shared_ptr<const CatalogSnapshot>;

} // namespace headwater
