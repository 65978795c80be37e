// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/openfile.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"
#include "core/base/savefile.h"
#include "core/base/worker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// About 600 lines: some milliseconds to insert, so that a file of 150,000 never holds up the
// window.
constexpr qsizetype sliceCharacters = 24 * 1024;
// Longer than the pause between two keys, shorter than anybody waits for.
constexpr int readingPause = 150;
// A text that takes long to read is read a third of the time at most, but every few seconds.
constexpr int longestPause = 3000;

QString asEditorText(QString raw)
{
    return raw.replace(QChar::ParagraphSeparator, u'\n');
}

bool isWritable(const QString &path)
{
    return QFileInfo(path).isWritable();
}

} // namespace

/// What reading the file for the first time gave.
struct OpenFile::Load
{
    Result<FileContent> content;
    EditorText text = {};
    std::optional<Digest> digest = {};
    bool isWritable = false;
};

/// What looking at the disk again gave.
struct OpenFile::Look
{
    bool isSame = false; ///< as far as the stamp tells
    Result<FileContent> content;
};

OpenFile::OpenFile(QString folder, QString file, QThreadPool &readers, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_file(std::move(file))
    , m_readers(readers)
{
    m_document.setUndoRedoEnabled(false);
    m_slices.setInterval(0);
    m_reading.setInterval(readingPause);
    m_reading.setSingleShot(true);
    connect(&m_slices, &QTimer::timeout, this, &OpenFile::loadSlice);
    connect(&m_reading, &QTimer::timeout, this, &OpenFile::startReading);
    // Not contentsChange(): that one is silent until a view has given the document a layout.
    connect(&m_document, &QTextDocument::contentsChanged, this, &OpenFile::noteChange);
    connect(&m_document, &QTextDocument::modificationChanged, this, &OpenFile::stateChanged);
}

void OpenFile::load()
{
    runInPool([path = path()] { return readFirst(path); }).then(this, [this](const Load &load) {
        takeLoad(load);
    });
}

QString OpenFile::path() const
{
    return QDir(m_folder).filePath(m_file);
}

OpenFile::Load OpenFile::readFirst(const QString &path)
{
    Load load{.content = readFile(path, limits::definitionFileBytes)};
    if (load.content) {
        load.text = decodeText(load.content->bytes);
        load.digest = Digest::ofSha256(load.content->bytes);
        load.isWritable = headwater::isWritable(path);
    }
    return load;
}

void OpenFile::takeLoad(const Load &load)
{
    if (!load.content) {
        m_failure = load.content.error();
        m_failure->subject = m_file;
        Q_EMIT loaded();
        return;
    }
    m_shape = load.text.shape;
    m_base = load.digest;
    m_stamp = load.content->stamp;
    m_isReadOnly = !load.isWritable || !load.text.isExact;
    m_rest = load.text.text;
    loadSlice();
    if (!m_isLoaded)
        m_slices.start();
}

void OpenFile::loadSlice()
{
    qsizetype end = qMin(m_loaded + sliceCharacters, m_rest.size());
    if (end < m_rest.size()) {
        const qsizetype newline = m_rest.indexOf(u'\n', end); // whole lines: no block changes twice
        end = newline < 0 ? m_rest.size() : newline + 1;
    }
    QTextCursor cursor(&m_document);
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(m_rest.sliced(m_loaded, end - m_loaded));
    m_loaded = end;
    if (m_loaded >= m_rest.size())
        finishLoading();
}

void OpenFile::finishLoading()
{
    m_slices.stop();
    m_rest.clear();
    m_document.setUndoRedoEnabled(true);
    m_document.setModified(false);
    m_isLoaded = true;
    Q_EMIT loaded();
    Q_EMIT stateChanged();
    startReading();
}

FileState OpenFile::state() const
{
    return {.file = m_file,
            .isLoaded = m_isLoaded,
            .isModified = isModified(),
            .isReadOnly = m_isReadOnly,
            .disk = m_disk};
}

QString OpenFile::editorText() const
{
    return asEditorText(m_document.toRawText());
}

QByteArray OpenFile::text() const
{
    return encodeText(editorText(), m_shape);
}

int OpenFile::position(qsizetype offset) const
{
    return static_cast<int>(editorPositions(text(), m_shape, {offset}).first());
}

void OpenFile::noteChange()
{
    ++m_revision;
    // Not started anew by each key: who types without a pause sees what it says as well.
    if (m_isLoaded && !m_reading.isActive())
        m_reading.start();
}

void OpenFile::startReading()
{
    if (m_isBeingRead) {
        m_reading.start();
        return;
    }
    m_isBeingRead = true;
    m_sinceReading.start();
    FileReading taken;
    taken.file = m_file;
    taken.revision = m_revision;
    taken.isModified = isModified();
    runInPool(
        m_readers,
        [raw = m_document.toRawText(), shape = m_shape, reading = std::move(taken)]() mutable {
            standBack();
            reading.text = encodeText(asEditorText(raw), shape);
            reading.document = DefinitionDocument::read(reading.text, reading.file);
            reading.definition
                = std::make_shared<const Definition>(readDefinition(reading.document));
            return reading;
        })
        .then(this, [this](const FileReading &reading) {
            m_isBeingRead = false;
            const auto pause
                = static_cast<int>(qMin<qint64>(2 * m_sinceReading.elapsed(), longestPause));
            m_reading.setInterval(qMax(readingPause, pause));
            destroyInPool(std::exchange(m_lastReading, reading));
            Q_EMIT read(reading);
        });
}

Result<void> OpenFile::apply(const QList<TextEdit> &edits, int revision, Step step)
{
    if (m_isReadOnly)
        return Error{.kind = Error::Kind::NoPermission, .subject = m_file};
    if (!m_isLoaded || revision != m_revision)
        return Error{.kind = Error::Kind::Conflict,
                     .subject = m_file,
                     .detail = u"the text has changed meanwhile"_s};
    QList<qsizetype> offsets;
    offsets.reserve(2 * edits.size());
    for (const TextEdit &edit : edits)
        offsets << edit.from << edit.to;
    const QList<qsizetype> positions = editorPositions(text(), m_shape, offsets);
    QTextCursor cursor(&m_document);
    // Where a view's cursor will be when the step is undone.
    cursor.setPosition(positions.isEmpty() ? 0 : static_cast<int>(positions.first()));
    if (step == Step::Last)
        cursor.joinPreviousEditBlock();
    else
        cursor.beginEditBlock();
    for (qsizetype i = edits.size() - 1; i >= 0; --i) {
        cursor.setPosition(static_cast<int>(positions.at(2 * i)));
        cursor.setPosition(static_cast<int>(positions.at(2 * i + 1)), QTextCursor::KeepAnchor);
        cursor.insertText(decodeText(edits.at(i).text).text);
    }
    cursor.endEditBlock();
    return {};
}

void OpenFile::save()
{
    if (m_isSaving || !m_isLoaded)
        return;
    if (m_disk != Disk::Same) {
        Q_EMIT saveFailed({.kind = Error::Kind::Conflict, .subject = m_file});
        return;
    }
    m_isSaving = true;
    ++m_saves;
    const int revision = m_revision;
    struct Saved
    {
        Result<void> result;
        Digest digest;
    };
    runInPool([raw = m_document.toRawText(), shape = m_shape, path = path(), base = m_base,
               within = m_folder] {
        QByteArray bytes = encodeText(asEditorText(raw), shape);
        Result<void> result = saveFile(path, bytes, {.expected = base, .within = within});
        return Saved{std::move(result), Digest::ofSha256(bytes)};
    }).then(this, [this, revision](const Saved &saved) {
        takeSaved(saved.result, saved.digest, revision);
    });
}

void OpenFile::saveCopy(const QString &path)
{
    if (!m_isLoaded)
        return;
    // What the editor cannot hold byte by byte comes from the disk.
    const QString source = m_isReadOnly ? this->path() : QString();
    runInPool([raw = m_document.toRawText(), shape = m_shape, source, path]() -> Result<void> {
        if (source.isEmpty())
            return saveFile(path, encodeText(asEditorText(raw), shape));
        const Result<FileContent> content = readFile(source, limits::definitionFileBytes);
        return content ? saveFile(path, content->bytes) : content.error();
    }).then(this, [this, path](const Result<void> &result) {
        if (result) {
            Q_EMIT copied(path);
            return;
        }
        Error error = result.error();
        error.subject = path;
        Q_EMIT saveFailed(error);
    });
}

void OpenFile::takeSaved(const Result<void> &result, const Digest &digest, int revision)
{
    m_isSaving = false;
    ++m_saves;
    if (!result) {
        Error error = result.error();
        error.subject = m_file;
        if (error.kind == Error::Kind::Conflict)
            checkDisk();
        Q_EMIT saveFailed(error);
        return;
    }
    m_base = digest;
    if (revision == m_revision)
        m_document.setModified(false);
    Q_EMIT saved();
}

OpenFile::Look OpenFile::look(const QString &path, const FileStamp &known)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) == 0 && FileStamp::of(info) == known)
        return {.isSame = true, .content = FileContent()};
    return {.isSame = false, .content = readFile(path, limits::definitionFileBytes)};
}

