// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digest.h"
#include "core/base/filestamp.h"
#include "core/base/filetext.h"
#include "core/base/result.h"
#include "core/base/textedit.h"
#include "core/definition/definition.h"
#include "core/definition/definitiondocument.h"
#include "models/filestate.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTextDocument>
#include <QTimer>

#include <memory>
#include <optional>

class QThreadPool;

namespace headwater {

/// The text of an open file at one moment, and what it says.
struct FileReading
{
    QString file = {}; ///< relative to the catalog folder
    QByteArray text = {}; ///< as it would be saved
    int revision = 0; ///< OpenFile::revision() it was taken at
    bool isModified = false; ///< it was not what the disk held
    DefinitionDocument document = {}; ///< the text, read
    std::shared_ptr<const Definition> definition = {}; ///< never null
};

/// A file of the catalog that is open for editing: its text with one undo stack, and how it stands
/// to the disk. All changes go through document(), or through apply() where they come from a plan
/// that was made on bytes.
class OpenFile : public QObject
{
    Q_OBJECT
public:
    using Disk = FileState::Disk;

    /// For FOLDER/@p file; nothing is read before load().
    /// @p readers is where the text is read again and again; it outlives the file.
    OpenFile(QString folder, QString file, QThreadPool &readers, QObject *parent = nullptr);

    /// Begins to read the file. loaded() may come before this returns.
    void load();

    const QString &folder() const { return m_folder; } ///< of the catalog, absolute
    const QString &file() const { return m_file; } ///< relative to it
    QTextDocument &document() { return m_document; }
    /// All of the text is there. Before, it is not to be changed.
    bool isLoaded() const { return m_isLoaded; }
    /// Why there is no text.
    const std::optional<Error> &failure() const { return m_failure; }
    bool isModified() const { return m_document.isModified(); }
    /// The file must not be written, or cannot be kept byte by byte.
    bool isReadOnly() const { return m_isReadOnly; }
    Disk disk() const { return m_disk; }
    FileState state() const;
    const TextShape &shape() const { return m_shape; }

    /// Counts the changes of the text, undone and redone ones included.
    int revision() const { return m_revision; }
    /// The text as it would be saved.
    QByteArray text() const;
    /// Where the byte at @p offset of text() is in the document.
    int position(qsizetype offset) const;

    /// The latest reading; nullopt: none has been finished yet.
    const std::optional<FileReading> &reading() const { return m_lastReading; }

    /// Which step of undoing a change belongs to.
    enum class Step {
        New,
        Last, ///< that of the change before: it goes on with it
    };
    /// Makes @p edits, which were planned for the text at @p revision, as one step to undo.
    /// Errors: Conflict (the text has changed since), NoPermission (read-only).
    Result<void> apply(const QList<TextEdit> &edits, int revision, Step step = Step::New);

    /// Writes the text unless the disk holds what nobody here has seen; saved() or saveFailed()
    /// follows. Does nothing while a save is under way.
    void save();
    bool isSaving() const { return m_isSaving; }
    /// Writes the text as the file @p path, in place of what is there; this one stays as it is.
    /// copied() or saveFailed() follows.
    void saveCopy(const QString &path);
    /// Looks whether the disk still holds what the text was made of. A file without changes here
    /// follows the disk, as a step that can be undone.
    void checkDisk();
    /// The text here shall win: the next save() replaces what the disk holds by now.
    void keepMine();
    /// What the disk holds replaces the text here, as a step that can be undone.
    void takeTheirs();
    /// @p text, which was kept when the program ended without saving it, takes the place of the
    /// text, as a step that can be undone. A file that is not there any more begins with it.
    void restore(const QByteArray &text);
    /// What the disk held when it was found Changed.
    const QByteArray &theirs() const { return m_theirs; }
    /// What the text was made of; nullopt: nothing, the file is not there.
    const std::optional<Digest> &base() const { return m_base; }

Q_SIGNALS:
    /// The text is there, or failure() says why not.
    void loaded();
    /// What state() says has changed, or what the disk holds.
    void stateChanged();
    /// The text was changed some 150 ms ago or earlier, and this is what it says. While it goes on
    /// being changed, the latest reading is told again and again; a text of some MB every few
    /// seconds.
    void read(const headwater::FileReading &reading);
    void saved();
    void copied(const QString &path);
    void saveFailed(const headwater::Error &error);

private:
    struct Load;
    struct Look;

    static Load readFirst(const QString &path);
    static Look look(const QString &path, const FileStamp &known);
    void takeLoad(const Load &load);
    void loadSlice();
    void finishLoading();
    void noteChange();
    void startReading();
    void takeLook(const Look &look, int saves);
    void takeSaved(const Result<void> &result, const Digest &digest, int revision);
    void setDisk(Disk disk);
    void replaceAll(const QString &text);
    QString path() const;
    QString editorText() const;

    const QString m_folder;
    const QString m_file;
    QThreadPool &m_readers;
    QTextDocument m_document;
    QTimer m_slices;
    QString m_rest; // what is still to be loaded starts at m_loaded
    qsizetype m_loaded = 0;
    QTimer m_reading;
    QElapsedTimer m_sinceReading; // since it began
    std::optional<FileReading> m_lastReading;
    TextShape m_shape;
    std::optional<Error> m_failure;
    std::optional<Digest> m_base;
    FileStamp m_stamp;
    QByteArray m_theirs;
    Disk m_disk = Disk::Same;
    int m_revision = 0;
    int m_saves = 0; // begun and ended ones
    bool m_isLoaded = false;
    bool m_isReadOnly = false;
    bool m_isSaving = false;
    bool m_isBeingRead = false;
    bool m_isLooking = false;
};

} // namespace headwater
