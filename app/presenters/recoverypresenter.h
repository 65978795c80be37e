// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/recovery.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace headwater {

class Catalog;
class OpenFile;
class OpenFiles;
struct FileReading;

/// Keeps the texts that are not saved safe from a crash, as they are being edited, and finds what a
/// crash has left when a catalog is opened. The disk is written to off the window's thread.
class RecoveryPresenter : public QObject
{
    Q_OBJECT
public:
    /// @p folder is where the texts are kept. Catalog and files outlive the presenter.
    RecoveryPresenter(Catalog &catalog, OpenFiles &files, const QString &folder,
                      QObject *parent = nullptr);
    /// What is to be forgotten is forgotten before this returns.
    ~RecoveryPresenter() override;

    /// The record's text becomes that of its file, which is opened for it.
    void restore(const RecoveryRecord &record);
    void discard(const RecoveryRecord &record);

Q_SIGNALS:
    /// Never empty. They are found again the next time unless restored or discarded.
    void found(const QList<headwater::RecoveryRecord> &records);
    /// The text of a file is not safe. Told once for each time that it begins to be so.
    void failed(const headwater::Error &error);

private:
    /// What is to be kept of a file.
    struct Wish
    {
        QString folder;
        QString file;
        std::optional<RecoveryRecord> record; ///< none: nothing
    };

    void take(const FileReading &reading);
    void look();
    void wish(const Wish &wish);
    void forget(const QString &folder, const QString &file);
    void work();

    Catalog &m_catalog;
    OpenFiles &m_files;
    const std::shared_ptr<RecoveryStore> m_store; // for the pool's one thread
    QThreadPool m_pool; // of its own: it waits for the disk
    QMap<QString, Wish> m_wishes; ///< not begun yet; the latest for each file
    QSet<QString> m_kept; ///< files that something is or will be kept of, by this run
    bool m_isWorking = false;
    bool m_hasFailed = false;
};

} // namespace headwater