void OpenFile::checkDisk()
{
    if (!m_isLoaded || m_isLooking || m_isSaving)
        return;
    m_isLooking = true;
    runInPool([path = path(), stamp = m_stamp] {
        return look(path, stamp);
    }).then(this, [this, saves = m_saves](const Look &look) { takeLook(look, saves); });
}

void OpenFile::takeLook(const Look &look, int saves)
{
    m_isLooking = false;
    // What was read before a save of ours ended says nothing about the file after it.
    if (saves != m_saves || (look.isSame && m_disk != Disk::Missing))
        return;
    if (!look.content) {
        // Anything but NotFound is a passing trouble, or shows itself at the next save.
        if (look.content.error().kind == Error::Kind::NotFound)
            setDisk(Disk::Missing);
        return;
    }
    if (look.isSame) {
        setDisk(Disk::Same);
        return;
    }
    m_stamp = look.content->stamp;
    m_theirs = look.content->bytes;
    const Digest found = Digest::ofSha256(m_theirs);
    if (m_base == found) {
        setDisk(Disk::Same);
        return;
    }
    if (!isModified() || m_theirs == text()) {
        takeTheirs();
        return;
    }
    setDisk(Disk::Changed);
    Q_EMIT stateChanged(); // it may have changed once more
}

void OpenFile::setDisk(Disk disk)
{
    if (m_disk == disk)
        return;
    m_disk = disk;
    Q_EMIT stateChanged();
}

