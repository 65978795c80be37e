// SPDX-License-Identifier: Apache-2.0
#include "app/presenters/recoverypresenter.h"

#include "app/presenters/openfiles.h"
#include "core/base/worker.h"
#include "core/catalog/catalog.h"

namespace headwater {

namespace {

QString keyOf(const QString &folder, const QString &file)
{
    return folder + u'\n' + file;
}

} // namespace

RecoveryPresenter::RecoveryPresenter(Catalog &catalog, OpenFiles &files, const QString &folder,
                                     QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_files(files)
    , m_store(std::make_shared<RecoveryStore>(folder))
{
    m_pool.setMaxThreadCount(1);
    connect(&files, &OpenFiles::read, this, &RecoveryPresenter::take);
    connect(&files, &OpenFiles::stateChanged, this, [this](const OpenFile *file) {
        if (file->isLoaded() && !file->isModified())
            forget(file->folder(), file->file());
    });
    connect(&files, &OpenFiles::closing, this,
            [this](const OpenFile *file) { forget(file->folder(), file->file()); });
    connect(&catalog, &Catalog::finished, this, &RecoveryPresenter::look);
}

RecoveryPresenter::~RecoveryPresenter()
{
    m_pool.waitForDone();
    for (const Wish &wish : std::as_const(m_wishes)) {
        if (!wish.record)
            m_store->drop(wish.folder, wish.file);
    }
}

void RecoveryPresenter::take(const FileReading &reading)
{
    const OpenFile *file = m_files.find(reading.file);
    if (!file || !file->isModified() || !reading.isModified)
        return;
    const RecoveryRecord record = {.folder = file->folder(),
                                   .file = reading.file,
                                   .base = file->base(),
                                   .time = QDateTime::currentDateTimeUtc(),
                                   .text = reading.text};
    m_kept.insert(keyOf(record.folder, record.file));
    wish({.folder = record.folder, .file = record.file, .record = record});
}

/// What was left by another run stays until somebody has decided about it.
void RecoveryPresenter::forget(const QString &folder, const QString &file)
{
    if (m_kept.remove(keyOf(folder, file)))
        wish({.folder = folder, .file = file, .record = {}});
}

void RecoveryPresenter::wish(const Wish &wish)
{
    m_wishes.insert(keyOf(wish.folder, wish.file), wish);
    work();
}

/// One after the other, and of several for one file only the latest: a slow disk delays, it does
/// not pile up.
void RecoveryPresenter::work()
{
    if (m_isWorking || m_wishes.isEmpty())
        return;
    m_isWorking = true;
    const Wish next = m_wishes.take(m_wishes.firstKey());
    runInPool(m_pool, [store = m_store, next] {
        if (next.record)
            return store->keep(*next.record);
        store->drop(next.folder, next.file);
        return Result<void>();
    }).then(this, [this](const Result<void> &result) {
        m_isWorking = false;
        if (!result && !m_hasFailed)
            Q_EMIT failed(result.error());
        m_hasFailed = !result;
        work();
    });
}

void RecoveryPresenter::look()
{
    runInPool(m_pool, [store = m_store, folder = m_catalog.snapshot()->folder] {
        return store->left(folder);
    }).then(this, [this](const QList<RecoveryRecord> &records) {
        if (!records.isEmpty() && records.first().folder == m_catalog.snapshot()->folder)
            Q_EMIT found(records);
    });
}

void RecoveryPresenter::restore(const RecoveryRecord &record)
{
    OpenFile &file = m_files.open(record.file);
    const auto restoreNow = [text = record.text, &file] { file.restore(text); };
    if (file.isLoaded() || file.failure())
        restoreNow();
    else
        connect(&file, &OpenFile::loaded, this, restoreNow, Qt::SingleShotConnection);
    // A text that is on the disk by now is safe there.
    m_kept.insert(keyOf(record.folder, record.file));
}

void RecoveryPresenter::discard(const RecoveryRecord &record)
{
    wish({.folder = record.folder, .file = record.file, .record = {}});
}

} // namespace headwater
