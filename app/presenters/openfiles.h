// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/presenters/openfile.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace headwater {

class Catalog;

/// The files of the open catalog that are being edited, one OpenFile each however many views show
/// it. What is not saved yet is told to the catalog, so that its snapshot, and with it every model,
/// is about the text as it is being edited.
class OpenFiles : public QObject
{
    Q_OBJECT
public:
    /// @p catalog outlives this.
    explicit OpenFiles(Catalog &catalog, QObject *parent = nullptr);
    ~OpenFiles() override;

    /// The file, which is read from the disk if it is not open yet: see OpenFile::isLoaded(). @p
    /// file is relative to the catalog's folder. Stays until closing() names it.
    OpenFile &open(const QString &file);
    /// nullptr: not open.
    OpenFile *find(const QString &file) const;

    /// Makes @p edits in @p file, open or not, as one step to undo; nothing is saved. @p base is
    /// the text they were planned for, and if that is not what the file holds any more, nothing is
    /// done.
    /// @p then is told how it went: Conflict, NoPermission, or why the file cannot be read.
    void apply(const QString &file, const QList<TextEdit> &edits, const QByteArray &base,
               std::function<void(const Result<void> &)> then);

    /// Those with changes that are not saved, by name.
    QList<OpenFile *> modified() const;
    void saveAll();
    /// Looks at the disk for all files, soon.
    void checkDisk();
    /// Forgets the changes of all files, and the files.
    void closeAll();

Q_SIGNALS:
    void opened(headwater::OpenFile *file);
    /// Whoever shows @p file lets go of it now; it is deleted soon.
    void closing(headwater::OpenFile *file);
    /// Of one of the files: modified, saved, changed on the disk.
    void stateChanged(headwater::OpenFile *file);
    /// See OpenFile::read(). This is what forms, checks and previews follow.
    void read(const headwater::FileReading &reading);
    /// Some file's save failed.
    void saveFailed(headwater::OpenFile *file, const headwater::Error &error);

private:
    void wire(OpenFile &file);
    void tellCatalog(const OpenFile &file);
    void followCatalog();
    void applyNow(OpenFile &file, const QList<TextEdit> &edits, const QByteArray &base,
                  const std::function<void(const Result<void> &)> &then);

    Catalog &m_catalog;
    QString m_folder;
    QHash<QString, OpenFile *> m_files;
    QTimer m_check;
    QThreadPool m_readers; // apart from the program's: reading a large text takes seconds
};

} // namespace headwater