void OpenFile::keepMine()
{
    if (m_disk == Disk::Missing)
        m_base.reset();
    else
        m_base = Digest::ofSha256(m_theirs);
    // What undo leads back to is not on the disk any more.
    m_document.setModified(false);
    m_document.setModified(true);
    setDisk(Disk::Same);
}

void OpenFile::takeTheirs()
{
    const EditorText theirs = decodeText(m_theirs);
    m_shape = theirs.shape;
    m_isReadOnly = m_isReadOnly || !theirs.isExact;
    m_base = Digest::ofSha256(m_theirs);
    replaceAll(theirs.text);
    m_document.setModified(false);
    setDisk(Disk::Same);
    Q_EMIT stateChanged();
}

void OpenFile::restore(const QByteArray &text)
{
    const EditorText restored = decodeText(text);
    if (m_failure && m_failure->kind == Error::Kind::NotFound) {
        m_failure.reset();
        m_shape = restored.shape;
        m_document.setUndoRedoEnabled(true);
        m_isLoaded = true;
        m_disk = Disk::Missing;
        replaceAll(restored.text);
        m_document.setModified(true);
        Q_EMIT stateChanged();
        return;
    }
    if (m_isLoaded && !m_isReadOnly)
        replaceAll(restored.text);
}

/// Only what lies between the common beginning and end is replaced, so that cursors stay.
void OpenFile::replaceAll(const QString &text)
{
    const QString before = editorText();
    const qsizetype most = qMin(before.size(), text.size());
    qsizetype head = 0;
    while (head < most && before.at(head) == text.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < most - head
           && before.at(before.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    if (head == before.size() && before.size() == text.size())
        return;
    QTextCursor cursor(&m_document);
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(before.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(head, text.size() - tail - head));
}

} // namespace headwater
